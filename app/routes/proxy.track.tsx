import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { openToken } from "../modules/orders/index.server";
import { findOrder, orderPage } from "../modules/tracking/index.server";
import { spokenPromise } from "../modules/promises/index.server";
import { chooseRemedy, openRemedy } from "../modules/protection/index.server";
import { words } from "../platform/i18n/words";
import { visit, type Visit } from "../server/storefront.server";
import { themePage } from "../ui/storefront/liquid";
import { LookupPage, type LookupProps } from "../ui/storefront/lookup-page";
import { TrackingPage } from "../ui/storefront/tracking-page";

const ACTION = "/apps/doorstep/track";

export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  return visit(
    request,
    async (here) => {
      const token = new URL(request.url).searchParams.get("t");
      return token ? show(here, token) : lookup(here);
    },
    unavailable,
  );
}

const looking = z.object({
  order: z.string().trim().min(1).max(40),
  email: z.string().trim().min(3).max(254),
});
const choosing = z.object({ t: z.string(), remedy: z.string(), option: z.enum(["replacement", "refund"]) });

export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  return visit(
    request,
    async (here) => {
      const form: unknown = Object.fromEntries(await request.formData());
      const choice = choosing.safeParse(form);
      if (choice.success) return choose(here, choice.data);
      const asked = looking.safeParse(form);
      if (!asked.success) return lookup(here, "notFound");
      if (!(await here.mayTry(asked.data.order))) return lookup(here, "tooMany", 429);
      const token = await here.spine.read(here.shop, (unit) => findOrder(unit, asked.data));
      return token ? redirectTo(token) : lookup(here, "notFound");
    },
    unavailable,
  );
}

const unavailable = (locale: string | null): Response =>
  themePage(<LookupPage words={words(locale)} problem="unavailable" action={ACTION} />, 503);

const lookup = (here: Visit, problem?: LookupProps["problem"], status = 200): Response =>
  themePage(<LookupPage words={words(here.locale)} problem={problem} action={ACTION} />, status);

const redirectTo = (token: string): Response =>
  new Response(null, {
    status: 303,
    headers: { location: `${ACTION}?t=${token}`, "referrer-policy": "no-referrer" },
  });

async function show(here: Visit, token: string): Promise<Response> {
  return here.spine.read(here.shop, async (unit) => {
    const opened = await openToken(unit, token);
    if (!opened.ok) return lookup(here, opened.failure.code === "link_expired" ? "expired" : "notFound");
    const page = await orderPage(unit, opened.value, here.locale, (shipmentId) =>
      openRemedy(unit, shipmentId),
    );
    if (!page) return lookup(here, "notFound");
    const promise = await spokenPromise(unit, page.asked);
    return themePage(<TrackingPage {...page} promise={promise} action={ACTION} token={token} />);
  });
}

async function choose(here: Visit, it: z.output<typeof choosing>): Promise<Response> {
  const orderId = await here.spine.read(here.shop, (unit) => openToken(unit, it.t));
  if (!orderId.ok) return lookup(here, "expired");
  const chosen = await here.spine.act(here.shop, "shopper.choose-remedy", (unit) =>
    chooseRemedy(unit, { remedyId: it.remedy, orderId: orderId.value, option: it.option }),
  );
  // What could not be done is on the page as it stands now: taken already, or for a person to decide.
  if (!chosen.ok) here.log.warn({ code: chosen.failure.code, shop: here.shop }, "a remedy was not taken");
  return redirectTo(it.t);
}
