import { buttons, type Content, footerLines, itemLines, references, turn } from "./content";
import { plain } from "./markup";

/** The letter as plain text: every line of it, for readers and programs that show no HTML. */
export function twin(content: Content): string {
  const { facts, greeting, title, body } = content;
  const who = turn(content);
  const blocks = [
    [greeting],
    [title, ...(who === null ? [] : [who])],
    ...body.map((paragraph) => [plain(paragraph)]),
    buttons(content).map(({ label, link }) => content.say.pair(label, link)),
    [references(content).join(" · ")],
    facts.items.length > 0 ? [content.itemsHeading, ...itemLines(content).map((line) => `- ${line}`)] : [],
    [...content.reason.map(plain), ...(facts.shop.email === null ? [] : [facts.shop.email])],
    footerLines(content),
    facts.unsubscribe_link === null ? [] : [content.say.pair(content.unsubscribe, facts.unsubscribe_link)],
  ];
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n");
}
