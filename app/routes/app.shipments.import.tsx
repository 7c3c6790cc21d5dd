import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  MaxPartSizeExceededError,
  unstable_createMemoryUploadHandler as uploadHandler,
  unstable_parseMultipartFormData as parseMultipart,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import {
  MOST_IMPORT_BYTES,
  MOST_IMPORT_ROWS,
  readNumberRows,
  ROWS_AT_ONCE,
  takeNumbers,
} from "../modules/shipments/index.server";
import { type ImportAnswer, ImportNumbers } from "../modules/shipments/ui/import-numbers";
import { merchant } from "../server/merchant.server";

export async function loader({ request }: LoaderFunctionArgs) {
  await merchant(request);
  return { mostRows: MOST_IMPORT_ROWS };
}

export async function action({ request }: ActionFunctionArgs): Promise<ImportAnswer> {
  const { id, spine } = await merchant(request);
  const text = await textOf(request);
  if (text === null) return { problem: "The file is larger than 2 MB. Send it in parts." };
  const read = readNumberRows(text);
  if (!read.ok) return { problem: read.failure.detail ?? read.failure.code };
  const { rows, refused } = read.value;
  const done = { changed: 0, same: 0, refused: [...refused] };
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
    const some = rows.slice(at, at + ROWS_AT_ONCE);
    const taken = await spine.act(id, "merchant.import-numbers", (unit) => takeNumbers(unit, some));
    if (!taken.ok) return { problem: `Lines from ${some[0]?.line} on were not taken. Send the file again.` };
    done.changed += taken.value.changed;
    done.same += taken.value.same;
    done.refused.push(...taken.value.refused);
  }
  return { ...done, refused: done.refused.sort((a, b) => a.line - b.line) };
}

/** What is larger than allowed is given up while it comes in. */
async function textOf(request: Request): Promise<string | null> {
  try {
    const form = await parseMultipart(request, uploadHandler({ maxPartSize: MOST_IMPORT_BYTES }));
    const given = form.get("numbers");
    return given instanceof File ? await given.text() : (given ?? "");
  } catch (error) {
    if (error instanceof MaxPartSizeExceededError) return null;
    throw error;
  }
}

export default function ImportNumbersRoute() {
  return <ImportNumbers {...useLoaderData<typeof loader>()} />;
}
