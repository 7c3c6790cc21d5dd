import type { LoaderFunctionArgs } from "@remix-run/node";
import { readLetter, readMessage } from "../modules/messages/index.server";
import { merchant, notFound } from "../server/merchant.server";

/** What one message said, for whoever opens it in the log. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { read } = await merchant(request);
  return read(async (unit) => {
    const message = (await readMessage(unit, params.id ?? "")) ?? notFound();
    return { id: message.id, letter: await readLetter(unit, message.id) };
  });
}
