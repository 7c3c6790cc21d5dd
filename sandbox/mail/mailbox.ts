import PostalMime, { type Email } from "postal-mime";
import { iso, type Clock } from "../support/clock";

export interface Received {
  number: number;
  at: string;
  messageId: string;
  from: string;
  to: string[];
  subject: string;
  text: string;
  html: string | null;
  headers: { key: string; value: string }[];
}

export interface Message extends Received {
  /** How often the same Message-ID came in. More than once is a duplicate the buyer would see. */
  received: number;
}

/** Every mail that was accepted, in the order it came. */
export class Mailbox {
  readonly all: Received[] = [];

  constructor(private readonly clock: Clock) {}

  async accept(raw: Buffer, envelopeTo: string[]): Promise<Received> {
    const mail: Email = await new PostalMime().parse(raw);
    return this.take({
      messageId: mail.messageId ?? `<without-id-${this.all.length + 1}@sandbox>`,
      from: mail.from?.address ?? "",
      to: envelopeTo,
      subject: mail.subject ?? "",
      text: mail.text ?? "",
      html: mail.html ?? null,
      headers: mail.headers.map(({ key, value }) => ({ key, value })),
    });
  }

  /** A mail that came by another way than SMTP. */
  take(mail: Omit<Received, "number" | "at">): Received {
    const received = { number: this.all.length + 1, at: iso(this.clock.now()), ...mail };
    this.all.push(received);
    return received;
  }

  /** Grouped by Message-ID, newest first. */
  messages(): Message[] {
    const groups = new Map<string, Received[]>();
    for (const mail of this.all) groups.set(mail.messageId, [...(groups.get(mail.messageId) ?? []), mail]);
    return [...groups.values()].map((group) => ({ ...group[0]!, received: group.length })).reverse();
  }

  forget(): void {
    this.all.length = 0;
  }
}
