import { randomBytes } from "node:crypto";
import type { Courier } from "../delivery/courier";
import { announcement } from "../delivery/delivery";
import type { Settings } from "../options";
import { DAY_MS, type Clock } from "../support/clock";

export type Medium = "sms" | "whatsapp";

export interface Text {
  sid: string;
  direction: "outbound-api" | "inbound";
  from: string;
  to: string;
  body: string;
  status: string;
  errorCode: number | null;
  service: string | null;
  contentSid: string | null;
  at: Date;
}

/** Numbers that cannot be reached, by their end; all others are. */
const ENDINGS: Record<string, { status: string; code: number }> = {
  "5550111": { status: "undelivered", code: 30005 },
  "5550112": { status: "undelivered", code: 30006 },
  "5550113": { status: "failed", code: 30007 },
};

const STOP = ["STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"];
const START = ["START", "YES", "UNSTOP"];

const mediumOf = (address: string): Medium => (address.startsWith("whatsapp:") ? "whatsapp" : "sms");
const numberIn = (address: string): string => address.replace("whatsapp:", "");

/** Carries texts and tells what became of them; a number that said STOP gets nothing more. */
export class Switchboard {
  readonly texts: Text[] = [];
  private readonly blocked = new Set<string>();

  constructor(
    private readonly clock: Clock,
    private readonly courier: Courier,
    private readonly settings: Settings,
  ) {}

  forget(): void {
    this.texts.length = 0;
    this.blocked.clear();
  }

  hasStopped = (to: string): boolean => this.blocked.has(to);

  send(
    wish: Pick<Text, "from" | "to" | "body" | "service" | "contentSid">,
    callbackUrl: string | null,
  ): Text {
    const text: Text = {
      ...wish,
      sid: `SM${randomBytes(16).toString("hex")}`,
      direction: "outbound-api",
      status: wish.service ? "accepted" : "queued",
      errorCode: null,
      at: this.clock.now(),
    };
    this.texts.push(text);
    const accepted = { ...text };
    for (const status of this.fateOf(text)) {
      text.status = status.status;
      text.errorCode = status.code;
      if (callbackUrl) this.callBack(text, callbackUrl);
    }
    return accepted;
  }

  /** Somebody writes from their phone. */
  reply(number: string, medium: Medium, body: string): Text {
    const prefix = medium === "whatsapp" ? "whatsapp:" : "";
    const from = prefix + number;
    const earlier = this.texts.filter((each) => each.to === from).at(-1);
    const text: Text = {
      sid: `SM${randomBytes(16).toString("hex")}`,
      direction: "inbound",
      from,
      to: prefix + this.settings.twilioFrom,
      body,
      status: "received",
      errorCode: null,
      service: earlier?.service ?? null,
      contentSid: null,
      at: this.clock.now(),
    };
    this.texts.push(text);
    const word = body.trim().toUpperCase();
    const said = STOP.includes(word) ? "STOP" : START.includes(word) ? "START" : null;
    if (said === "STOP") this.blocked.add(from);
    if (said === "START") this.blocked.delete(from);
    // Only a messaging service handles such words by itself and says so.
    const handled: Record<string, string> = said && text.service ? { OptOutType: said } : {};
    const { appUrl, shopDomain, twilioSid } = this.settings;
    this.post(`${appUrl}/webhooks/channels/twilio_${medium}/${shopDomain}`, "inbound", {
      ToCountry: "US",
      SmsMessageSid: text.sid,
      NumMedia: "0",
      SmsSid: text.sid,
      SmsStatus: "received",
      Body: body,
      To: text.to,
      NumSegments: "1",
      MessageSid: text.sid,
      AccountSid: twilioSid,
      From: from,
      ApiVersion: "2010-04-01",
      ...(text.service ? { MessagingServiceSid: text.service } : {}),
      ...handled,
    });
    return text;
  }

  private fateOf(text: Text): { status: string; code: number | null }[] {
    const ending = Object.keys(ENDINGS).find((end) => text.to.endsWith(end));
    if (ending) return [{ status: "sent", code: null }, ENDINGS[ending]!];
    if (mediumOf(text.to) === "sms") return ["sent", "delivered"].map((status) => ({ status, code: null }));
    if (text.contentSid === null && !this.wroteToday(text.to)) return [{ status: "failed", code: 63016 }];
    return ["sent", "delivered", "read"].map((status) => ({ status, code: null }));
  }

  private wroteToday(address: string): boolean {
    const since = this.clock.now().getTime() - DAY_MS;
    return this.texts.some((each) => each.from === address && each.at.getTime() > since);
  }

  private callBack(text: Text, url: string): void {
    this.post(url, "status", {
      SmsSid: text.sid,
      SmsStatus: text.status,
      MessageStatus: text.status,
      To: text.to,
      MessageSid: text.sid,
      AccountSid: this.settings.twilioSid,
      From: text.from,
      ApiVersion: "2010-04-01",
      ...(text.service ? { MessagingServiceSid: text.service } : {}),
      ...(text.errorCode === null ? {} : { ErrorCode: String(text.errorCode) }),
    });
  }

  private post(url: string, topic: string, params: Record<string, string>): void {
    const body = new URLSearchParams(params).toString();
    const shop = this.settings.shopDomain;
    this.courier.send(announcement({ kind: "twilio", shop, topic, url, body }, this.clock.now()));
  }

  /** What each phone shows, the last that changed first. */
  phones(): { number: string; medium: Medium; texts: Text[]; stopped: boolean }[] {
    const found = new Map<string, Text[]>();
    for (const text of this.texts) {
      const address = text.direction === "inbound" ? text.from : text.to;
      const known = found.get(address) ?? [];
      found.delete(address);
      found.set(address, [...known, text]);
    }
    return [...found]
      .map(([address, texts]) => ({
        number: numberIn(address),
        medium: mediumOf(address),
        texts,
        stopped: this.blocked.has(address),
      }))
      .reverse();
  }
}
