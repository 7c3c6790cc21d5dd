import express, { Router } from "express";
import { z } from "zod";
import type { Platform } from "../platform";
import { html, type Html } from "../support/html";
import { page } from "../support/page";
import type { Medium, Text } from "./switchboard";

const replySchema = z.object({
  number: z.string().regex(/^\+[1-9]\d{6,14}$/),
  medium: z.enum(["sms", "whatsapp"]),
  body: z.string().min(1).max(1600),
});

const NAMES = { sms: "SMS", whatsapp: "WhatsApp" };

/** /phones: what every phone shows, and a box to answer from it. */
export function phoneRoutes(platform: Platform): Router {
  const router = Router();
  router.get("/phones", (_req, res) => void res.send(phonesPage(platform)));
  router.post("/phones/reply", express.urlencoded({ extended: false }), (req, res) => {
    const { number, medium, body } = replySchema.parse(req.body);
    platform.switchboard.reply(number, medium, body);
    res.redirect(303, "/phones");
  });
  return router;
}

function phonesPage({ switchboard }: Platform): string {
  const phones = switchboard.phones();
  const cards = phones.map(
    ({ number, medium, texts, stopped }) =>
      html`<article class="card">
        <h2>${number} <span class="tag">${NAMES[medium]}</span></h2>
        ${stopped && html`<p>Said STOP: gets nothing more until it says START.</p>`}
        <ol>
          ${texts.map(line)}
        </ol>
        ${answerForm(
          number,
          medium,
          html`<label>Answer from this phone <input name="body" required maxlength="1600" /></label>
            <button>Send</button>`,
        )}
        ${answerForm(
          number,
          medium,
          html`<button name="body" value="STOP">STOP</button>
            <button name="body" value="START">START</button>`,
        )}
      </article>`,
  );
  return page("Phones", phones.length ? html`${cards}` : html`<p>No text yet.</p>`);
}

const answerForm = (number: string, medium: Medium, controls: Html) =>
  html`<form method="post" action="/phones/reply">
    <input type="hidden" name="number" value="${number}" />
    <input type="hidden" name="medium" value="${medium}" />
    ${controls}
  </form>`;

function line({ direction, at, body, status, errorCode }: Text) {
  return html`<li>
    <time>${at.toISOString()}</time> ${direction === "inbound" ? "from this phone" : "from the store"}
    <span class="tag">${status}${errorCode !== null && ` ${errorCode}`}</span>
    <pre>${body}</pre>
  </li>`;
}
