import { Router } from "express";
import { z } from "zod";
import type { Platform } from "../platform";
import { claimView } from "./claim-desk";
import { easypostError } from "./errors";

const files = z.array(z.string()).default([]);
const createSchema = z.object({
  type: z.enum(["loss", "damage", "theft"]),
  tracking_code: z.string().min(1),
  amount: z.coerce.number().positive(),
  description: z.string().min(1),
  contact_email: z.string().email(),
  recipient_name: z.string().nullish(),
  reference: z.string().min(1).nullish(),
  payment_method: z.enum(["easypost_wallet", "mailed_check"]).default("easypost_wallet"),
  email_evidence_attachments: files,
  invoice_attachments: files,
  supporting_documentation_attachments: files,
});
const listSchema = z.object({
  tracking_code: z.string().optional(),
  reference: z.string().optional(),
  type: z.string().optional(),
  status: z.string().optional(),
  page_size: z.coerce.number().int().min(1).max(100).default(20),
  before_id: z.string().optional(),
});

export function claimRoutes(platform: Platform): Router {
  const router = Router();
  const { claims } = platform;

  router.post("/", (req, res) => {
    const parsed = createSchema.safeParse(req.body);
    if (!parsed.success) {
      const errors = parsed.error.issues.map((issue) => ({
        field: issue.path.join("."),
        message: issue.message,
      }));
      return res
        .status(422)
        .json(easypostError("CLAIM.CREATE.ERROR", "The claim could not be created.", errors));
    }
    const wish = parsed.data;
    const parcel = platform.parcels.parcels.get(wish.tracking_code);
    if (!parcel)
      return res
        .status(422)
        .json(easypostError("CLAIM.TRACKING_CODE.INVALID", "The tracking code is not known."));
    const blocking = claims.blocking(wish.tracking_code, wish.type, wish.reference ?? null);
    if (blocking) {
      const hint = [{ field: "tracking_code", message: "A claim already exists.", claim_id: blocking.id }];
      return res
        .status(422)
        .json(easypostError("CLAIM.ALREADY_EXISTS", "A claim already exists for this package.", hint));
    }
    const attachments = [
      wish.email_evidence_attachments,
      wish.invoice_attachments,
      wish.supporting_documentation_attachments,
    ];
    const claim = claims.file({
      shop: parcel.shop,
      trackingCode: wish.tracking_code,
      type: wish.type,
      amount: wish.amount.toFixed(2),
      description: wish.description,
      contactEmail: wish.contact_email,
      recipientName: wish.recipient_name ?? null,
      reference: wish.reference ?? null,
      paymentMethod: wish.payment_method,
      attachments: attachments.flat().length,
    });
    return res.status(201).json(claimView(claim));
  });

  router.get("/", (req, res) => {
    const query = listSchema.safeParse(req.query);
    if (!query.success)
      return res.status(422).json(easypostError("PARAMETER.INVALID", "A parameter is not valid."));
    const { tracking_code: code, reference, type, status, page_size: size, before_id: before } = query.data;
    const found = [...claims.claims].reverse().filter((claim) => {
      if (code && claim.trackingCode !== code) return false;
      if (reference && claim.reference !== reference) return false;
      return (!type || claim.type === type) && (!status || claim.status === status);
    });
    const from = before ? found.findIndex((claim) => claim.id === before) + 1 : 0;
    return res.json({
      claims: found.slice(from, from + size).map(claimView),
      has_more: from + size < found.length,
    });
  });

  router.get("/:id", (req, res) => {
    const claim = claims.claims.find((each) => each.id === req.params.id);
    if (!claim)
      return res.status(404).json(easypostError("NOT_FOUND", "The requested resource could not be found."));
    return res.json(claimView(claim));
  });

  router.post("/:id/cancel", (req, res) => {
    const claim = claims.claims.find((each) => each.id === req.params.id);
    if (!claim)
      return res.status(404).json(easypostError("NOT_FOUND", "The requested resource could not be found."));
    claims.decide(claim, "cancelled", "Claim was cancelled by the user.", null);
    return res.json(claimView(claim));
  });
  return router;
}
