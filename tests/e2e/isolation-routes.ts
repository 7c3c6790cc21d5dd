import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { defaultPlays } from "../../app/modules/exceptions/index.server";
import type { TwoStores } from "./isolation-stage";

const folder = path.resolve(import.meta.dirname, "../../app/routes");

type Owner = TwoStores["a"];
type Fields = Record<string, string>;

export interface Route {
  /** The file's name without its ending: what the tables below speak of. */
  name: string;
  /** Its address, with what is to be filled in as `:id`. */
  address: string;
  params: string[];
  hasLoader: boolean;
  hasAction: boolean;
  /** Answers a form only when it is asked for by `?index`. */
  index: boolean;
  door: "admin" | "storefront" | "extension" | "helpdesk" | "library" | "unknown";
}

/** Every route there is, read from the names of the files: a new one is looked at without being entered anywhere. */
export function routes(): Route[] {
  return readdirSync(folder)
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .map((file) => routeOf(file.replace(/\.tsx?$/, ""), readFileSync(path.join(folder, file), "utf8")));
}

const exportsOne = (source: string, name: string): boolean =>
  new RegExp(`export\\s+(async\\s+)?(function|const|let)\\s+${name}\\b|export\\s*\\{[^}]*\\b${name}\\b`).test(
    source,
  );

function routeOf(name: string, source: string): Route {
  const parts = name
    // A full stop in brackets belongs to the address.
    .replaceAll("[.]", "\u0000")
    .split(".")
    .map((part) => part.replaceAll("\u0000", "."))
    .filter((part) => !part.startsWith("_"))
    .map((part) => part.replace(/_$/, ""))
    .map((part) => (part === "$" ? ":*" : part.replace(/^\(?\$(\w+)\)?$/, ":$1")));
  const address = `/${parts.join("/")}`;
  return {
    name,
    address,
    params: parts.filter((part) => part.startsWith(":")),
    hasLoader: exportsOne(source, "loader"),
    hasAction: exportsOne(source, "action"),
    index: name.endsWith("_index"),
    door: doorOf(name),
  };
}

function doorOf(name: string): Route["door"] {
  if (name === "app" || name.startsWith("app.")) return "admin";
  if (name.startsWith("proxy.")) return "storefront";
  if (name.startsWith("api.")) return "extension";
  if (name.startsWith("agents.")) return "helpdesk";
  return name === "_index" || name.startsWith("auth.") ? "library" : "unknown";
}

export const filled = (route: Route, id: string): string =>
  route.address.replaceAll(/:[\w*]+/g, encodeURIComponent(id));

/** Which of a store's ids opens the page. A route with a place for an id that is not named here fails its test. */
export const idOf: Record<string, (a: Pick<Owner, "owns">) => string> = {
  "app.cases.$id": ({ owns }) => owns.caseId,
  // A kind of trouble is nobody's own; how it is handled is.
  "app.cases.playbook.$kind": () => "lost",
  "app.shipments.$id": ({ owns }) => owns.shipmentId,
  "app.events.$story": ({ owns }) => owns.story,
  "app.promise.ledger.$id": ({ owns }) => owns.promiseId,
  "app.messages.$trigger": () => "parcel.delivered",
  "app.messages.said.$id": ({ owns }) => owns.messageId,
};

/** What such a page shows of its store; the others show the parcel. */
export const shownBy: Record<string, (a: Pick<Owner, "owns">) => string> = {
  "app.cases.playbook.$kind": () => "Lost",
  "app.promise.ledger.$id": ({ owns }) => owns.orderName,
  "app.messages.$trigger": ({ owns }) => owns.orderName,
  "app.messages.said.$id": ({ owns }) => owns.messageId,
};

/** Everything that somebody could put where an id goes. */
export const everyId = ({ owns, troubles }: Owner): string[] => [
  ...new Set([...Object.values(owns), ...Object.values(troubles)]),
];

const triedAgain = ({ troubles: t }: Owner): Fields[] => [
  { intent: "reread", source: "carrier.easypost", deliveryId: t.deliveryId },
  { intent: "retry", seq: t.stuckSeq, reaction: "exceptions.hear-scan" },
  { intent: "redo", id: t.failedEffect },
];

const desk = {
  intent: "connect",
  kind: "helpdesks",
  member: "zendesk",
  email: "b@example.com",
  apiToken: "of-b",
};
const carrier = { apiKey: "of-b", webhookSecret: "of-b-and-long-enough", contactEmail: "b@example.com" };

const packing = { cutoff: "13:37", day: "1", handlingDays: "2", capacity: "", country: "", closed: "" };

const cardOfB = {
  name: "Of B",
  stages: ["delivered"],
  title: "Of B",
  text: "",
  button: "",
  link: "",
  products: "",
  from: "",
  until: "",
  live: true,
};

const rulesOfB = {
  brand: { color: "#123456", logoUrl: null, footer: "Of B" },
  replyTo: "b@example.com",
  caps: { perOrder: 7, perDay: 2 },
  quiet: { from: "20:00", to: "09:00", media: ["sms"] },
  phone: { elsewhere: "explicit", countries: {} },
  review: { days: 9, url: "" },
  providers: {},
};
const textOfB = JSON.stringify({ subject: "Of B", title: "Of B", body: "Of B", short: "Of B" });

