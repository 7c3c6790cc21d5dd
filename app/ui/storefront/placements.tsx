import { ThemeSlot } from "./liquid";
import { addressOf, type Here } from "./page-frame";

export interface PlacementView {
  id: string;
  card: { title: string; text: string; button: string; link: string | null; products: string[] };
}

const handle = /^[a-z0-9][a-z0-9-]{0,200}$/;

/** A product as the theme knows it now: name, picture, price. Its handle was checked when the card was saved, and is again here. */
const productIn = (name: string, href: string): string =>
  [
    `{%- assign ds_product = all_products['${name}'] -%}{%- if ds_product.title != blank -%}`,
    `<li><a href="${href}">{%- if ds_product.featured_image -%}`,
    `<img src="{{ ds_product.featured_image | image_url: width: 400 }}" alt="" loading="lazy" width="400" height="400">{%- endif -%}`,
    `<span>{{ ds_product.title | escape }}</span> <span>{{ ds_product.price | money }}</span></a></li>{%- endif -%}`,
  ].join("");

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");

/** The pieces of the theme's language that the cards need, in the order in which `Placements` places them. */
export const placementSlots = (here: Here, token: string, all: readonly PlacementView[]): string[] =>
  all.map(({ id, card }) =>
    card.products
      .filter((name) => handle.test(name))
      .map((name) => productIn(name, escaped(addressOf(here, { go: id, p: name, t: token }))))
      .join(""),
  );

/** Cards for a happy moment: the page shows them only while nothing is the matter. */
export function Placements({
  here,
  token,
  all,
}: {
  here: Here;
  token: string;
  all: readonly PlacementView[];
}) {
  return all.map(({ id, card }, n) => (
    <section key={id} className="ds-card" aria-label={here.words.label.forYou} data-placement={id}>
      <h2>{card.title}</h2>
      {card.text ? <p>{card.text}</p> : null}
      {card.products.length > 0 ? (
        <ul className="ds-products">
          <ThemeSlot n={n} />
        </ul>
      ) : null}
      {card.link ? (
        <p>
          <a className="ds-button" href={addressOf(here, { go: id, t: token })}>
            {card.button || card.title}
          </a>
        </p>
      ) : null}
    </section>
  ));
}
