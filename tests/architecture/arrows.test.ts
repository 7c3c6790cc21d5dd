import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { cruise, type ICruiseResult } from "dependency-cruiser";
import extractDepcruiseOptions from "dependency-cruiser/config-utl/extract-depcruise-options";
import extractTSConfig from "dependency-cruiser/config-utl/extract-ts-config";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const wholes = ["app", "sandbox", "cli", "bench", "extensions"];

async function violations(baseDir: string) {
  const options = await extractDepcruiseOptions(path.join(root, ".dependency-cruiser.cjs"));
  const present = wholes.filter((name) => existsSync(path.join(baseDir, name)));
  const tsConfig = extractTSConfig(path.join(root, "tsconfig.json"));
  const { output } = await cruise(present, { ...options, baseDir }, undefined, { tsConfig });
  return (output as ICruiseResult).summary.violations;
}

test("every import in the repository goes down", async () => {
  const found = await violations(root);
  expect(found.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
}, 60_000);

/** from, to, the rule that forbids it. */
const forbidden: [string, string, string][] = [
  ["app/domain/money.ts", "app/platform/log.server.ts", "domain-stands-alone"],
  ["app/platform/log.server.ts", "app/spine/record.server.ts", "platform-knows-no-business"],
  ["app/platform/log.server.ts", "app/adapters/carriers/ups.server.ts", "platform-knows-no-business"],
  ["app/spine/record.server.ts", "app/modules/orders/index.server.ts", "spine-knows-no-module"],
  ["app/spine/record.server.ts", "app/adapters/carriers/ups.server.ts", "spine-knows-no-module"],
  ["app/adapters/carriers/ups.server.ts", "app/modules/orders/index.server.ts", "adapters-know-no-module"],
  ["app/adapters/carriers/ups.server.ts", "app/spine/record.server.ts", "adapters-know-no-module"],
  [
    "app/adapters/carriers/ups.server.ts",
    "app/adapters/channels/smtp.server.ts",
    "adapter-kinds-are-strangers",
  ],
  ["app/adapters/carriers/ups.server.ts", "app/shopify.server.ts", "adapters-know-no-module"],
  [
    "app/adapters/shopify/admin.server.ts",
    "app/modules/orders/index.server.ts",
    "shopify-adapter-knows-only-the-shopify-app",
  ],
  ["app/shopify.server.ts", "app/modules/shops/index.server.ts", "shopify-app-knows-no-module"],
  ["app/modules/claims/file.server.ts", "app/routes/app.claims.tsx", "module-looks-down"],
  ["app/modules/claims/file.server.ts", "app/ui/money.tsx", "module-looks-down"],
  ["app/modules/claims/file.server.ts", "app/jobs/worker.server.ts", "module-looks-down"],
  ["app/modules/claims/file.server.ts", "app/shopify.server.ts", "shopify-app-has-few-friends"],
  ["app/modules/claims/ui/list.tsx", "app/routes/app.claims.tsx", "module-screen-looks-down"],
  ["app/ui/money.tsx", "app/modules/orders/types.ts", "ui-knows-no-business"],
  ["app/routes/app.claims.tsx", "app/jobs/worker.server.ts", "route-uses-the-house"],
  ["app/routes/app.claims.tsx", "app/modules/orders/store.server.ts", "routes-use-the-door"],
  ["app/jobs/worker.server.ts", "app/ui/money.tsx", "jobs-serve-no-screen"],
  ["app/jobs/worker.server.ts", "app/modules/orders/store.server.ts", "jobs-use-the-door-and-the-lists"],
  ["app/server/main.server.ts", "app/ui/money.tsx", "server-serves-no-screen"],
  ["app/server/main.server.ts", "app/modules/orders/store.server.ts", "server-and-cli-use-the-door"],
  ["cli/main.ts", "app/modules/orders/store.server.ts", "server-and-cli-use-the-door"],
  ["bench/load.ts", "app/routes/app.claims.tsx", "tools-serve-no-screen"],
  ["app/modules/shops/index.server.ts", "app/modules/people/index.server.ts", "core-has-an-order"],
  ["app/modules/people/index.server.ts", "app/modules/orders/index.server.ts", "core-has-an-order"],
  ["app/modules/orders/index.server.ts", "app/modules/shipments/index.server.ts", "core-has-an-order"],
  ["app/modules/shipments/index.server.ts", "app/modules/payouts/index.server.ts", "core-has-an-order"],
  ["app/modules/orders/index.server.ts", "app/modules/claims/index.server.ts", "core-knows-no-capability"],
  ["app/modules/claims/file.server.ts", "app/modules/returns/index.server.ts", "capabilities-are-strangers"],
  ["app/modules/claims/file.server.ts", "app/modules/returns/types.ts", "capabilities-are-strangers"],
  ["app/modules/claims/file.server.ts", "app/modules/orders/store.server.ts", "modules-meet-at-the-door"],
  ["app/modules/payouts/index.server.ts", "app/modules/orders/store.server.ts", "modules-meet-at-the-door"],
  ["app/modules/claims/file.server.ts", "@remix-run/node", "business-knows-no-framework"],
  ["app/spine/record.server.ts", "@remix-run/node", "business-knows-no-framework"],
  ["app/domain/money.ts", "sandbox/main.ts", "app-never-knows-the-sandbox"],
  ["sandbox/main.ts", "app/domain/money.ts", "sandbox-never-knows-the-app"],
  ["extensions/block.ts", "app/domain/money.ts", "extensions-stand-alone"],
  ["app/domain/money.ts", "tests/support/database.ts", "app-needs-no-test"],
  ["app/domain/money.ts", "app/domain/money.test.ts", "nobody-knows-a-test"],
  ["sandbox/main.ts", "tests/support/database.ts", "sandbox-needs-no-test"],
  ["app/domain/money.ts", "vitest", "app-runs-without-development-packages"],
  ["app/domain/ring-back.ts", "app/domain/ring.ts", "no-cycles"],
];

/** The other half of the ring: a cycle is reported once. */
const ring: [string, string] = ["app/domain/ring.ts", "app/domain/ring-back.ts"];

const allowed: [string, string][] = [
  ["app/platform/log.server.ts", "app/domain/result.ts"],
  ["app/spine/fan-out.server.ts", "app/platform/http.server.ts"],
  ["app/adapters/carriers/gls.server.ts", "app/adapters/carriers/contract.ts"],
  ["app/adapters/shopify/orders.server.ts", "app/shopify.server.ts"],
  ["app/modules/claims/policy.ts", "app/modules/orders/index.server.ts"],
  ["app/modules/claims/policy.ts", "app/modules/shipments/types.ts"],
  ["app/modules/payouts/grant.server.ts", "app/modules/shops/index.server.ts"],
  ["app/modules/claims/policy.ts", "app/adapters/carriers/gls.server.ts"],
  ["app/modules/claims/policy.ts", "app/spine/fan-out.server.ts"],
  ["app/modules/claims/ui/one.tsx", "app/ui/money.tsx"],
  ["app/modules/claims/ui/one.tsx", "@remix-run/react"],
  ["app/routes/app.orders.tsx", "app/modules/orders/index.server.ts"],
  ["app/routes/app.orders.tsx", "app/modules/claims/ui/one.tsx"],
  ["app/routes/app.orders.tsx", "app/shopify.server.ts"],
  ["app/routes/app.orders.tsx", "@remix-run/node"],
  ["app/jobs/_reactions.server.ts", "app/modules/claims/reactions.server.ts"],
  ["app/server/doors.server.ts", "app/spine/fan-out.server.ts"],
  ["app/server/doors.server.ts", "@remix-run/express"],
  ["cli/main.ts", "app/modules/orders/types.ts"],
  ["app/modules/claims/policy.test.ts", "tests/support/database.ts"],
];

/** A small house of files whose only content is their imports. */
async function build(baseDir: string, imports: [string, string][]): Promise<void> {
  const contents = new Map<string, string[]>();
  const linesOf = (file: string) => contents.get(file) ?? contents.set(file, []).get(file)!;
  for (const [from, to] of imports) {
    const isFile = to.endsWith(".ts") || to.endsWith(".tsx");
    if (isFile) linesOf(to);
    const target = isFile ? path.relative(path.dirname(from), to).replace(/\.tsx?$/, "") : to;
    linesOf(from).push(`import "${target.startsWith(".") || !isFile ? target : `./${target}`}";`);
  }
  for (const [file, lines] of contents) {
    const target = path.join(baseDir, file);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, `${lines.join("\n")}\nexport {};\n`);
  }
  for (const name of ["node_modules", "package.json"]) {
    await symlink(path.join(root, name), path.join(baseDir, name));
  }
}

