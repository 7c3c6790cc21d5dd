import type { Stage } from "./stage";

/** Standard output is for results alone. */
export const aside = (line: string): void => void process.stderr.write(`${line}\n`);

/** Until somebody presses Ctrl-C. */
export function untilStopped(): Promise<void> {
  const alive = setInterval(() => undefined, 60_000);
  return new Promise<void>((resolve) => {
    process.once("SIGINT", resolve);
    process.once("SIGTERM", resolve);
  }).finally(() => clearInterval(alive));
}

export const directions = ({
  sandboxUrl,
  appUrl,
}: Pick<Stage, "sandboxUrl" | "appUrl">): string => `Open in a browser:

  Admin      ${sandboxUrl}/admin/store/demo-store/apps/doorstep
  Store      ${sandboxUrl}/store
  Tracking   ${sandboxUrl}/store/apps/doorstep/track
  Mailbox    ${sandboxUrl}/mailbox
  Helpdesk   ${sandboxUrl}/zendesk (also /gorgias, /freshdesk)
  Sandbox    ${sandboxUrl}/

The app itself answers on ${appUrl}. Ctrl-C stops everything.`;
