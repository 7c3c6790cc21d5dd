// Written by scripts/collect.ts; do not edit.
import email from "./email.server";
import postmark from "./postmark.server";
import twilioSms from "./twilio_sms.server";
import twilioWhatsapp from "./twilio_whatsapp.server";

export const all = [
  email,
  postmark,
  twilioSms,
  twilioWhatsapp,
];
