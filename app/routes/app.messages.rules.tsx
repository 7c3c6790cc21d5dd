import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { type ShouldRevalidateFunction, useLoaderData } from "@remix-run/react";
import { ok, type Result } from "../domain/result";
import {
  addressForm,
  brandPreview,
  changeMessageSettings,
  enteredRules,
  leaveForm,
  leftTo,
  lookElsewhere,
  releaseAddress,
  rulesScreen,
  suppress,
} from "../modules/messages/index.server";
import { type Answer, errorsOf, undone } from "../modules/messages/ui/answer";
import { RulesForm } from "../modules/messages/ui/rules-form";
import { type Merchant, merchant } from "../server/merchant.server";
import type { Unit } from "../spine/unit.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, now, read } = await merchant(request);
  return { now, zone: shop.timezone, ...(await read(rulesScreen)) };
}

type Form = Record<string, FormDataEntryValue>;

export async function action({ request }: ActionFunctionArgs): Promise<Answer | { html: string }> {
  const here = await merchant(request);
  const form: Form = Object.fromEntries(await request.formData());
  switch (form["intent"]) {
    case "look":
      return doing(here, "look-elsewhere", "We are looking. This takes a moment.", async (unit) =>
        ok(await lookElsewhere(unit)),
      );
    case "leave":
      return leave(here, form);
    case "suppress":
    case "release":
      return address(here, form);
    default:
      return rules(here, form);
  }
}

async function doing(
  { id, spine }: Merchant,
  name: string,
  said: string,
  work: (unit: Unit) => Promise<Result<unknown>>,
): Promise<Answer> {
  const done = await spine.act(id, `merchant.${name}`, work);
  return done.ok ? { said } : undone;
}

async function rules(here: Merchant, form: Form): Promise<Answer | { html: string }> {
  const given = form["rules"];
  const entered = enteredRules(typeof given === "string" ? given : "");
  if ("errors" in entered) return entered;
  if (form["intent"] === "preview") return { html: brandPreview(entered.rules.brand) };
  return doing(here, "message-rules", "Saved. It holds from the next message on.", async (unit) =>
    ok(await changeMessageSettings(unit, (now) => ({ ...now, ...entered.rules }))),
  );
}

async function leave(here: Merchant, form: Form): Promise<Answer> {
  const asked = leaveForm.safeParse(form);
  if (!asked.success) return { problem: "This cannot be done." };
  const { trigger, tool } = asked.data;
  return doing(here, "leave-message", "They say it from now on, and we stay silent.", async (unit) =>
    ok(await changeMessageSettings(unit, (now) => leftTo(now, trigger, tool))),
  );
}

async function address({ id, spine }: Merchant, form: Form): Promise<Answer> {
  const asked = addressForm.safeParse(form);
  if (!asked.success) return errorsOf(asked.error.issues);
  const { intent, medium, address: of } = asked.data;
  if (intent === "suppress") {
    const done = await spine.act(id, "merchant.suppress-address", async (unit) =>
      ok(await suppress(unit, medium, of, { reason: "by_team", covers: "all" })),
    );
    return done.ok ? { said: "Nothing is sent to this address any more." } : undone;
  }
  const done = await spine.act(id, "merchant.release-address", async (unit) =>
    ok(await releaseAddress(unit, medium, of)),
  );
  if (!done.ok) return undone;
  return done.value
    ? { said: "This address is written to again." }
    : { problem: "This address is not on the list." };
}

/** A preview changes nothing that is stored. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ formData, defaultShouldRevalidate }) =>
  formData?.get("intent") === "preview" ? false : defaultShouldRevalidate;

export default function MessageRulesRoute() {
  return <RulesForm {...useLoaderData<typeof loader>()} />;
}
