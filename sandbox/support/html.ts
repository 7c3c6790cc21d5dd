/** A piece of HTML that is already safe to put into a page. */
export class Html {
  constructor(readonly text: string) {}
  toString(): string {
    return this.text;
  }
}

type Slot = Html | string | number | null | undefined | false | Slot[];

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign]!);

function render(slot: Slot): string {
  if (slot === null || slot === undefined || slot === false) return "";
  if (slot instanceof Html) return slot.text;
  if (Array.isArray(slot)) return slot.map(render).join("");
  return escapeHtml(String(slot));
}

/** Template tag: everything interpolated is escaped unless it is Html itself. */
export function html(parts: TemplateStringsArray, ...slots: Slot[]): Html {
  return new Html(parts.map((part, at) => part + (at < slots.length ? render(slots[at]) : "")).join(""));
}

/** For text that is known to be markup, such as a rendered Liquid block. */
export const trusted = (text: string): Html => new Html(text);
