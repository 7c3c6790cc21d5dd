import express, { Router, type NextFunction, type Request, type Response } from "express";
import type { Platform } from "../platform";
import { faultGate } from "../support/faults";
import type { Text } from "./switchboard";
import { wishIn } from "./wish";

const twilioError = (status: number, code: number, message: string) => ({
  code,
  message,
  more_info: `https://www.twilio.com/docs/errors/${code}`,
  status,
});

const FAULT_BODIES = {
  "401": twilioError(401, 20003, "Authenticate"),
  "403": twilioError(403, 20005, "Account not active"),
  "429": twilioError(429, 20429, "Too Many Requests"),
  "500": twilioError(500, 20500, "Internal Server Error"),
  "503": twilioError(503, 20503, "Service unavailable"),
};

const messageView = (text: Text, accountSid: string) => ({
  account_sid: accountSid,
  api_version: "2010-04-01",
  body: text.body,
  date_created: text.at.toUTCString(),
  date_sent: ["queued", "accepted"].includes(text.status) ? null : text.at.toUTCString(),
  date_updated: text.at.toUTCString(),
  direction: text.direction,
  error_code: text.errorCode,
  error_message: null,
  from: text.from,
  messaging_service_sid: text.service,
  num_media: "0",
  num_segments: text.service ? "0" : "1",
  price: null,
  price_unit: "USD",
  sid: text.sid,
  status: text.status,
  subresource_uris: { media: `/2010-04-01/Accounts/${accountSid}/Messages/${text.sid}/Media.json` },
  to: text.to,
  uri: `/2010-04-01/Accounts/${accountSid}/Messages/${text.sid}.json`,
});

export function twilioApi(platform: Platform): Router {
  const { switchboard, settings } = platform;
  const { twilioSid: sid, twilioToken } = settings;
  const wanted = `Basic ${Buffer.from(`${sid}:${twilioToken}`).toString("base64")}`;
  const router = Router();
  router.use(express.text({ type: "application/x-www-form-urlencoded", limit: "1mb" }));
  router.use((req: Request, res: Response, next: NextFunction) => {
    if (req.get("Authorization") === wanted) return next();
    res.status(401).json(FAULT_BODIES["401"]);
  });
  router.use(faultGate(platform.faults.twilio, FAULT_BODIES));
  const messages = `/2010-04-01/Accounts/${sid}/Messages.json`;
  router.post(messages, (req, res) => {
    const form = new URLSearchParams(String(req.body));
    const wish = wishIn(form, settings);
    const refusal =
      "code" in wish
        ? wish
        : switchboard.hasStopped(wish.to)
          ? { status: 400, code: 21610, message: "Attempt to send to unsubscribed recipient" }
          : null;
    if (refusal)
      return void res.status(refusal.status).json(twilioError(refusal.status, refusal.code, refusal.message));
    if ("code" in wish) return;
    const text = switchboard.send(wish, form.get("StatusCallback"));
    res.status(201).json(messageView(text, sid));
  });
  router.get(messages, (req, res) => {
    const { searchParams: asked } = new URL(req.originalUrl, "http://sandbox");
    const since = asked.get("DateSent>");
    const found = switchboard.texts
      .filter((each) => !asked.has("To") || each.to === asked.get("To"))
      .filter((each) => since === null || each.at >= new Date(since))
      .reverse();
    const size = Number(asked.get("PageSize") ?? 50);
    res.json({
      first_page_uri: `${messages}?PageSize=${size}&Page=0`,
      start: 0,
      end: Math.min(size, found.length),
      messages: found.slice(0, size).map((each) => messageView(each, sid)),
      next_page_uri: null,
      page: 0,
      page_size: size,
      previous_page_uri: null,
      uri: `${messages}?PageSize=${size}&Page=0`,
    });
  });
  router.use((_req, res) => {
    res.status(404).json(twilioError(404, 20404, "The requested resource was not found"));
  });
  return router;
}
