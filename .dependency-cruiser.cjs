/**
 * The arrows of the house, all errors: down only.
 *
 *   domain ← platform ← spine ←──── modules ← routes, jobs, server, cli
 *   domain ← platform ← adapters ←─ modules            ui ← routes, modules/x/ui
 *
 * tests/architecture/arrows.test.ts runs them, and proves that each one bites.
 */
const core = ["shops", "people", "orders", "shipments", "payouts"];
const anyOf = (names) => `(?:${names.join("|")})`;
const test = "\\.test\\.tsx?$";

/** What other code may know of a module. */
const face = "(?:index\\.server\\.ts|types\\.ts)$";
/** What the worker collects from every module besides. */
const collected = "(?:reactions|intakes|effects|alarms)\\.server\\.ts$";

/** Code in `from` may know only `allowed` of what is in app/. Tests beside the code may look further. */
const only = (name, from, allowed) => ({
  name,
  severity: "error",
  from: { path: from, pathNot: test },
  to: { path: "^app/", pathNot: allowed },
});

const never = (name, from, to, extra = {}) => ({
  name,
  severity: "error",
  from: { path: from, ...extra.from },
  to: { path: to, ...extra.to },
});

const below = "^app/(?:domain|platform|spine|adapters)/";

const layers = [
  only("domain-stands-alone", "^app/domain/", ["^app/domain/"]),
  only("platform-knows-no-business", "^app/platform/", ["^app/(?:platform|domain)/"]),
  only("spine-knows-no-module", "^app/spine/", ["^app/(?:spine|platform|domain)/"]),
  only("adapters-know-no-module", "^app/adapters/(?!shopify/)", ["^app/(?:adapters|platform|domain)/"]),
  only("shopify-adapter-knows-only-the-shopify-app", "^app/adapters/shopify/", [
    "^app/(?:adapters|platform|domain)/",
    "^app/shopify\\.server\\.ts$",
  ]),
  // Sessions and the seam to Shopify stand in its adapter; the library is configured with them here.
  only("shopify-app-knows-no-module", "^app/shopify\\.server\\.ts$", [
    "^app/(?:spine|platform|domain)/",
    "^app/adapters/shopify/(?:connection|fetch)\\.server\\.ts$",
  ]),
  only("module-looks-down", "^app/modules/(?![^/]+/ui/)", [below, "^app/modules/"]),
  only("module-screen-looks-down", "^app/modules/[^/]+/ui/", [below, "^app/(?:modules|ui)/"]),
  only("ui-knows-no-business", "^app/ui/", ["^app/(?:ui|domain|platform)/"]),
  only("route-uses-the-house", "^app/routes/", [
    below,
    "^app/(?:modules|ui|routes)/",
    "^app/shopify\\.server\\.ts$",
    // Who is visiting: a merchant, a shopper or a front end, and what the process serves them with.
    "^app/server/(?:admin-session|merchant|storefront|serving|promises|headless|agents)\\.server\\.ts$",
  ]),
  only("jobs-serve-no-screen", "^app/jobs/", [below, "^app/(?:modules|jobs)/"]),
  only("server-serves-no-screen", "^app/server/", [
    below,
    "^app/(?:modules|jobs|server)/",
    "^app/shopify\\.server\\.ts$",
  ]),
  only("tools-serve-no-screen", "^(?:cli|bench)/", [
    below,
    "^app/(?:modules|jobs|server)/",
    // The page itself is what the bench of the tracking page measures.
    "^app/routes/proxy\\.track\\.tsx$",
  ]),
];

/** shops ← people ← orders ← shipments ← payouts: each knows only those before it. */
const coreOrder = core.slice(0, -1).map((name, place) =>
  never("core-has-an-order", `^app/modules/${name}/`, `^app/modules/${anyOf(core.slice(place + 1))}/`, {
    from: { pathNot: test },
  }),
);

const modules = [
  never("core-knows-no-capability", `^app/modules/${anyOf(core)}/`, "^app/modules/", {
    from: { pathNot: test },
    to: { pathNot: `^app/modules/${anyOf(core)}/` },
  }),
  ...coreOrder,
  never("capabilities-are-strangers", `^app/modules/(?!${anyOf(core)}/)([^/]+)/`, "^app/modules/", {
    from: { pathNot: test },
    to: { pathNot: ["^app/modules/$1/", `^app/modules/${anyOf(core)}/`] },
  }),
  never("modules-meet-at-the-door", "^app/modules/([^/]+)/", "^app/modules/", {
    from: { pathNot: test },
    to: { pathNot: ["^app/modules/$1/", `^app/modules/[^/]+/${face}`] },
  }),
  never("routes-use-the-door", "^app/(?:routes|[^/]+\\.tsx?$)", "^app/modules/", {
    from: { pathNot: test },
    to: { pathNot: [`^app/modules/[^/]+/(?:${face}|ui/)`] },
  }),
  never("server-and-cli-use-the-door", "^(?:app/server|cli|bench)/", "^app/modules/", {
    from: { pathNot: test },
    to: { pathNot: [`^app/modules/[^/]+/${face}`] },
  }),
  never("jobs-use-the-door-and-the-lists", "^app/jobs/", "^app/modules/", {
    from: { pathNot: test },
    to: { pathNot: [`^app/modules/[^/]+/${face}`, `^app/modules/[^/]+/${collected}`] },
  }),
];

const outside = [
  never("adapter-kinds-are-strangers", "^app/adapters/([^/]+)/", "^app/adapters/[^/]+/", {
    to: { pathNot: "^app/adapters/$1/" },
  }),
  never("shopify-app-has-few-friends", "^(?:app|cli|bench)/", "^app/shopify\\.server\\.ts$", {
    from: {
      pathNot: ["^app/adapters/shopify/", "^app/(?:routes|server)/", "^app/entry\\.server\\.tsx$", test],
    },
  }),
  never(
    "business-knows-no-framework",
    "^app/(?:domain|platform|spine|adapters|jobs|modules/(?![^/]+/ui/))",
    "(?:^|/)node_modules/(?:@remix-run|react-router|react-router-dom)/",
  ),
];

const wholes = [
  never("app-never-knows-the-sandbox", "^app/", "^(?:sandbox|cli|bench|scripts)/"),
  never("app-needs-no-test", "^(?:app|cli)/", "^tests/", { from: { pathNot: test } }),
  never("sandbox-never-knows-the-app", "^sandbox/", "^(?:app|cli|bench|scripts)/"),
  never("sandbox-needs-no-test", "^sandbox/", "^tests/", { from: { pathNot: test } }),
  never("extensions-stand-alone", "^extensions/", "^(?:app|sandbox|cli|bench|scripts|tests)/"),
  never("nobody-knows-a-test", "", test),
  never("app-runs-without-development-packages", "^(?:app|cli)/", "", {
    from: { pathNot: test },
    to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
  }),
  { name: "no-cycles", severity: "error", from: { pathNot: test }, to: { circular: true } },
];

module.exports = {
  forbidden: [...layers, ...modules, ...outside, ...wholes],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(?:node_modules|build|\\.data)/" },
    enhancedResolveOptions: { extensions: [".ts", ".tsx", ".js", ".cjs", ".mjs", ".json"] },
  },
};
