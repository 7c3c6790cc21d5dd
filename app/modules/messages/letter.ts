import { plainText } from "../../domain/plain-text";
import type { Words } from "../../platform/i18n/words";

export interface LetterFacts {
  words: Words;
  shopName: string;
  orderName: string;
  recipient: string | null;
  headline: string;
  dates: { likely: string; latest: string } | null;
  next: { step: string; values: Record<string, string> };
  link: string;
  items: { title: string; quantity: number }[];
}

const escape = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

/** Text on one line, in the order in which it is read: nothing a store or shopper wrote can end a header or turn a line round. */
const line = (text: string): string =>
  plainText(text)
    .replace(/[\u0000-\u001f\u007f\u0085\u2028\u2029]+/g, " ")
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, "")
    .trim();

/** A name may hold what `replace` would take for an order, such as `$&`. */
const filled = (text: string, name: string, value: string): string =>
  text.replace(`{${name}}`, () => line(value));

/** A letter says three things and no more: what happened and why, the new date, the next step. */
export function writeLetter(f: LetterFacts): { subject: string; text: string; html: string } {
  const { words: say } = f;
  const subject = `${say.headline(f.headline)} ${say.label.order} ${line(f.orderName)}`;
  const greeting = f.recipient ? filled(say.label.greeting, "name", f.recipient) : null;
  const date = say.when({ headline: f.headline, nextStep: f.next.step, dates: f.dates });
  const items = f.items.map((i) => `${i.quantity} × ${line(i.title)}`);
  const next = line(say.next(f.next.step, f.next.values));
  const sign = filled(say.label.sign, "shop", f.shopName);
  const text = [
    ...(greeting ? [greeting, ""] : []),
    say.headline(f.headline),
    say.cause(f.headline),
    "",
    ...(date ? [date, ""] : []),
    `${say.nextLabel} ${next}`,
    "",
    `${say.label.track}: ${f.link}`,
    "",
    ...items,
    "",
    sign,
  ].join("\n");
  const html = `<!doctype html><html lang="${say.language}" dir="${say.direction}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(subject)}</title></head>
<body style="margin:0;background:#f4f4f2;font-family:system-ui,Segoe UI,Helvetica,Arial,sans-serif;color:#1c1c1a;line-height:1.5">
<div style="max-width:560px;margin:0 auto;padding:32px 20px">
<div style="background:#fff;border-radius:12px;padding:32px 28px">
${greeting ? `<p style="margin:0 0 16px">${escape(greeting)}</p>` : ""}
<h1 style="margin:0 0 8px;font-size:22px;line-height:1.25">${escape(say.headline(f.headline))}</h1>
<p style="margin:0 0 24px;color:#55554f">${escape(say.cause(f.headline))}</p>
${date ? `<p style="margin:0 0 24px;font-size:17px"><strong>${escape(date)}</strong></p>` : ""}
<p style="margin:0 0 28px"><strong>${escape(say.nextLabel)}</strong><br>${escape(next)}</p>
<p style="margin:0 0 28px"><a href="${escape(f.link)}" style="display:inline-block;background:#1c1c1a;color:#fff;text-decoration:none;padding:12px 22px;border-radius:8px">${escape(say.label.track)}</a></p>
<p style="margin:0;color:#55554f;font-size:14px">${say.label.order} ${escape(line(f.orderName))}<br>${items.map(escape).join("<br>")}</p>
</div>
<p style="margin:20px 8px 0;color:#77776f;font-size:13px">${escape(sign)}</p>
</div></body></html>`;
  return { subject, text, html };
}
