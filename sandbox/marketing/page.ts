import type { Platform } from "../platform";
import { html } from "../support/html";
import { page } from "../support/page";

/** /marketing: what the marketing tools were told, newest first. */
export function marketingPage({ eventDesk }: Platform): string {
  const cards = [...eventDesk.events].reverse().map(
    ({ tool, name, person, at, received, body }) =>
      html`<article class="card">
        <h2>${name}</h2>
        <p>
          <span class="tag">${tool}</span> ${person}, <time>${at}</time>, received ${received}
          ${received === 1 ? "time" : "times"}
        </p>
        <details>
          <summary>As it was sent</summary>
          <pre>${JSON.stringify(body, null, 2)}</pre>
        </details>
      </article>`,
  );
  return page("Marketing tools", cards.length ? html`${cards}` : html`<p>Nothing was told yet.</p>`);
}
