import { type Here, PageForm } from "./page-frame";

export interface ActionView {
  id: string;
  remedy: { id: string; options: string[]; amount: string } | null;
  wishes: readonly ("redeliver" | "hold" | "correct_address")[];
  wish: { wish: "redeliver" | "hold" | "correct_address"; state: "asked" | "passed_on" | "by_person" } | null;
  reports: readonly ("not_received" | "damaged" | "missing_contents")[];
  feedback: "open" | "given" | null;
}

interface ActionProps {
  here: Here;
  token: string;
  parcel: ActionView;
  country: string | null;
  days: { first: string; last: string };
}

/** Everything that a shopper can do about a parcel, what is most needed first. */
export function ParcelActions(props: ActionProps) {
  return (
    <>
      <Remedy {...props} />
      <Wished {...props} />
      <Wishes {...props} />
      <Reports {...props} />
    </>
  );
}

function Remedy({ here, token, parcel: { remedy } }: ActionProps) {
  if (!remedy) return null;
  const { label, tell } = here.words;
  const said = new Map([
    ["replacement", label.take_replacement],
    ["refund", tell("take_refund", { amount: remedy.amount })],
  ]);
  return (
    <div className="ds-choices" role="group" aria-label={label.choose}>
      {remedy.options.map((option) => (
        <PageForm key={option} here={here} hidden={{ do: "choose", t: token, remedy: remedy.id }}>
          <button type="submit" name="option" value={option}>
            {said.get(option) ?? option}
          </button>
        </PageForm>
      ))}
    </div>
  );
}

function Wished({ here, parcel: { wish } }: ActionProps) {
  if (!wish) return null;
  const { label, tell } = here.words;
  return (
    <p className="ds-said" role="status">
      {tell(`wish_${wish.state}`, { wish: label[`wish_${wish.wish}`] })}
    </p>
  );
}

function Wishes(props: ActionProps) {
  const { here, parcel } = props;
  if (parcel.wishes.length === 0 || parcel.wish) return null;
  const { label } = here.words;
  return (
    <div>
      <h2>{label.wishTitle}</h2>
      <p className="ds-quiet">{label.wishHelp}</p>
      {parcel.wishes.map((wish) => (
        <details key={wish} open={parcel.wishes.length === 1}>
          <summary>{label[`wish_${wish}`]}</summary>
          <PageForm here={here} hidden={{ do: "wish", t: props.token, shipment: parcel.id, wish }}>
            {wish === "correct_address" ? (
              <AddressFields {...props} />
            ) : (
              <DayField {...props} required={wish === "redeliver"} />
            )}
            {wish === "hold" ? null : (
              <label>
                {label.phone}
                <input name="phone" type="tel" maxLength={40} autoComplete="tel" />
              </label>
            )}
            <button type="submit">{label.send}</button>
          </PageForm>
        </details>
      ))}
    </div>
  );
}

function DayField({ here, days, required }: ActionProps & { required: boolean }) {
  return (
    <label>
      {here.words.label.wishDay}
      <input name="on" type="date" min={days.first} max={days.last} required={required} />
    </label>
  );
}

function AddressFields({ here, country }: ActionProps) {
  const { label, countries } = here.words;
  return (
    <>
      <label>
        {label.street}
        <input name="street" required maxLength={120} autoComplete="street-address" />
      </label>
      <label>
        {label.postal}
        <input name="postal" required maxLength={20} autoComplete="postal-code" />
      </label>
      <label>
        {label.city}
        <input name="city" required maxLength={80} autoComplete="address-level2" />
      </label>
      <label>
        {label.country}
        <select name="country" required defaultValue={country ?? ""} autoComplete="country">
          <option value="" />
          {countries().map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}

function Reports({ here, token, parcel }: ActionProps) {
  if (parcel.reports.length === 0) return null;
  const { label } = here.words;
  return (
    <details>
      <summary>{label.somethingWrong}</summary>
      <div className="ds-choices">
        {parcel.reports.map((what) => (
          <PageForm key={what} here={here} hidden={{ do: "report", t: token, shipment: parcel.id }}>
            <button type="submit" name="what" value={what}>
              {label[`report_${what}`]}
            </button>
          </PageForm>
        ))}
      </div>
    </details>
  );
}

/** One tap, and more for who likes: after the delivery, once. */
export function Feedback({ here, token, parcel }: Pick<ActionProps, "here" | "token" | "parcel">) {
  const { label } = here.words;
  if (parcel.feedback === "given") return <p role="status">{label.feedbackThanks}</p>;
  if (parcel.feedback === null) return null;
  return (
    <PageForm here={here} hidden={{ do: "feedback", t: token, shipment: parcel.id }}>
      <fieldset>
        <legend>{label.feedbackTitle}</legend>
        {[1, 2, 3, 4, 5].map((score) => (
          <label key={score}>
            <input type="radio" name="score" value={score} required />
            {score}
          </label>
        ))}
      </fieldset>
      <p className="ds-quiet">{label.feedbackScale}</p>
      <label>
        {label.feedbackWords}
        <textarea name="words" maxLength={1_000} rows={3} />
      </label>
      <button type="submit">{label.send}</button>
    </PageForm>
  );
}
