import { type Response, Router } from "express";
import { z } from "zod";
import type { Platform } from "../platform";
import { easypostError } from "./errors";
import { trackerView, wireJson } from "./parcel";

const createSchema = z.object({
  tracker: z.object({ tracking_code: z.string().min(1), carrier: z.string().min(1).optional() }),
});
const flatSchema = createSchema.shape.tracker.transform((tracker) => ({ tracker }));
const listSchema = z.object({
  tracking_code: z.string().optional(),
  carrier: z.string().optional(),
  page_size: z.coerce.number().int().min(1).max(100).default(20),
  before_id: z.string().optional(),
});

const send = (res: Response, status: number, body: object): void =>
  void res.status(status).type("application/json").send(wireJson(body));

export function trackerRoutes(platform: Platform): Router {
  const router = Router();
  const registered = () =>
    [...platform.parcels.parcels.values()].filter((parcel) => parcel.trackerId !== null);

  router.post("/", (req, res) => {
    const parsed = z.union([createSchema, flatSchema]).safeParse(req.body);
    if (!parsed.success)
      return send(
        res,
        422,
        easypostError("TRACKER.CREATE.ERROR", "Unable to create tracker: tracking_code is required."),
      );
    const { tracking_code: trackingCode, carrier } = parsed.data.tracker;
    const known = platform.parcels.parcels.get(trackingCode);
    // Numbers the simulated carriers never printed are taken too: EasyPost answers them with an unknown status.
    const parcel =
      known ??
      platform.parcels.know({ shop: platform.main().domain, trackingCode, carrier: carrier ?? "USPS" });
    platform.parcels.register(parcel);
    return send(res, 201, trackerView(parcel));
  });

  router.get("/", (req, res) => {
    const query = listSchema.safeParse(req.query);
    if (!query.success)
      return send(res, 422, easypostError("PARAMETER.INVALID", "page_size must be between 1 and 100."));
    const { tracking_code: code, carrier, page_size: size, before_id: before } = query.data;
    const found = registered()
      .filter((parcel) => (!code || parcel.trackingCode === code) && (!carrier || parcel.carrier === carrier))
      .reverse();
    const from = before ? found.findIndex((parcel) => parcel.trackerId === before) + 1 : 0;
    const page = found.slice(from, from + size);
    return send(res, 200, { trackers: page.map(trackerView), has_more: from + size < found.length });
  });

  router.get("/:id", (req, res) => {
    const parcel = registered().find((each) => each.trackerId === req.params.id);
    if (!parcel)
      return send(res, 404, easypostError("NOT_FOUND", "The requested resource could not be found."));
    return send(res, 200, trackerView(parcel));
  });
  return router;
}
