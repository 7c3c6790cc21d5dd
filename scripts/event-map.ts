/** Draws the operating system on one page: what happens, who answers, and what that leads to. */

export interface MapParts {
  catalogue: Record<string, unknown>;
  reactions: readonly {
    name: string;
    on: string;
    records?: readonly string[];
    effects?: readonly string[];
  }[];
  intakes: readonly { name: string; source: string; topics: readonly string[] }[];
  effects: readonly { kind: string }[];
  alarms: readonly { name: string }[];
}

export function eventMap(parts: MapParts): string {
  const sections = [
    "# Event map",
    "Every fact the product knows, who answers to it, and what the answer may record or do outside. Written by\n" +
      "`npm run collect` from the code; the admin shows the same map live.",
    ...owners(parts).map((owner) => section(owner, parts)),
    ...incoming(parts),
    ...names(
      "Alarms",
      "What a module does when a time it has set has come.",
      parts.alarms.map(({ name }) => name),
    ),
    ...names(
      "Effects",
      "What leaves the house, each once by its idempotency key.",
      parts.effects.map(({ kind }) => kind),
    ),
  ];
  return `${sections.join("\n\n")}\n`;
}

const ownerOf = (event: string) => event.split(".")[0] ?? event;
const owners = ({ catalogue }: MapParts) => [...new Set(Object.keys(catalogue).map(ownerOf))];

function section(owner: string, parts: MapParts): string {
  const events = Object.keys(parts.catalogue).filter((event) => ownerOf(event) === owner);
  const rows = events.flatMap((event) => {
    const reactions = parts.reactions.filter((reaction) => reaction.on === event);
    if (reactions.length === 0) return [row(code(event), "", "", "")];
    return reactions.map((reaction, place) =>
      row(
        place === 0 ? code(event) : "",
        code(reaction.name),
        codes(reaction.records),
        codes(reaction.effects),
      ),
    );
  });
  return [
    `## ${owner}\n`,
    row("Event", "Reaction", "Records", "Does outside"),
    "|---|---|---|---|",
    ...rows,
  ].join("\n");
}

function incoming({ intakes }: MapParts): string[] {
  if (intakes.length === 0) return [];
  const rows = intakes.map(({ name, source, topics }) => row(code(source), codes(topics), code(name)));
  const table = [row("Source", "Topics", "Read by"), "|---|---|---|", ...rows].join("\n");
  return ["## Messages from outside", table];
}

function names(title: string, meaning: string, entries: string[]): string[] {
  if (entries.length === 0) return [];
  return [`## ${title}`, meaning, entries.map((entry) => `- ${code(entry)}`).join("\n")];
}

const code = (text: string) => `\`${text}\``;
const codes = (texts: readonly string[] = []) => texts.map(code).join(", ");
const row = (...cells: string[]) => `| ${cells.join(" | ")} |`;
