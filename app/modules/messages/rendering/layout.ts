import { dark, light, paint } from "./colour";
import { buttons, type Content, footerLines, itemLines, references, turn } from "./content";
import { type Paragraph, plain } from "./markup";
import { css, fonts } from "./sheet";
import { oneLine, safeLink } from "./values";

const escape = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

const anchor = (link: string, label: string, style: string, name = ""): string =>
  `<a href="${escape(link)}"${name && ` class="${name}"`} style="${style}" target="_blank" rel="noopener">${escape(label)}</a>`;

const table = (inside: string, attributes = ""): string =>
  `<table role="presentation" cellpadding="0" cellspacing="0" border="0" ${attributes || 'width="100%"'}>${inside}</table>`;

const inline = (paragraph: Paragraph): string =>
  paragraph.parts
    .map(({ text, bold, link }) => {
      const set =
        link === null ? escape(text) : anchor(link, text, "color:inherit;text-decoration:underline");
      return bold && !paragraph.lead ? `<strong>${set}</strong>` : set;
    })
    .join("");

/** What matters most stands in a panel of its own, with the brand's colour at its beginning. */
function block(paragraph: Paragraph, begin: "left" | "right", accent: string): string {
  const text = inline(paragraph);
  if (!paragraph.lead) return `<p style="margin:0 0 16px">${text}</p>`;
  const edge = `border-${begin}:4px solid ${accent}`;
  return `${table(`<tr><td class="panel edge" bgcolor="${light.panel}" style="background:${light.panel};${edge};border-radius:6px;padding:14px 18px;font-size:18px;line-height:1.4;font-weight:600">${text}</td></tr>`)}<div style="height:20px;line-height:20px;font-size:0">&#160;</div>`;
}

/** The first button is filled; further choices are outlined; the page of the order is a link where there are choices. */
function pressed(content: Content): string {
  const { fill, ink } = paint(content.brand.color, light);
  const all = buttons(content);
  const shape =
    "display:inline-block;padding:14px 26px;font-weight:600;font-size:16px;line-height:1.25;text-decoration:none";
  return all
    .map(({ label, link }, place) => {
      if (place > 0 && link === content.facts.order.link)
        return `<p style="margin:20px 0 0">${anchor(link, label, `color:${light.ink};text-decoration:underline`, "ink")}</p>`;
      const [name, cell, text] =
        place === 0
          ? ["fill", `background:${fill};border:1px solid ${fill}`, ink]
          : ["line", `background:${light.card};border:1px solid ${light.soft}`, light.ink];
      return table(
        `<tr><td class="${name}" align="center" bgcolor="${place === 0 ? fill : light.card}" style="${cell};border-radius:10px">${anchor(link, label, `${shape};color:${text}`, `${name}-ink`)}</td></tr>`,
        `class="button" style="margin:0 0 10px"`,
      );
    })
    .join("");
}

function details(content: Content): string {
  const small = `font-size:14px;line-height:1.5;color:${light.soft}`;
  const items = itemLines(content).map(
    (line) => `<div style="padding:3px 0"><bdi>${escape(line)}</bdi></div>`,
  );
  const heading = `<div class="ink" style="font-weight:600;color:${light.ink};padding:0 0 4px">${escape(content.itemsHeading)}</div>`;
  const named = references(content).map((text) => `<bdi>${escape(text)}</bdi>`);
  return `<div class="rule soft" style="border-top:1px solid ${light.line};margin:28px 0 0;padding:20px 0 0;${small}">${items.length > 0 ? `${heading}${items.join("")}` : ""}<div style="padding:${items.length > 0 ? "12px" : "0"} 0 0">${named.join(" &#183; ")}</div></div>`;
}

function footer(content: Content): string {
  const { facts } = content;
  const quiet = "color:inherit;text-decoration:underline";
  const mail = facts.shop.email;
  const lines = [
    content.reason.map(inline).join("<br>"),
    ...(mail === null ? [] : [`<span dir="ltr">${escape(mail)}</span>`]),
    ...footerLines(content).map(escape),
    ...(facts.unsubscribe_link === null ? [] : [anchor(facts.unsubscribe_link, content.unsubscribe, quiet)]),
  ];
  return lines.map((line) => `<div style="padding:0 0 6px">${line}</div>`).join("");
}

