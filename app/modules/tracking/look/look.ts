import { z } from "zod";

const color = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^#[0-9a-f]{6}$/, "A colour is # and six digits, such as #1a2b3c.");

/** Leads nowhere but into the store, to a help centre on https, or to a mail program. */
const link = z
  .string()
  .trim()
  .max(300)
  .regex(/^(\/(?![/\\])[^\s<>"'{}\\]*|https:\/\/[^\s<>"'{}\\]+|mailto:[^\s<>"'{}\\]+)$/, {
    message: "A path of the store (/pages/help), an https address or mailto:.",
  });

/** Fonts that are there without being fetched. */
export const fonts = ["theme", "system", "serif", "mono"] as const;

const orNull = <S extends z.ZodType>(schema: S) =>
  z.union([z.literal("").transform(() => null), z.null(), schema]).default(null);

/** How a store's tracking page looks and what it offers. Everything has a default: a store that never looks at it has a good page. */
export const look = z.object({
  accent: orNull(color),
  background: orNull(color),
  text: orNull(color),
  font: z.enum(fonts).default("theme"),
  /** Corners of cards and buttons, in pixels. */
  radius: z.coerce.number().int().min(0).max(32).default(12),
  /** An image in the store's files. */
  logo: orNull(
    z
      .string()
      .trim()
      .max(500)
      .regex(
        /^https:\/\/cdn\.shopify\.com\/[^\s<>"'{}\\]+$/,
        "An image from the store's files (cdn.shopify.com).",
      ),
  ),
  helpLink: orNull(link),
  returnsLink: orNull(link),
  showItems: z.boolean().default(true),
  showHistory: z.boolean().default(true),
  showFeedback: z.boolean().default(true),
  showPromise: z.boolean().default(true),
  /** As the merchant wrote it, and what of it may stand on the page. */
  css: z.string().max(20_000).default(""),
  safeCss: z.string().default(""),
});

export type Look = z.output<typeof look>;

export const plainLook: Look = look.parse({});

const stacks: Record<Exclude<Look["font"], "theme">, string> = {
  system: "system-ui,-apple-system,'Segoe UI',sans-serif",
  serif: "Georgia,'Times New Roman',serif",
  mono: "ui-monospace,Menlo,Consolas,monospace",
};

/** The look as style: variables that the page's own style reads, then the store's. All of it was checked when it was saved. */
export function lookStyle(it: Look): string {
  const variables = [
    it.accent ? `--ds-accent:${it.accent}` : "",
    it.background ? `background:${it.background}` : "",
    it.text ? `color:${it.text}` : "",
    it.font === "theme" ? "" : `font-family:${stacks[it.font]}`,
    `--ds-radius:${it.radius}px`,
  ];
  return `.ds{${variables.filter(Boolean).join(";")}}${it.safeCss}`;
}
