import { exceptionName } from "../../../ui/badges";
import type { Context } from "../tickets/context.server";

const style = `
body{margin:0;padding:12px;font:14px/1.45 system-ui,sans-serif;color:#1f2124;background:#fff}
article{border:1px solid #d5d8dc;border-radius:8px;padding:12px;margin:0 0 12px}
h1,h2{font-size:15px;margin:0 0 6px}h3{font-size:13px;margin:10px 0 2px;color:#4a4f55}
p,ul{margin:0 0 4px}ul{padding-inline-start:18px}a{color:#0b57a4}
textarea{box-sizing:border-box;width:100%;min-height:150px;font:inherit;color:inherit;padding:8px}
.turn{display:inline-block;background:#eaf2fb;border-radius:6px;padding:1px 8px}`;

/** What an agent sees beside a ticket, in a frame of the helpdesk. No script: it is read, and opened again for news. */
export function AgentsView({ found }: { found: Context[] }) {
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>Doorstep</title>
        <style>{style}</style>
      </head>
      <body>
        <h1>Doorstep</h1>
        {found.length === 0 ? (
          <p>No open case is known for this. If you expected one, check the address of this view.</p>
        ) : null}
        {found.map((it) => (
          <One key={it.case.id} {...it} />
        ))}
      </body>
    </html>
  );
}

const minute = (at: Date): string => `${at.toISOString().slice(0, 16).replace("T", " ")} UTC`;

function One(it: Context) {
  const { outlook, links } = it;
  const answerId = `answer-${it.case.id}`;
  return (
    <article>
      <h2>
        {it.order.name}: {exceptionName(it.case.kind)}
      </h2>
      <p>{outlook.headline}</p>
      {outlook.when ? <p>{outlook.when}</p> : null}
      <p>{outlook.next}</p>
      <p>
        <span className="turn">{outlook.by}</span>
      </p>
      {it.wish ? <p style={{ whiteSpace: "pre-line" }}>{it.wish}</p> : null}
      <h3>{it.case.owner ? `${it.case.owner}, ${it.case.team}` : it.case.team}</h3>
      {it.steps.length > 0 ? (
        <ul aria-label="Steps">
          {it.steps.map((step) => (
            <li key={step.text}>
              {step.done ? "Done: " : "To do: "}
              {step.text}
            </li>
          ))}
        </ul>
      ) : null}
      {it.scans.length > 0 ? (
        <>
          <h3>Last scans</h3>
          <ul>
            {it.scans.toReversed().map((scan, n) => (
              <li key={n}>
                {minute(scan.at)}: {scan.text}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <h3>
        <label htmlFor={answerId}>Suggested answer</label>
      </h3>
      <textarea id={answerId} readOnly value={it.answer} />
      <p>
        <a href={links.admin} target="_blank" rel="noopener noreferrer">
          The case
        </a>{" "}
        ·{" "}
        <a href={links.page} target="_blank" rel="noopener noreferrer">
          The shopper&rsquo;s page
        </a>
      </p>
    </article>
  );
}
