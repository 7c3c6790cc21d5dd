import type { Milestone } from "../../domain/milestone";
import type { Words } from "../../platform/i18n/words";

export interface ParcelView {
  id: string;
  headline: string;
  /** Set while something is wrong: code of the trouble. */
  trouble: string | null;
  milestone: Milestone;
  dates: { likely: string; latest: string } | null;
  next: { step: string; values: Record<string, string> } | null;
  items: { title: string; quantity: number }[];
  scans: { at: string; text: string; place: string | null }[];
  /** When the carrier last said anything, in the reader's words; null when it never did. */
  lastWord: string | null;
  remedy: { id: string; options: string[]; amount: string } | null;
}

export interface TrackingProps {
  words: Words;
  orderName: string;
  /** What was promised before buying, in the same words; null where nothing was. */
  promise: { id: string; text: string; latest: string; why: string[] } | null;
  parcels: ParcelView[];
  /** While nothing has left. */
  order: {
    headline: string;
    dates: { likely: string; latest: string } | null;
    next: { step: string; values: Record<string, string> } | null;
  };
  action: string;
  token: string;
}

/** One page for one order: every parcel of it, what is happening, when it comes, what to do. */
export function TrackingPage(props: TrackingProps) {
  const { words, orderName, promise, parcels, order } = props;
  return (
    <div className="ds" lang={words.language}>
      <p className="ds-quiet">
        {words.label.order} {orderName}
      </p>
      {promise ? <Promised words={words} promise={promise} /> : null}
      {parcels.length === 0 ? (
        <section className="ds-card">
          <h1>{words.headline(order.headline)}</h1>
          {promise && order.dates?.latest === promise.latest ? (
            // As long as the promise is what is expected, it is said once, in its own words.
            <p className="ds-date">{promise.text}</p>
          ) : (
            <When words={words} headline={order.headline} next={order.next} dates={order.dates} />
          )}
          {order.next ? <Next words={words} next={order.next} /> : null}
        </section>
      ) : null}
      {parcels.map((parcel, i) => (
        <Parcel key={parcel.id} {...props} parcel={parcel} position={[i + 1, parcels.length]} />
      ))}
      <p className="ds-quiet">{words.label.help}</p>
    </div>
  );
}

/** What was promised before buying, beside whatever is expected now. */
function Promised({ words, promise }: { words: Words; promise: NonNullable<TrackingProps["promise"]> }) {
  return (
    <div className="ds-quiet" data-promise-id={promise.id}>
      <p>
        {words.label.promised}: {promise.text} <small>({promise.id})</small>
      </p>
      {promise.why.length > 0 ? (
        <details>
          <summary>{words.label.why}</summary>
          <ul>
            {promise.why.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}

function Parcel({
  words,
  parcel,
  position,
  action,
  token,
}: TrackingProps & { parcel: ParcelView; position: [number, number] }) {
  const [n, total] = position;
  const { label } = words;
  return (
    <section className={parcel.trouble ? "ds-card ds-trouble" : "ds-card"} aria-labelledby={`parcel-${n}`}>
      {total > 1 ? (
        <p className="ds-quiet">{label.parcel.replace("{n}", String(n)).replace("{total}", String(total))}</p>
      ) : null}
      <h1 id={`parcel-${n}`}>{words.headline(parcel.headline)}</h1>
      {parcel.trouble ? (
        <p className="ds-quiet">{words.cause(parcel.trouble)}</p>
      ) : (
        <Rail words={words} milestone={parcel.milestone} />
      )}
      <When words={words} headline={parcel.headline} next={parcel.next} dates={parcel.dates} />
      {parcel.next ? <Next words={words} next={parcel.next} /> : null}
      {parcel.remedy ? <Choices words={words} remedy={parcel.remedy} action={action} token={token} /> : null}
      <p className="ds-quiet">
        {parcel.lastWord ? label.asOf.replace("{when}", parcel.lastWord) : label.noScans}
      </p>
      <details>
        <summary>{label.items}</summary>
        <ul className="ds-items">
          {parcel.items.map((item) => (
            <li key={item.title}>
              {item.quantity} × {item.title}
            </li>
          ))}
        </ul>
      </details>
      {parcel.scans.length > 0 ? (
        <details>
          <summary>{label.history}</summary>
          <ol className="ds-scans">
            {parcel.scans.map((scan) => (
              <li key={`${scan.at}${scan.text}`}>
                <span className="ds-quiet">{scan.at}</span>
                <span>
                  {scan.text}
                  {scan.place ? <span className="ds-quiet"> · {scan.place}</span> : null}
                </span>
              </li>
            ))}
          </ol>
        </details>
      ) : null}
    </section>
  );
}

function When({ words, next, ...it }: Pick<ParcelView, "headline" | "next" | "dates"> & { words: Words }) {
  const when = words.when({ ...it, nextStep: next?.step ?? null });
  return when ? <p className="ds-date">{when}</p> : null;
}

function Next({ words, next }: { words: Words; next: { step: string; values: Record<string, string> } }) {
  return (
    <p>
      <strong>{words.nextLabel}</strong> {words.next(next.step, next.values)}
    </p>
  );
}

function Choices({
  words,
  remedy,
  action,
  token,
}: {
  words: Words;
  remedy: NonNullable<ParcelView["remedy"]>;
  action: string;
  token: string;
}) {
  const { label } = words;
  const said: Record<string, string> = {
    replacement: label.take_replacement,
    refund: label.take_refund.replace("{amount}", remedy.amount),
  };
  return (
    <div className="ds-choices" role="group" aria-label={label.choose}>
      {remedy.options.map((option) => (
        <form key={option} method="post" action={action}>
          <input type="hidden" name="t" value={token} />
          <input type="hidden" name="remedy" value={remedy.id} />
          <button type="submit" name="option" value={option}>
            {said[option] ?? option}
          </button>
        </form>
      ))}
    </div>
  );
}

const stations: Milestone[][] = [
  ["unknown", "label_created"],
  ["picked_up", "in_transit"],
  ["out_for_delivery", "available_for_pickup"],
  ["delivered"],
];

/** Four stations say where a parcel is; one that turned back has left the rail. */
function Rail({ words, milestone }: { words: Words; milestone: Milestone }) {
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
