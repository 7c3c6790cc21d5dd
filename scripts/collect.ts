/**
 * Writes the indexes of what is open to newcomers, the event map and the table of carriers: one new file in its folder is enough.
 * `--check` writes nothing and fails when something is out of date.
 */
import { existsSync, readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { AnyCarrierSource } from "../app/adapters/carriers/contract";
import { carrierTable } from "./carrier-table";
import { eventMap, type MapParts } from "./event-map";
import { filesBelow, isTest, repository } from "./files";

const banner = "// Written by scripts/collect.ts; do not edit.\n";

interface Generated {
  path: string;
  text: string;
}

/** What every module may offer to the worker: file and export name, and the spine's type of one. */
const collected = [
  { name: "reactions", type: "Reaction" },
  { name: "intakes", type: "Intake" },
  { name: "effects", type: "AnyEffect" },
  { name: "alarms", type: "AlarmHandler" },
] as const;

function lists(root: string): Generated[] {
  return collected.map(({ name, type }) => {
    const modules = filesBelow("app/modules", root).flatMap(
      (file) => new RegExp(`^app/modules/([^/]+)/${name}\\.server\\.ts$`).exec(file)?.[1] ?? [],
    );
    const imports = modules.map(
      (m) => `import { ${name} as ${camelCase(m)} } from "../modules/${m}/${name}.server";\n`,
    );
    const typeImport = `import type { ${type} } from "../spine/definitions";\n`;
    const parts = modules.map((m) => `...${camelCase(m)}`);
    return {
      path: `app/jobs/_${name}.server.ts`,
      text: `${banner}${imports.join("")}${typeImport}\nexport const ${name}: readonly ${type}[] = ${list(parts, "[", "]")};\n`,
    };
  });
}

function catalogue(root: string): Generated {
  const modules = filesBelow("app/spine/catalogue", root)
    .filter(
      (file) => !isTest(file) && /\bexport const events\b/.test(readFileSync(path.join(root, file), "utf8")),
    )
    .map((file) => path.basename(file, ".ts"));
  const imports = modules.map((m) => `import { events as ${camelCase(m)} } from "./${m}";\n`);
  const parts = modules.map((m) => `...${camelCase(m)}`);
  return {
    path: "app/spine/catalogue/_all.ts",
    text: `${banner}${imports.join("")}\nexport const catalogue = ${list(parts, "{", "}")} as const;\n`,
  };
}

function members(root: string): Generated[] {
  return ["carriers", "helpdesks", "channels", "marketing"].map((kind) => {
    const folder = `app/adapters/${kind}`;
    const ids = filesBelow(folder, root)
      .filter((file) => path.posix.dirname(file) === folder && file.endsWith(".server.ts"))
      .filter((file) => /^export default\b/m.test(readFileSync(path.join(root, file), "utf8")))
      .map((file) => path.basename(file, ".server.ts"));
    const imports = ids.map((id) => `import ${camelCase(id)} from "./${id}.server";\n`);
    return {
      path: `${folder}/_all.ts`,
      text: `${banner}${imports.join("")}\nexport const all = ${ids.length === 0 ? "[] as const" : list(ids.map(camelCase), "[", "]")};\n`,
    };
  });
}

function list(parts: string[], open: string, close: string): string {
  return parts.length === 0
    ? open + close
    : `${open}\n${parts.map((part) => `  ${part},\n`).join("")}${close}`;
}

const camelCase = (name: string) => name.replace(/[-_.](\w)/g, (_, letter: string) => letter.toUpperCase());

async function load<K extends string>(root: string, file: string): Promise<Partial<Record<K, unknown>>> {
  return (await import(pathToFileURL(path.join(root, file)).href)) as Partial<Record<K, unknown>>;
}

/** The map is drawn from the lists as they run, so it can only show what the worker will do. */
async function drawMap(root: string): Promise<Generated> {
  const parts: Record<string, unknown> = {
    catalogue: (await load<"catalogue">(root, "app/spine/catalogue/_all.ts")).catalogue,
  };
  for (const { name } of collected) parts[name] = (await load(root, `app/jobs/_${name}.server.ts`))[name];
  return { path: "docs/event-map.md", text: eventMap(parts as unknown as MapParts) };
}

async function drawCarriers(root: string): Promise<Generated> {
  const { all } = await load<"all">(root, "app/adapters/carriers/_all.ts");
  return { path: "docs/carriers.md", text: carrierTable(all as readonly AnyCarrierSource[]) };
}

/** Brings the files up to date, or only names those that are not. */
export async function collect(options: { check: boolean; root?: string; map?: boolean }): Promise<string[]> {
  const root = options.root ?? repository;
  const stale: string[] = [];
  const put = async ({ path: file, text }: Generated) => {
    const target = path.join(root, file);
    if (existsSync(target) && readFileSync(target, "utf8") === text) return;
    stale.push(file);
    if (options.check) return;
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, text);
  };
  for (const generated of [...lists(root), catalogue(root), ...members(root)]) await put(generated);
  // What is drawn from stale lists would be wrong as well.
  if (options.map !== false && !(options.check && stale.length > 0))
    for (const draw of [drawMap, drawCarriers]) await put(await draw(root));
  return stale;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const check = process.argv.includes("--check");
  const stale = await collect({ check });
  for (const file of stale) console.log(`${check ? "out of date" : "written"}: ${file}`);
  if (check && stale.length > 0) {
    console.error('Run "npm run collect".');
    process.exitCode = 1;
  }
}
