import type { ReactNode } from "react";
import { nextStepOf } from "../../domain/next-step";
import type { Words } from "../../platform/i18n/words";
import { type ActionView, Feedback, ParcelActions } from "./parcel-actions";
import { type Here, PageFrame } from "./page-frame";
import { History, ParcelFacts, Rail, type StatusView } from "./parcel-state";
import { Placements, type PlacementView } from "./placements";

type Dates = { likely: string; latest: string } | null;
type NextStep = { step: string; values: Record<string, string> } | null;

export interface ParcelView extends StatusView, ActionView {
  headline: string;
  /** Set while something is wrong: code of the trouble. */
  trouble: string | null;
  dates: Dates;
  next: NextStep;
  items: { title: string; quantity: number }[];
  number: string | null;
  legs: { carrier: string; number: string }[];
}

export interface TrackingProps {
  here: Here;
  shows: { items: boolean; history: boolean; feedback: boolean; promise: boolean };
  returnsLink: string | null;
  orderName: string;
  /** What was promised before buying, in the same words; null where nothing was. */
  promise: { id: string; text: string; latest: string; why: string[] } | null;
  parcels: ParcelView[];
  placements: PlacementView[];
  /** While nothing has left. */
  order: { headline: string; dates: Dates; next: NextStep };
  country: string | null;
  days: { first: string; last: string };
  token: string;
  /** Said once above the page: what the shopper just did could not be taken as it was. */
  problem: "wishWrong" | null;
}

/** One page for one order: every parcel of it, what is happening, when it comes, what to do. */
export function TrackingPage(props: TrackingProps) {
  const { here, orderName, promise, parcels, order, shows, returnsLink, token, problem } = props;
  const { words } = here;
  const delivered = parcels.some((p) => p.milestone === "delivered");
  return (
    <PageFrame here={here} query={{ t: token }}>
      {problem ? (
        <p className="ds-error" role="alert">
          {words.label[problem]}
        </p>
      ) : null}
      <OrderName several={parcels.length > 1}>
        {words.label.order} <bdi>{orderName}</bdi>
      </OrderName>
      {promise && shows.promise ? <Promised words={words} promise={promise} /> : null}
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
      <Placements here={here} token={token} all={props.placements} />
      {delivered && returnsLink ? (
        <p>
          <a className="ds-button" href={returnsLink}>
            {words.label.returnStart}
          </a>
        </p>
      ) : null}
    </PageFrame>
  );
}

/** One thing is the heading of the page: the one parcel's state, or the order that several belong to. */
const OrderName = ({ several, children }: { several: boolean; children: ReactNode }) =>
  several ? <h1>{children}</h1> : <p className="ds-quiet">{children}</p>;

/** What was promised before buying, beside whatever is expected now. */
function Promised({ words, promise }: { words: Words; promise: NonNullable<TrackingProps["promise"]> }) {
  return (
    <div className="ds-quiet" data-promise-id={promise.id}>
      <p>
        {words.pair(words.label.promised, promise.text)} <small>({promise.id})</small>
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

function Parcel(props: TrackingProps & { parcel: ParcelView; position: [number, number] }) {
  const { here, shows, parcel, position } = props;
  const [n, total] = position;
  const { words } = here;
  const Headline = total > 1 ? "h2" : "h1";
  return (
    <section className={parcel.trouble ? "ds-card ds-trouble" : "ds-card"} aria-labelledby={`parcel-${n}`}>
      {total > 1 ? (
        <p className="ds-quiet">{words.tell("parcel", { n: String(n), total: String(total) })}</p>
      ) : null}
      <Headline id={`parcel-${n}`} className="ds-headline">
        {words.headline(parcel.headline)}
      </Headline>
      {parcel.trouble ? (
        <p className="ds-quiet">{words.cause(parcel.trouble)}</p>
      ) : (
        <Rail words={words} milestone={parcel.milestone} />
      )}
      <When words={words} headline={parcel.headline} next={parcel.next} dates={parcel.dates} />
      {parcel.next ? <Next words={words} next={parcel.next} /> : null}
      <ParcelActions {...props} />
      <ParcelFacts words={words} parcel={parcel} number={parcel.number} legs={parcel.legs} />
      {shows.items && parcel.items.length > 0 ? <Items words={words} items={parcel.items} /> : null}
      {shows.history ? <History words={words} scans={parcel.scans} open={false} /> : null}
      {shows.feedback ? <Feedback {...props} /> : null}
    </section>
  );
}

function Items({ words, items }: { words: Words; items: ParcelView["items"] }) {
  return (
    <details>
      <summary>{words.label.items}</summary>
      <ul className="ds-items">
        {items.map((item) => (
          <li key={item.title}>
            {item.quantity} × {item.title}
          </li>
        ))}
      </ul>
    </details>
  );
}

function When({ words, next, ...it }: Pick<ParcelView, "headline" | "next" | "dates"> & { words: Words }) {
  const when = words.when({ ...it, nextStep: next?.step ?? null });
  return when ? <p className="ds-date">{when}</p> : null;
}

function Next({ words, next }: { words: Words; next: { step: string; values: Record<string, string> } }) {
  const { by } = nextStepOf(next.step);
  return (
    <p>
      <strong>{words.nextLabel}</strong> {words.next(next.step, next.values)}
      {by === "nobody" ? null : (
        <>
          {" "}
          <small>({words.by(by)})</small>
        </>
      )}
    </p>
  );
}
