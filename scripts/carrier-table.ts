/** Draws one table of all that can be connected as a source of carrier facts, from what each says of itself. */
import type { AnyCarrierSource } from "../app/adapters/carriers/contract";

export function carrierTable(all: readonly AnyCarrierSource[]): string {
  const sections = [
    "# Carrier sources",
    "What can be connected, and what it does. Written by `npm run collect` from the adapters themselves; how to add one is\n" +
      "in [adapters.md](adapters.md).",
    [row(...columns), "|" + "---|".repeat(columns.length), ...all.map(line)].join("\n"),
    explanations,
  ];
  return `${sections.join("\n\n")}\n`;
}

const columns = [
  "Source",
  "Id",
  "Also called",
  "Kind",
  "Companies",
  "Sends by itself",
  "Is asked",
  "Follows",
  "Files claims",
  "Takes instructions",
  "Clock",
  "Reviewed",
];

const explanations = [
  "- **Kind**: `aggregator`, many companies through one account; `native`, the company itself; `own`, a warehouse or the",
  "  platform.",
  "- **Sends by itself**: what its signature proves. `body`: one changed bit is noticed. `sender`: only who sent it.",
  "- **Is asked**: parcels in one question, and questions allowed for one account.",
  "- **Follows**: it is told of each parcel that it is to send word of.",
  "- **Clock**: where a scan stood that tells neither an offset nor a place.",
  "- **Reviewed**: when its published descriptions were last compared with the adapter.",
].join("\n");

function line(source: AnyCarrierSource): string {
  const { id, title, aliases, kind, carriers, webhook, poll, documentation, zone } = source;
  return row(
    /^https:/.test(documentation.url) ? `[${title}](${documentation.url})` : title,
    code(id),
    aliases.map(code).join(", "),
    kind,
    carriers === "any" ? "any" : carriers.map(code).join(", "),
    webhook ? webhook.proves : "",
    poll ? `${poll.batch} at once, ${allowed(poll.quota)}` : "",
    yes(source.follow),
    yes(source.fileClaim),
    yes(source.instruct),
    zone,
    documentation.reviewed,
  );
}

const spans: Record<number, string> = {
  1: "a second",
  60: "a minute",
  3_600: "an hour",
  86_400: "a day",
};

const allowed = ({ calls, perSeconds }: { calls: number; perSeconds: number }): string =>
  `${calls.toLocaleString("en")} ${spans[perSeconds] ?? `in ${perSeconds} seconds`}`;

const code = (text: string) => `\`${text}\``;
const yes = (it: unknown) => (it ? "yes" : "");
const row = (...cells: string[]) => `| ${cells.join(" | ")} |`;
