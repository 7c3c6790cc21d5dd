import { type Here, PageForm, PageFrame } from "./page-frame";

export interface StopProps {
  here: Here;
  /** null: the link is none of ours. */
  of: {
    token: string;
    medium: "email" | "sms" | "whatsapp";
    class: "operational" | "marketing";
    on: boolean;
  } | null;
}

/** Ends messages of one kind at one click, and starts them again at another. */
export function StopPage({ here, of }: StopProps) {
  const { words } = here;
  const { label } = words;
  return (
    <PageFrame here={here} query={of ? { t: of.token } : {}}>
      <h1>{label.stopTitle}</h1>
      {of ? (
        <section className="ds-card">
          <h2>
            {words.pair(
              label[`medium_${of.medium}`],
              of.class === "marketing" ? label.stopMarketing : label.stopOperational,
            )}
          </h2>
          <p role="status">{of.on ? label.stopOn : label.stopOff}</p>
          {of.class === "operational" ? <p className="ds-quiet">{label.stopCritical}</p> : null}
          <PageForm here={here} hidden={{ t: of.token, do: of.on ? "stop" : "start" }}>
            <button type="submit">{of.on ? label.stopDo : label.stopUndo}</button>
          </PageForm>
        </section>
      ) : (
        <p className="ds-error" role="alert">
          {label.stopWrong}
        </p>
      )}
    </PageFrame>
  );
}
