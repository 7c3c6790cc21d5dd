/**
 * Who may touch which table: the one whose prisma/models/<owner>.prisma defines it, and only in its stores.
 * Reads the code as a syntax tree: kysely calls that name a table, and SQL in templates and strings.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import ts from "typescript";
import { filesBelow, isGenerated, isTest, repository } from "./files";

export interface Trespass {
  file: string;
  line: number;
  table: string;
  owner: string;
}

export function trespasses(root = repository): Trespass[] {
  const owners = tableOwners(root);
  return filesBelow("app", root)
    .filter((file) => /\.tsx?$/.test(file) && !isTest(file) && !isGenerated(file))
    .flatMap((file) =>
      tablesTouched(file, readFileSync(path.join(root, file), "utf8"), owners)
        .map((touch) => ({ file, owner: owners.get(touch.table) ?? "", ...touch }))
        .filter(({ owner, table }) => !mayTouch(file, owner, table)),
    );
}

/** Table name → name of the file in prisma/models/ that defines it. */
export function tableOwners(root = repository): Map<string, string> {
  const owners = new Map<string, string>();
  for (const file of filesBelow("prisma/models", root)) {
    const owner = path.basename(file, ".prisma");
    const models = readFileSync(path.join(root, file), "utf8").matchAll(/^model\s+(\w+)\s*\{([\s\S]*?)^\}/gm);
    for (const [, model = "", body = ""] of models) {
      owners.set(/@@map\("(\w+)"\)/.exec(body)?.[1] ?? snakeCase(model), owner);
    }
  }
  return owners;
}

const snakeCase = (name: string) =>
  name.replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => `_${letter}`).toLowerCase();

function mayTouch(file: string, owner: string, table: string): boolean {
  if (table === "session" && file.startsWith("app/platform/database/")) return true;
  // A claim has to know whether its shop still exists, in the statement that takes it: it reads that and nothing else.
  if (table === "shop" && /^app\/spine\/(alarms|fan-out|inbox)\.server\.ts$/.test(file)) return true;
  if (owner === "spine") return file.startsWith("app/spine/");
  return file.startsWith(`app/modules/${owner}/`) && /\/[^/]*store[^/]*\.server\.ts$/.test(file);
}

type Touch = Pick<Trespass, "line" | "table">;

export function tablesTouched(file: string, code: string, tables: ReadonlyMap<string, string>): Touch[] {
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true);
  const touches = new Map<string, Touch>();
  const visit = (node: ts.Node): void => {
    for (const table of [...namedInCall(node), ...namedInSql(node)]) {
      if (!tables.has(table)) continue;
      const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
      touches.set(`${line} ${table}`, { line, table });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return [...touches.values()];
}

/** The methods of kysely whose first argument is a table, or a list of them. */
const tableMethods = new Set(
  [
    "selectFrom",
    "insertInto",
    "replaceInto",
    "mergeInto",
    "updateTable",
    "deleteFrom",
    "truncateTable",
  ].concat([
    "innerJoin",
    "leftJoin",
    "rightJoin",
    "fullJoin",
    "crossJoin",
    "from",
    "using",
    "table",
    "dynamicTable",
  ]),
);

function namedInCall(node: ts.Node): string[] {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return [];
  if (!tableMethods.has(node.expression.name.text)) return [];
  const [first] = node.arguments;
  const named = first && ts.isArrayLiteralExpression(first) ? first.elements : first ? [first] : [];
  return named.flatMap((node) => (ts.isStringLiteralLike(node) ? [tableOf(node.text)] : []));
}

/** "public.shipment as s" → shipment */
function tableOf(mention: string): string {
  const [name = ""] = mention.trim().split(/\s+/);
  return name.replaceAll('"', "").split(".").at(-1) ?? "";
}

const statement =
  /^\s*(?:--.*\n\s*)*(?:\(?\s*select\s|insert\s+into\s|update\s+\S+(?:\s+(?:as\s+)?\w+)?\s+set\s|delete\s+from\s|merge\s+into\s|with\s+(?:recursive\s+)?\w+|truncate\s|lock\s+table\s|copy\s|alter\s+table\s)/i;
/** A keyword that a table follows, and the tables of its list: from shipment s, order_line l */
const table = String.raw`(?:"?\w+"?\.)?"?\w+"?`;
const list = String.raw`${table}(?:(?:\s+(?:as\s+)?\w+)?\s*,\s*${table})*`;
const reference = new RegExp(
  String.raw`\b(?:from|join|into|update|using|truncate|table|only|copy)\s+(${list})`,
  "gi",
);

/** In sql`…` every text is SQL; elsewhere only what begins as a statement does. */
function namedInSql(node: ts.Node): string[] {
  const text = textOf(node);
  if (text === null) return [];
  return [...text.matchAll(reference)].flatMap(([, tables = ""]) => tables.split(",").map(tableOf));
}

function textOf(node: ts.Node): string | null {
  if (ts.isTaggedTemplateExpression(node)) {
    return /^sql\b/.test(node.tag.getText()) ? templateText(node.template) : null;
  }
  if (ts.isTaggedTemplateExpression(node.parent ?? node)) return null;
  if (!ts.isStringLiteralLike(node) && !ts.isTemplateExpression(node)) return null;
  const text = templateText(node);
  return statement.test(text) ? text : null;
}

/** Its text, with a hole where a value is put in. */
function templateText(template: ts.StringLiteralLike | ts.TemplateLiteral): string {
  if (!ts.isTemplateExpression(template)) return template.text;
  return template.head.text + template.templateSpans.map((span) => ` ? ${span.literal.text}`).join("");
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const found = trespasses();
  for (const { file, line, table, owner } of found) {
    console.error(`${file}:${line} touches ${table}, which only the stores of ${owner} may`);
  }
  process.exitCode = found.length > 0 ? 1 : 0;
}
