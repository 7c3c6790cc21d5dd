export { act, type Deed } from "./cases/act.server";
export {
  casesOf,
  type Case,
  openByKind,
  openCases,
  readCase,
  type Resolution,
} from "./cases/cases.store.server";
export { bulkDeedForm, chosenCases, deedForm, signer } from "./cases/deed-form";
export { entriesOf, type Entry } from "./cases/entries.store.server";
export { historyOf } from "./cases/history";
export {
  figuresByKind,
  type KindFigures,
  queueFilters,
  type QueueFilters,
  queuePage,
  queuePeople,
  type QueueRow,
  standingOf,
} from "./cases/queue.store.server";
export { refusalOf, toldBulk, toldDeed } from "./cases/told";
export { learntSilences, readDetection, saveDetection } from "./detection/detection.store.server";
export { detectionSettings } from "./detection/settings";
export { besidePublished } from "./detection/where-from";
export { entered } from "./entered";
export { defaultPlays } from "./playbooks/defaults";
export { play, type Play } from "./playbooks/play";
export { dropPlay, playbook, type KeptPlay, playOf, savePlay } from "./playbooks/playbook.store.server";
export { type Context, contextOf, contextText } from "./tickets/context.server";
export { ticketFacts } from "./tickets/facts.server";
export { ordersOfTicket, ticketOf, ticketsOf, type Ticket } from "./tickets/tickets.store.server";
