import express, { Router, type NextFunction, type Request, type Response } from "express";
import type { Mailbox } from "../mail/mailbox";
import type { Platform } from "../platform";
import { faultGate } from "../support/faults";
import { addressIn, type Letter, type Mail, mailSchema } from "./letter";

const postmarkError = (code: number, message: string) => ({ ErrorCode: code, Message: message });

const WRONG_TOKEN = postmarkError(10, "The Server Token you provided is either missing or not valid.");
const FAULT_BODIES = {
  "401": WRONG_TOKEN,
  "429": postmarkError(429, "Too many requests. Try again later."),
  "500": { Message: "Internal Server Error" },
  "503": postmarkError(100, "Postmark API offline for maintenance."),
};

const STREAMS = ["outbound", "broadcast"];

/** What is wrong with a mail that has the right shape; null when it may go. */
function problemWith(mail: Mail, platform: Platform): { code: number; message: string } | null {
  const from = addressIn(mail.From);
  if (from === null) return { code: 300, message: "Invalid 'From' address." };
  if (!from.endsWith(`@${platform.settings.postmarkDomain}`))
    return { code: 400, message: "The 'From' address is not a Sender Signature on your account." };
  const to = addressIn(mail.To);
  if (to === null) return { code: 300, message: "Error parsing 'To': Illegal email address." };
  if (!mail.TextBody && !mail.HtmlBody)
    return { code: 300, message: "Provide either email TextBody or HtmlBody or both." };
  if ((mail.Subject ?? "").length > 2000) return { code: 300, message: "Subject is too long." };
  if (mail.Headers.some(({ Name, Value }) => /[\r\n]/.test(Name + Value)))
    return { code: 300, message: "Invalid header." };
  if (Object.entries(mail.Metadata).some(([name, value]) => name.length > 20 || value.length > 80))
    return { code: 300, message: "Metadata names have up to 20 characters, values up to 80." };
  if (!STREAMS.includes(mail.MessageStream))
    return { code: 1235, message: "The 'MessageStream' provided does not exist on this server." };
  if (platform.postOffice.suppressed.has(to.toLowerCase()))
    return {
      code: 406,
      message: `You tried to send to recipient(s) that have been marked as inactive. Found inactive addresses: ${to}.`,
    };
  return null;
}

const outboundView = ({ id, mail, to, at }: Letter) => ({
  Tag: mail.Tag ?? "",
  MessageID: id,
  MessageStream: mail.MessageStream,
  To: [{ Email: to, Name: null }],
  Cc: [],
  Bcc: [],
  Recipients: [to],
  ReceivedAt: at.toISOString(),
  From: mail.From,
  Subject: mail.Subject ?? "",
  Attachments: [],
  Status: "Sent",
  TrackOpens: mail.TrackOpens,
  TrackLinks: mail.TrackLinks,
  Metadata: mail.Metadata,
  Sandboxed: false,
});

export function postmarkApi(platform: Platform, mailbox: Mailbox): Router {
  const router = Router();
  router.use(express.json({ limit: "10mb" }));
  router.use((req: Request, res: Response, next: NextFunction) => {
    if (req.get("X-Postmark-Server-Token") === platform.settings.postmarkToken) return next();
    res.status(401).json(WRONG_TOKEN);
  });
  router.use(faultGate(platform.faults.postmark, FAULT_BODIES));
  router.post("/email", (req, res) => {
    const parsed = mailSchema.safeParse(req.body);
    if (!parsed.success) return void res.status(422).json(postmarkError(403, "Incompatible JSON."));
    const problem = problemWith(parsed.data, platform);
    if (problem) return void res.status(422).json(postmarkError(problem.code, problem.message));
    const { To, From } = parsed.data;
    const letter = platform.postOffice.accept(parsed.data, addressIn(To)!, addressIn(From)!, mailbox);
    res.json({
      To,
      SubmittedAt: letter.at.toISOString(),
      MessageID: letter.id,
      ErrorCode: 0,
      Message: "OK",
    });
  });
  router.get("/messages/outbound", (req, res) => {
    const { searchParams } = new URL(req.originalUrl, "http://sandbox");
    if (!searchParams.has("count") || !searchParams.has("offset"))
      return void res.status(422).json(postmarkError(600, "Parameters 'count' and 'offset' are required."));
    const [field, value] = [...searchParams].find(([name]) => name.startsWith("metadata_")) ?? [];
    const found = platform.postOffice.letters
      .filter((each) => !field || each.mail.Metadata[field.replace("metadata_", "")] === value)
      .reverse();
    const from = Number(searchParams.get("offset"));
    const page = found.slice(from, from + Number(searchParams.get("count")));
    res.json({ TotalCount: found.length, Messages: page.map(outboundView) });
  });
  router.use((_req, res) => void res.status(404).json(postmarkError(1000, "Not found.")));
  return router;
}
