import type { Words } from "../../platform/i18n/words";

export interface LookupProps {
  words: Words;
  /** One of the sentences the shopper may be told; the same for an unknown order and for a wrong address. */
  problem?: "notFound" | "expired" | "tooMany" | "unavailable";
  action: string;
}

/** Where a shopper without a link finds an order. */
export function LookupPage({ words, problem, action }: LookupProps) {
  const { label } = words;
  return (
    <div className="ds" lang={words.language}>
      <h1>{label.lookupTitle}</h1>
      <p className="ds-quiet">{label.lookupHelp}</p>
      {problem ? (
        <p className="ds-error" role="alert">
          {label[problem]}
        </p>
      ) : null}
      <form method="post" action={action}>
        <label>
          {label.orderNumber}
          <input name="order" required maxLength={40} autoComplete="off" placeholder="#1042" />
        </label>
        <label>
          {label.email}
          <input name="email" type="email" required maxLength={254} autoComplete="email" />
        </label>
        <button type="submit">{label.find}</button>
      </form>
    </div>
  );
}
