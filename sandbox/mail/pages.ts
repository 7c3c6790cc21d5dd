import { Router } from "express";
import { html } from "../support/html";
import { page } from "../support/page";
import type { Mailbox, Message } from "./mailbox";

/** /mailbox and /mailbox.json */
export function mailboxRoutes(mailbox: Mailbox): Router {
  const router = Router();
  router.get("/mailbox.json", (_req, res) => {
    res.json({ received: mailbox.all.length, messages: mailbox.messages() });
  });
  router.get("/mailbox", (_req, res) => void res.send(list(mailbox.messages())));
  router.get("/mailbox/:number", (req, res) => {
    const message = mailbox.messages().find((each) => each.number === Number(req.params.number));
    if (!message)
      return void res
        .status(404)
        .send(page("No such message", html`<p><a href="/mailbox">Back to the mailbox</a></p>`));
    res.send(view(message));
  });
  // The mail's own markup, alone in a frame that may run nothing.
  router.get("/mailbox/:number/html", (req, res) => {
    const message = mailbox.messages().find((each) => each.number === Number(req.params.number));
    res.set(
      "Content-Security-Policy",
      "sandbox; default-src 'none'; img-src data: http: https:; style-src 'unsafe-inline'",
    );
    res
      .status(message?.html ? 200 : 404)
      .type("html")
      .send(message?.html ?? "");
  });
  return router;
}

function list(messages: Message[]): string {
  const rows = messages.map(
    (each) =>
      html`<tr>
        <td><time>${each.at}</time></td>
        <td>${each.to.join(", ")}</td>
        <td><a href="/mailbox/${each.number}">${each.subject || "(no subject)"}</a></td>
        <td>${each.received}</td>
      </tr>`,
  );
  const table = html`<div class="scroll">
    <table>
      <caption>
        ${messages.length} messages, newest first
      </caption>
      <thead>
        <tr>
          <th scope="col">Received</th>
          <th scope="col">To</th>
          <th scope="col">Subject</th>
          <th scope="col">Times received</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
  return page("Mailbox", messages.length ? table : html`<p>No mail yet.</p>`);
}

function view(message: Message): string {
  const frame = html`<iframe
    class="card"
    sandbox
    title="Message body"
    src="/mailbox/${message.number}/html"
    style="width:100%;height:70vh;background:#fff"
  ></iframe>`;
  return page(
    message.subject || "(no subject)",
    html`<p><a href="/mailbox">Mailbox</a></p>
      <div class="card">
        <p>From ${message.from} to ${message.to.join(", ")}, <time>${message.at}</time></p>
        <p>
          <code>${message.messageId}</code>, received ${message.received}
          ${message.received === 1 ? "time" : "times"}
        </p>
      </div>
      ${message.html ? frame : html`<pre class="card">${message.text}</pre>`}
      <details>
        <summary>Plain text</summary>
        <pre class="card">${message.text}</pre>
      </details>
      <details>
        <summary>Headers</summary>
        <pre class="card">${message.headers.map(({ key, value }) => `${key}: ${value}\n`)}</pre>
      </details>`,
  );
}