/** The forms that an action knows, filled in with what is A's. Each of them changes something when A sends it. */
export const formsOf: Record<string, (a: Owner) => Fields[]> = {
  "app.attention": triedAgain,
  "app.cases.$id": (): Fields[] => [
    { do: "assign", owner: "of-b" },
    { do: "team", team: "Team of B" },
    { do: "step", step: "check_remedy", done: "yes" },
    { do: "note", words: "Noted by B" },
    { do: "reply", words: "Written by B" },
    { do: "state", state: "waiting" },
    { do: "resolve" },
    { do: "reopen" },
  ],
  "app.cases._index": ({ owns }): Fields[] => [
    { do: "assign", owner: "of-b-too", ids: owns.caseId },
    { do: "team", team: "Another team of B", ids: owns.caseId },
    { do: "state", state: "waiting", ids: owns.caseId },
    { do: "resolve", ids: owns.caseId },
  ],
  "app.cases.playbook.$kind": (): Fields[] => [
    { intent: "save", version: "0", play: JSON.stringify({ ...defaultPlays.lost, team: "Team of B" }) },
    { intent: "drop" },
  ],
  "app.cases.detection": () => [{ settings: JSON.stringify({ lateGraceHours: 7 }) }],
  "app.events.$story": triedAgain,
  "app.connections": (): Fields[] => [
    { ...desk, subdomain: "demo-store" },
    { intent: "connect", kind: "carriers", member: "easypost", ...carrier },
    { intent: "disconnect", kind: "carriers", member: "easypost" },
    { intent: "disconnect", kind: "helpdesks", member: "zendesk" },
    { intent: "disconnect", kind: "channels", member: "email" },
    // Connected again, for the forms that come after these.
    {
      intent: "connect",
      kind: "channels",
      member: "email",
      smtpUrl: "smtp://127.0.0.1:1",
      from: "Of B <b@example.com>",
    },
  ],
  "app.shipments._index": ({ owns, troubles: t }): Fields[] => [
    { name: t.viewName, milestone: "in_transit", search: "of-b" },
    { intent: "drop", view: t.viewId },
    { intent: "remap", ids: owns.shipmentId, carrier: "fedex" },
    { intent: "ask", ids: owns.shipmentId },
    { intent: "deliver", ids: owns.shipmentId, reason: "Said by B" },
  ],
  "app.shipments.$id": (): Fields[] => [
    { intent: "remap", carrier: "dpd" },
    { intent: "ask" },
    { intent: "links" },
  ],
  "app.shipments.import": ({ owns }) => [
    { numbers: `order,number,carrier\n${owns.orderName},${owns.trackingNumber},gls\n` },
  ],
  "app.carriers": ({ troubles: t }): Fields[] => [
    { intent: "say", source: "carrier.easypost", code: t.wordCode, milestone: "in_transit", exception: "" },
    { intent: "again", source: "carrier.easypost" },
  ],
  "app.tracking._index": () => [{ intent: "save", look: JSON.stringify({ accent: "#123456" }) }],
  "app.tracking.cards": ({ troubles: t }): Fields[] => [
    { intent: "save", id: t.cardId, card: JSON.stringify(cardOfB) },
    { intent: "save", card: JSON.stringify(cardOfB) },
    { intent: "delete", id: t.cardId },
  ],
  "app.messages._index": () => [
    { intent: "say", trigger: "parcel.delivered", media: "sms", elsewhere: "Of B" },
  ],
  "app.messages.$trigger": ({ owns }): Fields[] => [
    { intent: "save", language: "en", over: "0", text: textOfB },
    { intent: "restore", language: "en", over: "1", version: "1" },
    { intent: "default", language: "en", over: "2" },
    { intent: "test", language: "en", order: owns.orderName, medium: "email", to: owns.email, text: textOfB },
  ],
  "app.messages.rules": ({ owns }): Fields[] => [
    { intent: "save", rules: JSON.stringify(rulesOfB) },
    { intent: "look" },
    { intent: "leave", trigger: "parcel.delivered", tool: "klaviyo" },
    { intent: "suppress", medium: "email", address: owns.email },
    { intent: "release", medium: "email", address: owns.email },
  ],
  "app.promise.settings": () => [{ settings: JSON.stringify({ target: 0.77 }) }],
  "app.promise.processing": ({ troubles: t }) => [
    { intent: "confirm", location: t.locationId, ...packing },
    { intent: "forget", location: t.locationId },
  ],
  "app.promise.backtest": () => [{ target: "77" }],
  "proxy.track": ({ owns, troubles: t }) => [
    { do: "choose", t: owns.token, remedy: t.remedyId, option: "refund" },
  ],
  "proxy.messages": ({ owns }) => [{ t: owns.stopToken, do: "stop" }],
};

/** What the lists let themselves be asked, with what is A's. */
export const questionsOf: Record<string, (a: Owner) => Fields[]> = {
  "app.cases._index": (): Fields[] => [
    { state: "resolved" },
    { state: "waiting" },
    { kind: "lost" },
    { owner: "nobody" },
  ],
  "app.shipments._index": ({ owns }): Fields[] => [
    { after: owns.cursor },
    { search: owns.orderName },
    { search: owns.trackingNumber },
    { exception: "any" },
  ],
  "app.shipments.export[.]csv": ({ owns }): Fields[] => [
    { search: owns.trackingNumber },
    { exception: "any" },
  ],
  "app.messages.log": (): Fields[] => [{ state: "sent" }, { trigger: "exception.lost", medium: "email" }],
  "app.promise.ledger._index": ({ owns }): Fields[] => [
    { search: owns.promiseId },
    { search: owns.orderName },
  ],
  "app.events._index": ({ owns }): Fields[] => [
    { before: String(Number(owns.seq) + 1) },
    { type: "shipments.exception_opened" },
  ],
};

/** Pages that name nothing of a store's own: the same for everybody, or sums. */
export const nameless = new Set([
  "app.cases.detection",
  "app.cases.figures",
  "app.messages._index",
  "app.messages.rules",
  "app.events.map",
  "app.promise.kept",
  "app.promise.kept[.]csv",
  "app.shipments.import",
]);
