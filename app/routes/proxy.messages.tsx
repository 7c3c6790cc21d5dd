import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { chooseMessages, standingOf } from "../modules/messages/index.server";
import { lookStyle, pageLanguage, plainLook, readLook } from "../modules/tracking/index.server";
import { plainText } from "../domain/plain-text";
import { languages, spoken, words } from "../platform/i18n/words";
import { visit, type Visit } from "../server/storefront.server";
import { themePage } from "../ui/storefront/liquid";
import { LookupPage } from "../ui/storefront/lookup-page";
import { StopPage } from "../ui/storefront/stop-page";

const ACTION = "/apps/doorstep/messages";

const tokenIn = (from: URLSearchParams | FormData): string => {
  const token = from.get("t");
  return typeof token === "string" ? plainText(token) : "";
};

const chosenIn = (from: URLSearchParams | FormData): string | null => {
  const chosen = from.get("lang");
  return typeof chosen === "string" ? spoken(chosen) : null;
};

export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const query = new URL(request.url).searchParams;
  return visit(request, (here) => show(here, tokenIn(query), chosenIn(query)), unavailable);
}

/** What a link would stop, or that it is none of ours: the same answer whatever is wrong with it. */
async function show(here: Visit, token: string, chosen: string | null): Promise<Response> {
  const { look, standing } = await here.spine.read(here.shop, async (unit) => ({
    look: await readLook(unit),
    standing: await standingOf(unit, token),
  }));
  const locale = standing?.locale ?? null;
  const say = words(pageLanguage({ chosen, order: locale, accepted: here.locale, country: null }));
  const frame = { words: say, action: ACTION, chosen, languages, logo: look.logo, helpLink: look.helpLink };
  return themePage(<StopPage here={frame} of={standing && { token, ...standing }} />, {
    style: lookStyle(look),
  });
}

/**
 * A press on a button of the page, or of a mail program (RFC 8058): that one brings the key in the address and `List-Unsubscribe=One-Click`
 * in the body, wants no page, and is answered without asking back.
 */
export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const query = new URL(request.url).searchParams;
  return visit(
    request,
    async (here) => {
      const form = await request.formData();
      const oneClick = form.get("List-Unsubscribe") === "One-Click";
      const token = tokenIn(oneClick ? query : form);
      const again = !oneClick && form.get("do") === "start";
      const done = await here.spine.act(here.shop, "shopper.choose-messages", (unit) =>
        chooseMessages(unit, token, again),
      );
      if (oneClick) return new Response(null, { status: done.ok ? 200 : 404 });
      const chosen = chosenIn(form);
      if (!done.ok) return show(here, token, chosen);
      const back = new URLSearchParams({ t: token, ...(chosen ? { lang: chosen } : {}) });
      return new Response(null, {
        status: 303,
        headers: { location: `${ACTION}?${back.toString()}`, "referrer-policy": "no-referrer" },
      });
    },
    unavailable,
  );
}

/** When something of ours broke: said without asking anything that may be broken too. */
function unavailable(locale: string | null): Response {
  const say = words(pageLanguage({ chosen: null, order: null, accepted: locale, country: null }));
  const here = {
    words: say,
    action: "/apps/doorstep/track",
    chosen: null,
    languages,
    logo: null,
    helpLink: null,
  };
  return themePage(<LookupPage here={here} problem="unavailable" />, {
    status: 503,
    style: lookStyle(plainLook),
  });
}
