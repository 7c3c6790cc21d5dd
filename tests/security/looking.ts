import { Liquid } from "liquidjs";
import { type DefaultTreeAdapterMap, parse, parseFragment } from "parse5";

type Node = DefaultTreeAdapterMap["node"];
type Element = DefaultTreeAdapterMap["element"];

/** What nobody but the theme may say. */
export const SECRET = "8c1f-secret-of-the-theme";

const theme = new Liquid({
  // Whatever is included tells.
  templates: { secret: SECRET, x: SECRET },
  globals: {
    shop: { name: SECRET, secret: SECRET },
    customer: { email: SECRET },
    all_products: { lantern: { title: "Lantern & Co", price: 100, featured_image: "lantern.jpg" } },
  },
});
theme.registerFilter("image_url", (name: string) => `https://cdn.shopify.com/${name}`);
theme.registerFilter("money", (minor: number) => `$${minor / 100}`);

/** The page as a shopper gets it: what the app answers, put into the theme. */
export async function inTheme(answer: Response): Promise<string> {
  return String(await theme.parseAndRender(await answer.text()));
}

export function elementsOf(html: string, whole = false): Element[] {
  const walk = (node: Node): Element[] => [
    ...("tagName" in node ? [node] : []),
    ...("childNodes" in node ? node.childNodes.flatMap(walk) : []),
  ];
  return walk(whole ? parse(html) : parseFragment(html));
}

export const textOf = (node: Node): string =>
  "value" in node ? node.value : "childNodes" in node ? node.childNodes.map(textOf).join("") : "";

const page = new Set(
  (
    "meta style div section h1 h2 p ol ul li span bdi a form input button label fieldset legend textarea select option " +
    "details summary strong small img"
  ).split(" "),
);
const letter = new Set(
  "html head meta title style body table tbody tr td div span bdi p h1 h2 ul li a strong br img".split(" "),
);
const addresses = new Set([
  "href",
  "src",
  "action",
  "formaction",
  "srcset",
  "poster",
  "data",
  "srcdoc",
  "background",
]);

export interface Frame {
  letter?: boolean;
  /** Addresses that the store itself set. */
  own?: readonly string[];
}

const ours = /^\/apps\/doorstep\/track(\?|$)/;

/** What there is in a page that we never put there: an element, an attribute, an address, a secret. */
export function foreign(html: string, { letter: mail = false, own = [] }: Frame = {}): string[] {
  const elements = elementsOf(html, mail);
  const known = mail ? letter : page;
  const found = elements.flatMap((element) => {
    const wrong = known.has(element.tagName) ? [] : [`<${element.tagName}>`];
    for (const { name, value } of element.attrs) {
      if (name.startsWith("on") || name.includes("{") || (name === "style" && !mail))
        wrong.push(`${element.tagName}[${name}]`);
      if (addresses.has(name) && !ours.test(value) && !own.includes(value))
        wrong.push(`${element.tagName}[${name}=${value.slice(0, 60)}]`);
      if (name === "http-equiv") wrong.push("refresh");
    }
    return wrong;
  });
  if (elements.filter((e) => e.tagName === "style").length !== 1) found.push("not one style");
  if (html.includes(SECRET)) found.push("the secret");
  return found;
}
