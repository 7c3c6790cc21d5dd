import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ok } from "../domain/result";
import { changeMessageSettings, matrix, saidSo, sayForm } from "../modules/messages/index.server";
import { type Answer, errorsOf, undone } from "../modules/messages/ui/answer";
import { Matrix } from "../modules/messages/ui/matrix";
import { merchant } from "../server/merchant.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const { read } = await merchant(request);
  return read(matrix);
}

export async function action({ request }: ActionFunctionArgs): Promise<Answer> {
  const { id, spine } = await merchant(request);
  const asked = sayForm.safeParse(Object.fromEntries(await request.formData()));
  if (!asked.success) return errorsOf(asked.error.issues);
  const saved = await spine.act(id, "merchant.message-way", async (unit) =>
    ok(await changeMessageSettings(unit, (now) => saidSo(now, asked.data))),
  );
  return saved.ok ? { said: "Saved. It holds from the next message on." } : undone;
}

export default function MessagesRoute() {
  return <Matrix {...useLoaderData<typeof loader>()} />;
}
