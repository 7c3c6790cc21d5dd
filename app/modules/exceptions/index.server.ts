export { act, type Deed } from "./cases/act.server";
export {
  casesOf,
  type Case,
  openByKind,
  openCases,
  readCase,
  type Resolution,
} from "./cases/cases.store.server";
export { entriesOf, type Entry } from "./cases/entries.store.server";
export {
  figuresByKind,
  type KindFigures,
  queueFilters,
  type QueueFilters,
  queuePage,
  queuePeople,
  type QueueRow,
} from "./cases/queue.store.server";
export { learntSilences, readDetection, saveDetection } from "./detection/detection.store.server";
export { defaultPlays } from "./playbooks/defaults";
export { play, type Play } from "./playbooks/play";
export { dropPlay, playbook, type KeptPlay, playOf, savePlay } from "./playbooks/playbook.store.server";
export { type Context, contextOf, contextText } from "./tickets/context.server";
export { ticketOf, type Ticket } from "./tickets/tickets.store.server";
