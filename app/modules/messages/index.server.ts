export { messageIdOf, offer } from "./governing/offer.server";
export { type MessageFilters, messageFiltersIn } from "./log/filters";
export { listMessages, messageCounts } from "./log/log.store.server";
export { type Message, messagesOf, readLetter, readMessage } from "./messages.store.server";
export { type MessageState, messageStates } from "./states";
export { choose as chooseMessages, openStopLink } from "./receipts/stop-link.server";
export { release as releaseAddress, suppress, suppressedCounts } from "./receipts/suppression.store.server";
export {
  readSettings as readMessageSettings,
  saveSettings as saveMessageSettings,
} from "./settings.store.server";
export { defaultMessages, mediaOf, type MessageSettings, messageSettings } from "./settings";
export { factsFor } from "./sending/facts.server";
export { foreignFlows } from "./telling/tell.server";
export {
  changedTexts,
  saveTemplate,
  template as templateForm,
  templateFor,
  versionsOf,
} from "./templates/templates.store.server";
export { isTrigger, type TriggerId, triggerIds, triggerOf } from "./triggers";
