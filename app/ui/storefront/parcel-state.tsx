import type { Milestone } from "../../domain/milestone";
import type { Words } from "../../platform/i18n/words";
import { carrierName } from "../../domain/carrier-name";

export interface StatusView {
  carrier: string;
  milestone: Milestone;
  /** When the carrier last said anything, in the reader's words; null when it never did. */
  lastWord: string | null;
  /** When anybody last spoke of it to us: `2 hours ago`. */
  heard: string | null;
  scans: { at: string; text: string; place: string | null }[];
}

const stations: Milestone[][] = [
  ["unknown", "label_created"],
  ["picked_up", "in_transit"],
  ["available_for_pickup", "out_for_delivery"],
  ["delivered"],
];

/** Four stations say where a parcel is; one that turned back has left the rail. */
export function Rail({ words, milestone }: { words: Words; milestone: Milestone }) {
  const here = stations.findIndex((station) => station.includes(milestone));
  if (here < 0) return null;
  return (
    <ol className="ds-rail">
      {stations.map((station, i) => (
        <li
          key={station[0]}
          data-done={i <= here || undefined}
          aria-current={i === here ? "step" : undefined}
        >
          {words.milestone(i === here ? milestone : (station[station.length - 1] ?? "unknown"))}
        </li>
      ))}
    </ol>
  );
}

/** Who has it, under which number, and how old what we know is. */
export function ParcelFacts({
  words,
  parcel,
  number,
  legs,
}: {
  words: Words;
  parcel: StatusView;
  number: string | null;
  legs: { carrier: string; number: string }[];
}) {
  const { label } = words;
  return (
    <>
      <ul className="ds-facts ds-quiet">
        {parcel.carrier === "other" ? null : (
          <li>{words.pair(label.carrier, carrierName(parcel.carrier))}</li>
        )}
        {number ? (
          <li className="ds-number">
            {words.pair(label.trackingNumber, "")}
            <bdi>{number}</bdi>
          </li>
        ) : null}
        <li>{parcel.lastWord ? words.tell("asOf", { when: parcel.lastWord }) : label.noScans}</li>
        {parcel.heard ? <li>{words.tell("heard", { ago: parcel.heard })}</li> : null}
      </ul>
      {legs.map((leg) => (
        <p key={leg.number} className="ds-quiet">
          {leg.carrier === "other"
            ? words.pair(label.trackingNumber, leg.number)
            : words.tell("handedTo", { carrier: carrierName(leg.carrier), number: leg.number })}
        </p>
      ))}
    </>
  );
}

/** What has happened so far, newest first, by the clock of each place. */
export function History({ words, scans, open }: { words: Words; scans: StatusView["scans"]; open: boolean }) {
  if (scans.length === 0) return null;
  return (
    <details open={open}>
      <summary>{words.label.history}</summary>
      <ol className="ds-scans">
        {scans.map((scan, i) => (
          <li key={`${scans.length - i}${scan.at}`}>
            <span className="ds-quiet">{scan.at}</span>
            <span>
              <bdi>{scan.text}</bdi>
              {scan.place ? (
                <span className="ds-quiet">
                  {" · "}
                  <bdi>{scan.place}</bdi>
                </span>
              ) : null}
            </span>
          </li>
        ))}
      </ol>
      <p className="ds-quiet">
        <small>{words.label.estimated}</small>
      </p>
    </details>
  );
}
