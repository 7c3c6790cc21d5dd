import { randomUUID } from "node:crypto";
import type { Courier } from "../delivery/courier";
import { announcement } from "../delivery/delivery";
import type { Mailbox } from "../mail/mailbox";
import type { Settings } from "../options";
import type { Clock } from "../support/clock";
import type { Letter, Mail } from "./letter";
import { bounceOf, type Happening, subscriptionOf, wordOf } from "./words";

/** What an address does with its mail, by its name: Postmark's own test addresses, and some of ours at any domain. */
const MANNERS: Record<string, Happening[]> = {
  bounce: ["HardBounce"],
  soft: ["SoftBounce"],
  complaint: ["Delivery", "SpamComplaint"],
  open: ["Delivery", "Open"],
  click: ["Delivery", "Open", "Click"],
  stop: ["Delivery", "ManualSuppression"],
};
const BLACK_HOLE = "bounce-testing.postmarkapp.com";
const BOUNCES = {
  hardbounce: "HardBounce",
  softbounce: "SoftBounce",
  transient: "Transient",
  unsubscribe: "Unsubscribe",
  autoresponder: "AutoResponder",
  blocked: "Blocked",
  dnserror: "DnsError",
  spamnotification: "SpamNotification",
  bademailaddress: "BadEmailAddress",
} as const;

function mannerOf(address: string): Happening[] {
  const [name = "", domain = ""] = address.toLowerCase().split("@");
  const plain = name.replaceAll("_", "");
  if (domain === BLACK_HOLE)
    return [Object.hasOwn(BOUNCES, plain) ? BOUNCES[plain as keyof typeof BOUNCES] : "HardBounce"];
  return Object.hasOwn(MANNERS, plain) ? MANNERS[plain]! : ["Delivery"];
}

/** After these an address is on the list of those that get nothing more. */
const SUPPRESSING: Happening[] = ["HardBounce", "SpamComplaint", "BadEmailAddress", "ManualSuppression"];

/** Takes letters, puts them into the mailbox, and tells the app what became of them. */
export class PostOffice {
  readonly letters: Letter[] = [];
  readonly suppressed = new Map<string, string>();
  private lastBounce = 4_323_372_036;

  constructor(
    private readonly clock: Clock,
    private readonly courier: Courier,
    private readonly settings: Settings,
  ) {}

  forget(): void {
    this.letters.length = 0;
    this.suppressed.clear();
  }

  accept(mail: Mail, to: string, from: string, mailbox: Mailbox): Letter {
    const letter: Letter = { id: randomUUID(), mail, to, from, at: this.clock.now() };
    this.letters.push(letter);
    mailbox.take({
      messageId: `<${letter.id}@mtasv.net>`,
      from,
      to: [to],
      subject: mail.Subject ?? "",
      text: mail.TextBody ?? "",
      html: mail.HtmlBody ?? null,
      headers: mail.Headers.map(({ Name, Value }) => ({ key: Name.toLowerCase(), value: Value })),
    });
    for (const happening of mannerOf(to)) this.happen(letter, happening);
    return letter;
  }

  /** Something becomes of a letter, as its receiver's side decides. */
  happen(letter: Letter, happening: Happening): void {
    const { to } = letter;
    const suppresses = SUPPRESSING.includes(happening);
    if (suppresses) this.suppressed.set(to.toLowerCase(), happening);
    const at = this.clock.now();
    if (happening !== "ManualSuppression") {
      const plain = ["Delivery", "Open", "Click"].includes(happening);
      this.tell(plain ? wordOf(letter, happening, at) : bounceOf(letter, happening, ++this.lastBounce, at));
    }
    if (suppresses) this.tell(subscriptionOf(to, letter, happening, at));
  }

  /** Somebody puts an address back on the list of those that get mail. */
  reactivate(address: string): void {
    if (!this.suppressed.delete(address.toLowerCase())) return;
    this.tell(subscriptionOf(address, null, null, this.clock.now()));
  }

  private tell(word: { RecordType: string }): void {
    const { appUrl, shopDomain } = this.settings;
    this.courier.send(
      announcement(
        {
          kind: "postmark",
          shop: shopDomain,
          topic: word.RecordType,
          url: `${appUrl}/webhooks/channels/postmark/${shopDomain}`,
          body: JSON.stringify(word),
        },
        this.clock.now(),
      ),
    );
  }
}
