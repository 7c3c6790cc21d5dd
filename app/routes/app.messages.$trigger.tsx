import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { type ShouldRevalidateFunction, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import type { Failure } from "../domain/result";
import {
  draftIn,
  editor,
  isTrigger,
  languageIn,
  MOST_TESTS,
  over,
  preview,
  type Previewed,
  restoreText,
  saveText,
  sendTest,
  testForm,
  type TriggerId,
} from "../modules/messages/index.server";
import { type Answer, errorsOf, undone } from "../modules/messages/ui/answer";
import { Editor } from "../modules/messages/ui/editor";
import { type Merchant, merchant, notFound } from "../server/merchant.server";

const triggerIn = (id: string | undefined): TriggerId => (id && isTrigger(id) ? id : notFound());

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop, now, read } = await merchant(request);
  const trigger = triggerIn(params.trigger);
  const language = languageIn(new URL(request.url).searchParams.get("language"));
  return { now, zone: shop.timezone, ...(await read((unit) => editor(unit, trigger, language))) };
}

const asked = z.object({
  intent: z.enum(["preview", "save", "restore", "default", "test"]),
  language: z.string(),
  order: z.string().max(80).default(""),
  over: over.default(0),
  version: over.default(0),
});
type Asked = z.output<typeof asked>;

export async function action({ request, params }: ActionFunctionArgs): Promise<Answer | Previewed> {
  const here = await merchant(request);
  const trigger = triggerIn(params.trigger);
  const form = Object.fromEntries(await request.formData());
  const wish = asked.safeParse(form);
  if (!wish.success) return { problem: "This cannot be done." };
  const it = { ...wish.data, language: languageIn(wish.data.language), trigger };
  if (it.intent === "restore" || it.intent === "default") return restore(here, it);
  const template = draftIn(form["text"]);
  if (!template) return { problem: "The form could not be read." };
  if (it.intent === "preview") return here.read((unit) => preview(unit, { ...it, template }));
  if (it.intent === "save") return save(here, it, template);
  const to = testForm.safeParse(form);
  if (!to.success) return errorsOf(to.error.issues);
  const sent = await here.spine.act(here.id, "merchant.test-message", (unit) =>
    sendTest(unit, { ...it, ...to.data, template }),
  );
  return sent.ok ? { said: "On its way." } : problem(sent.failure);
}

type Placed = Asked & { trigger: TriggerId };

async function save(
  here: Merchant,
  it: Placed,
  text: NonNullable<ReturnType<typeof draftIn>>,
): Promise<Answer> {
  const saved = await here.spine.act(here.id, "merchant.save-message", (unit) => saveText(unit, it, text));
  if (!saved.ok) return problem(saved.failure);
  return "errors" in saved.value ? saved.value : { said: "Saved. It holds from the next message on." };
}

async function restore(here: Merchant, it: Placed): Promise<Answer> {
  const version = it.intent === "default" ? null : it.version;
  const done = await here.spine.act(here.id, "merchant.restore-message", (unit) =>
    restoreText(unit, it, version),
  );
  if (!done.ok) return problem(done.failure);
  return { said: version === null ? "The default text is live again." : `Version ${version} is live again.` };
}

const problems: Record<string, string> = {
  saved_in_between:
    "Somebody saved this text while you had it open. Load the page again to see what it says now.",
  version_gone: "This version is not there any more.",
  too_many_tests: `${MOST_TESTS} tests were sent in the last hour. Try again later.`,
  channel_not_connected: "No provider for this medium is connected.",
};

const problem = ({ code }: Failure): Answer => {
  const told = problems[code];
  return told ? { problem: told } : undone;
};

/** A preview changes nothing that is stored. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ formData, defaultShouldRevalidate }) =>
  formData?.get("intent") === "preview" ? false : defaultShouldRevalidate;

export default function MessageRoute() {
  const data = useLoaderData<typeof loader>();
  return <Editor key={`${data.trigger} ${data.language} ${data.version}`} {...data} />;
}
