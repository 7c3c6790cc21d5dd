import { readFile } from "node:fs/promises";
import { Command, type CommanderError } from "commander";
import {
  type Candidate,
  identify,
  normalize,
  type Normalized,
  type Readable,
  readableNamed,
  readables,
} from "../app/modules/tracking/index.server";
import { systemClock } from "../app/platform/clock.server";

/** Wrong arguments: nothing was done. */
const REFUSED = 2;

export function trackCommand(): Command {
  return new Command("track")
    .description("Numbers and payloads of carriers. Needs no database and no network.")
    .addCommand(identifyCommand())
    .addCommand(normalizeCommand())
    .addCommand(sourcesCommand());
}

const line = (value: unknown): void => void process.stdout.write(`${JSON.stringify(value)}\n`);
const say = (text: string): void => void process.stdout.write(`${text}\n`);
const manners = (command: Command): Command =>
  command.exitOverride(({ exitCode }: CommanderError) => process.exit(exitCode === 0 ? 0 : REFUSED));

function identifyCommand(): Command {
  return manners(
    new Command("identify")
      .description("Says whose numbers these may be, the likeliest company first.")
      .argument("<number...>", "tracking numbers; one with blanks in quotes")
      .option("--destination <country>", "where it goes: two letters")
      .option(
        "--json",
        "one JSON line for each number: {number, candidates: [{carrier, confidence, reason}]}",
      ),
  ).action((numbers: string[], { json, destination }: { json?: true; destination?: string }) => {
    for (const number of numbers) {
      const candidates = identify(number, { destination: destination?.toUpperCase() ?? null });
      if (json) line({ number, candidates });
      else say(told(number, candidates));
    }
  });
}

const told = (number: string, candidates: Candidate[]): string =>
  [
    number,
    ...(candidates.length > 0
      ? candidates.map((c) => `  ${c.confidence.toFixed(3)}  ${c.carrier}  ${c.reason}`)
      : ["  fits no company that we know"]),
  ].join("\n");

const help = `
Each file is one payload as its source sent it: a webhook's body or an answer. Times stand as the source told them, with
an offset where it told one. A word that nobody knows is in errors as word_unknown; its scan has no milestone.

Exit codes: 0 every file was read or refused by name, 1 a file could not be opened, 2 arguments that are no good.`;

function normalizeCommand(): Command {
  return manners(
    new Command("normalize")
      .description("Reads payloads of a source and says what they mean in our words.")
      .argument("<file...>")
      .requiredOption("--source <name>", "whose payloads they are; see `doorstep track sources`")
      .option("--json", "one JSON line for each file: {file, parcels: […], errors: [{code, message}]}")
      .addHelpText("after", help),
  ).action(async (files: string[], { source: name, json }: { source: string; json?: true }) => {
    const source = readableNamed(name);
    if (!source) {
      process.stderr.write(`There is no source ${name}. \`doorstep track sources\` lists them.\n`);
      process.exitCode = REFUSED;
      return;
    }
    for (const file of files) {
      const result = await normalizeFile(source, file);
      if (json) line(result);
      else say(inWords(result));
    }
  });
}

interface FileResult {
  file: string;
  parcels: object[];
  errors: { code: string; message: string }[];
}

async function normalizeFile(source: Readable, file: string): Promise<FileResult> {
  const raw = await readFile(file).catch(() => null);
  if (!raw) {
    process.exitCode = 1;
    return {
      file,
      parcels: [],
      errors: [{ code: "file_unreadable", message: "The file cannot be opened." }],
    };
  }
  const read = source.read(raw);
  if (!read.ok) {
    const { code, detail = "" } = read.failure;
    return { file, parcels: [], errors: [{ code, message: detail }] };
  }
  const parcels = read.value.parcels.map((report) => normalize(report, source.zone, systemClock().now()));
  const unknown = [...new Set(parcels.flatMap((p) => p.unknownCodes))];
  return {
    file,
    parcels: parcels.map((p) => asLine(p, source)),
    errors: [
      ...read.value.errors.map(({ code, message }) => ({ code, message })),
      ...unknown.map((code) => ({ code: "word_unknown", message: code })),
    ],
  };
}

function asLine(it: Normalized, source: Readable): object {
  const own = source.carriers === "any" ? null : (source.carriers[0] ?? null);
  const { number, milestone, exceptions, eta } = it;
  return {
    number,
    carrier: it.carrier ?? own,
    milestone,
    exceptions,
    eta,
    delivered_at: it.deliveredAt,
    events: it.events.map(({ at, milestone, exception, code, description, location }) => ({
      at,
      ...(milestone ? { milestone } : {}),
      ...(exception ? { exception } : {}),
      code,
      description,
      location,
    })),
  };
}

const inWords = ({ file, parcels, errors }: FileResult): string =>
  [
    file,
    ...parcels.map((p) => `  ${JSON.stringify(p)}`),
    ...errors.map((e) => `  ${e.code}: ${e.message}`),
  ].join("\n");

function sourcesCommand(): Command {
  return manners(
    new Command("sources")
      .description("Lists the sources whose payloads can be read.")
      .option("--json", "one JSON line for each source: {name, title, aliases, kind, carriers}"),
  ).action(({ json }: { json?: true }) => {
    for (const { id, title, aliases, kind, carriers } of readables) {
      if (json) line({ name: id, title, aliases, kind, carriers });
      else
        say([id, title, kind, aliases.length > 0 ? `also ${aliases.join(", ")}` : ""].join("  ").trimEnd());
    }
  });
}
