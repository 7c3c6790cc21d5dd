import express, { Router } from "express";
import { z } from "zod";
import type { Platform } from "../platform";
import { html } from "../support/html";
import { page } from "../support/page";

/** /admin/charges/:id/confirm: where a merchant accepts or declines what the app wants to be paid. */
export function chargeRoutes(platform: Platform): Router {
  const router = Router();
  const path = "/admin/charges/:id/confirm";
  router.get(path, (req, res) => {
    const charge = platform.subscriptions.find(Number(req.params.id));
    if (!charge)
      return void res.status(404).send(page("No such charge", html`<p>There is nothing to confirm.</p>`));
    const trial = charge.trialDays > 0 ? html`<p>${charge.trialDays} days free.</p>` : html``;
    const buttons = html`<form method="post">
      <button name="decision" value="accept">Approve</button>
      <button name="decision" value="decline">Decline</button>
    </form>`;
    const body = html`<div class="card">
      <p>Doorstep asks ${charge.shop} to subscribe to ${charge.name}.</p>
      ${trial}${buttons}
    </div>`;
    res.send(page("Approve subscription", body));
  });
  router.post(path, express.urlencoded({ extended: false }), (req, res) => {
    const charge = platform.subscriptions.find(Number(req.params["id"]));
    const decision = z.object({ decision: z.enum(["accept", "decline"]) }).safeParse(req.body);
    if (!charge || !decision.success)
      return void res.status(404).send(page("No such charge", html`<p>Nothing changed.</p>`));
    platform.subscriptions.decide(charge, decision.data.decision === "accept");
    const back = new URL(charge.returnUrl);
    back.searchParams.set("charge_id", String(charge.id));
    res.redirect(303, back.href);
  });
  return router;
}
