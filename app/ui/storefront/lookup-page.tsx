import { type Here, PageForm, PageFrame } from "./page-frame";

export interface LookupProps {
  here: Here;
  /** One of the sentences the shopper may be told; the same for an unknown order and for a wrong address. */
  problem?: "notFound" | "parcelNotFound" | "expired" | "revoked" | "tooMany" | "unavailable";
}

/** Where a shopper without a link finds an order, or with a tracking number alone a parcel. */
export function LookupPage({ here, problem }: LookupProps) {
  const { label } = here.words;
  return (
    <PageFrame here={here} query={{}}>
      <h1>{label.lookupTitle}</h1>
      <p className="ds-quiet">{label.lookupHelp}</p>
      {problem ? (
        <p className="ds-error" role="alert">
          {label[problem]}
        </p>
      ) : null}
      <PageForm here={here} hidden={{ do: "find" }}>
        <label>
          {label.orderNumber}
          <input name="order" required maxLength={40} autoComplete="off" placeholder="#1042" />
        </label>
        <label>
          {label.contact}
          <input name="contact" required maxLength={254} autoComplete="email" />
        </label>
        <button type="submit">{label.find}</button>
      </PageForm>
      <details open={problem === "parcelNotFound"}>
        <summary>{label.byParcel}</summary>
        <PageForm here={here} hidden={{ do: "parcel" }}>
          <label>
            {label.trackingNumber}
            <input name="number" required maxLength={60} autoComplete="off" />
          </label>
          <button type="submit">{label.findParcel}</button>
        </PageForm>
      </details>
    </PageFrame>
  );
}
