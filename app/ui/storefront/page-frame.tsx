import type { ReactNode } from "react";
import type { Words } from "../../platform/i18n/words";

/** What every shopper's page needs to know of itself. */
export interface Here {
  words: Words;
  /** Where its forms go to and its links begin. */
  action: string;
  /** The language that the shopper chose, carried by every form and link; null when it follows by itself. */
  chosen: string | null;
  languages: readonly { code: string; name: string }[];
  /** The store's sign, and where its help is found. */
  logo: string | null;
  helpLink: string | null;
}

/** An address of this page with these questions; the chosen language comes along. */
export function addressOf({ action, chosen }: Here, query: Record<string, string>): string {
  const all = new URLSearchParams({ ...query, ...(chosen ? { lang: chosen } : {}) }).toString();
  return all ? `${action}?${all}` : action;
}

/** The frame of a page: the store's sign, the page, help, and the other languages. */
export function PageFrame({
  here,
  query,
  children,
}: {
  here: Here;
  query: Record<string, string>;
  children: ReactNode;
}) {
  const { words, logo, helpLink } = here;
  return (
    <div className="ds" lang={words.language} dir={words.direction}>
      {logo ? <img className="ds-logo" src={logo} alt="" loading="lazy" /> : null}
      {children}
      <p className="ds-quiet">{words.label.help}</p>
      {helpLink ? (
        <p>
          <a className="ds-button" href={helpLink}>
            {words.label.helpLink}
          </a>
        </p>
      ) : null}
      <Languages here={here} query={query} />
    </div>
  );
}

function Languages({ here, query }: { here: Here; query: Record<string, string> }) {
  return (
    <details>
      <summary>{here.words.label.language}</summary>
      <ul className="ds-language">
        {here.languages.map(({ code, name }) => (
          <li key={code}>
            <a
              href={addressOf({ ...here, chosen: code }, query)}
              lang={code}
              aria-current={code === here.words.language ? "true" : undefined}
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** A form of this page: what it is about stands in hidden fields, and the chosen language comes along. */
export function PageForm({
  here,
  hidden,
  children,
}: {
  here: Here;
  hidden: Record<string, string>;
  children: ReactNode;
}) {
  const fields = { ...hidden, ...(here.chosen ? { lang: here.chosen } : {}) };
  return (
    <form method="post" action={here.action}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
    </form>
  );
}
