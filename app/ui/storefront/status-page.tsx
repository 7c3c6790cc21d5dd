import { History, ParcelFacts, Rail, type StatusView } from "./parcel-state";
import { type Here, PageFrame } from "./page-frame";

export interface StatusProps {
  here: Here;
  number: string;
  parcel: StatusView & { headline: string; trouble: string | null };
}

/** What a tracking number alone shows. */
export function StatusPage({ here, number, parcel }: StatusProps) {
  const { words, action } = here;
  return (
    <PageFrame here={here} query={{ n: number }}>
      <section className={parcel.trouble ? "ds-card ds-trouble" : "ds-card"}>
        <h1>{words.headline(parcel.headline)}</h1>
        {parcel.trouble ? (
          <p className="ds-quiet">{words.cause(parcel.trouble)}</p>
        ) : (
          <Rail words={words} milestone={parcel.milestone} />
        )}
        <ParcelFacts words={words} parcel={parcel} number={number} legs={[]} />
        <History words={words} scans={parcel.scans} open />
      </section>
      <p className="ds-quiet">{words.label.statusOnly}</p>
      <p>
        <a className="ds-button" href={action}>
          {words.label.find}
        </a>
      </p>
    </PageFrame>
  );
}
