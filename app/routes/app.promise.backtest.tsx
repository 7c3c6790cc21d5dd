import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  MaxPartSizeExceededError,
  unstable_createMemoryUploadHandler as uploadHandler,
  unstable_parseMultipartFormData as parseMultipart,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import {
  askedBacktest,
  createBacktest,
  listBacktests,
  MOST_UPLOAD_BYTES,
  readSettings,
  requestBacktest,
} from "../modules/promises/index.server";
import { type BacktestAnswer, Backtests } from "../modules/promises/ui/backtests";
import { merchant } from "../server/merchant.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, now, read } = await merchant(request);
  return read(async (unit) => ({
    now,
    zone: shop.timezone,
    target: (await readSettings(unit)).target,
    runs: await listBacktests(unit),
  }));
}

export async function action({ request }: ActionFunctionArgs): Promise<BacktestAnswer> {
  const { id, spine } = await merchant(request);
  const form = await formOf(request);
  if (form === "too_large")
    return { problem: "The file is larger than 20 MB. Pack it with gzip, or send less of it." };
  const asked = await askedBacktest(form);
  if (!asked.ok) return { problem: asked.failure.detail ?? asked.failure.code };
  const made = await spine.act(id, "merchant.look-back", async (unit) => {
    const created = await createBacktest(unit, asked.value);
    if (created.ok) await requestBacktest(unit, created.value.id);
    return created;
  });
  return made.ok
    ? { said: "The look back begins. You may leave this page." }
    : { problem: made.failure.detail ?? "It could not be started." };
}

/** What is larger than allowed is given up while it comes in. */
async function formOf(request: Request): Promise<FormData | "too_large"> {
  try {
    return await parseMultipart(request, uploadHandler({ maxPartSize: MOST_UPLOAD_BYTES }));
  } catch (error) {
    if (error instanceof MaxPartSizeExceededError) return "too_large";
    throw error;
  }
}

export default function BacktestRoute() {
  return <Backtests {...useLoaderData<typeof loader>()} />;
}
