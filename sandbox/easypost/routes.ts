import express, { Router, type NextFunction, type Request, type Response } from "express";
import type { Platform } from "../platform";
import { faultGate } from "../support/faults";
import { claimRoutes } from "./claim-routes";
import { easypostError } from "./errors";
import { trackerRoutes } from "./tracker-routes";

const FAULT_BODIES = {
  "401": easypostError("APIKEY.INACTIVE", "This api key is no longer active."),
  "429": easypostError("RATE_LIMITED", "You have exceeded your rate limit. Please try again later."),
  "500": easypostError("INTERNAL_SERVER_ERROR", "We're sorry, something went wrong."),
  "503": easypostError("SERVICE_UNAVAILABLE", "The service is temporarily unavailable."),
};

/** Basic auth, the key as the user name. */
function keyGate(key: string) {
  const wanted = `Basic ${Buffer.from(`${key}:`).toString("base64")}`;
  const bare = `Basic ${Buffer.from(key).toString("base64")}`;
  return (req: Request, res: Response, next: NextFunction): void => {
    const given = req.get("Authorization");
    if (given === wanted || given === bare || given === `Bearer ${key}`) return next();
    res.status(401).json(easypostError("APIKEY.INACTIVE", "The API key is missing or not active."));
  };
}

export function easypostApi(platform: Platform): Router {
  const router = Router();
  router.use(express.json({ limit: "12mb" }), express.urlencoded({ extended: true, limit: "12mb" }));
  router.use(keyGate(platform.settings.easypostKey), faultGate(platform.faults.easypost, FAULT_BODIES));
  router.use("/v2/trackers", trackerRoutes(platform));
  router.use("/v2/claims", claimRoutes(platform));
  router.use((_req, res) => {
    res.status(404).json(easypostError("NOT_FOUND", "The requested resource could not be found."));
  });
  return router;
}