function masthead({ facts, brand }: Content): string {
  const logo = safeLink(brand.logoUrl);
  const name = escape(facts.shop.name);
  const shown =
    logo === null
      ? `<bdi>${name}</bdi>`
      : `<img src="${escape(logo)}" alt="${name}" height="36" style="display:block;height:36px;max-width:220px;width:auto;border:0;font-size:20px">`;
  return `<td class="pad ink" style="padding:0 36px 18px;font-size:20px;font-weight:700;letter-spacing:-.01em;color:${light.ink}">${shown}</td>`;
}

/** Behind the subject, in the list of a mailbox. What follows keeps the rest of the letter out of it. */
const preheader = ({ body, title }: Content): string =>
  `<div style="display:none;max-height:0;overflow:hidden;mso-hide:all;font-size:0;line-height:0">${escape(oneLine(body[0] ? plain(body[0]) : title, 110))}${"&#847;&#8204;&#160;".repeat(40)}</div>`;

/** Where lines begin. Said in the old words, as Outlook knows no others. */
const begin = ({ facts }: Content): "left" | "right" => (facts.direction === "rtl" ? "right" : "left");

function card(content: Content): string {
  const { fill } = paint(content.brand.color, light);
  const who = turn(content);
  const chip = `<div class="soft" style="margin:0 0 20px;font-size:15px;color:${light.soft}"><span class="dot" style="color:${fill}">&#9679;</span>&#160; ${escape(who ?? "")}</div>`;
  return [
    `<p class="soft" style="margin:0 0 14px;color:${light.soft}">${escape(content.greeting)}</p>`,
    `<h1 class="title ink" style="margin:0 0 ${who === null ? 20 : 10}px;font-size:27px;line-height:1.22;font-weight:700;letter-spacing:-.015em;color:${light.ink}">${escape(content.title)}</h1>`,
    who === null ? "" : chip,
    content.body.map((paragraph) => block(paragraph, begin(content), fill)).join("\n"),
    `<div style="padding:10px 0 0">${pressed(content)}</div>`,
    details(content),
  ].join("\n");
}

/** The letter as HTML: tables for Outlook, one column of 600 px, nothing fetched but the logo. */
export function layout(content: Content): string {
  const { facts, brand, say } = content;
  const outlook = (inside: string) => `<!--[if mso]>${inside}<![endif]-->`;
  return `<!doctype html>
<html lang="${say.language}" dir="${facts.direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no">
<meta name="x-apple-disable-message-reformatting">
<title>${escape(content.subject)}</title>
<style>${css(paint(brand.color, dark))}</style>
</head>
<body class="page" dir="${facts.direction}" bgcolor="${light.page}" style="margin:0;padding:0;background:${light.page};color:${light.ink};font-family:${fonts};font-size:16px;line-height:1.55;-webkit-text-size-adjust:100%">
${preheader(content)}
${table(
  `<tr><td class="outer" align="center" style="padding:36px 16px 44px">
${outlook('<table role="presentation" width="600" cellpadding="0" cellspacing="0"><tr><td>')}
${table(
  `<tr>${masthead(content)}</tr>
<tr><td class="card pad ink" bgcolor="${light.card}" style="background:${light.card};border:1px solid ${light.line};border-radius:16px;padding:36px 36px 32px;color:${light.ink}">
${card(content)}
</td></tr>
<tr><td class="pad soft" style="padding:22px 36px 0;font-size:13px;line-height:1.5;color:${light.soft}">${footer(content)}</td></tr>`,
  `width="100%" style="max-width:600px;margin:0 auto;text-align:${begin(content)}"`,
)}
${outlook("</td></tr></table>")}
</td></tr>`,
  `class="page" width="100%" bgcolor="${light.page}" style="background:${light.page}"`,
)}
</body>
</html>`;
}