async function violationsOf(imports: [string, string][]) {
  const baseDir = await mkdtemp(path.join(tmpdir(), "doorstep-arrows-"));
  try {
    await build(baseDir, imports);
    return await violations(baseDir);
  } finally {
    await rm(baseDir, { recursive: true, force: true });
  }
}

test("every forbidden import is caught by its rule", async () => {
  const found = await violationsOf([ring, ...forbidden.map(([from, to]): [string, string] => [from, to])]);
  const caught = new Set(found.map(({ rule, from, to }) => `${rule.name}: ${from} → ${shorten(to)}`));
  const missed = forbidden
    .map(([from, to, rule]) => `${rule}: ${from} → ${to}`)
    .filter((line) => !caught.has(line));
  expect(missed).toEqual([]);
}, 60_000);

test("every allowed import passes", async () => {
  const found = await violationsOf(allowed);
  expect(found.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
}, 60_000);

test("no rule is without its proof", async () => {
  const { ruleSet } = await extractDepcruiseOptions(path.join(root, ".dependency-cruiser.cjs"));
  const proved = new Set(forbidden.map(([, , rule]) => rule));
  const names = (ruleSet?.forbidden ?? []).map(({ name }) => name ?? "");
  expect(names.filter((name) => !proved.has(name))).toEqual([]);
});

/** The package behind a file in node_modules. */
function shorten(target: string): string {
  return target.replace(/^.*node_modules\/((?:@[^/]+\/)?[^/]+).*$/, "$1");
}
