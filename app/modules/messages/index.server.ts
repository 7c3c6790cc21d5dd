export { messageIdOf, offer } from "./governing/offer.server";
export { editor } from "./editing/editor.server";
export { draftIn, languageIn, testForm } from "./editing/entered";
export { preview, type Previewed } from "./editing/preview.server";
export { over, restoreText, saveText } from "./editing/save.server";
export { type MessageFilters, messageFiltersIn } from "./log/filters";
export { listMessages, messageCounts } from "./log/log.store.server";
export { type Message, messagesOf, readLetter, readMessage } from "./messages.store.server";
export { type MessageState, messageStates } from "./states";
export { addressForm } from "./rules/address";
export { enteredRules } from "./rules/entered";
export { matrix } from "./rules/matrix.server";
export { brandPreview, rulesScreen } from "./rules/screen.server";
export { leftTo, leaveForm, saidSo, sayForm } from "./rules/say";
export { MOST_TESTS, sendTest } from "./sending/test-send.server";
export { choose as chooseMessages, openStopLink, standingOf } from "./receipts/stop-link.server";
export { release as releaseAddress, suppress, suppressedCounts } from "./receipts/suppression.store.server";
export {
  changeSettings as changeMessageSettings,
  readSettings as readMessageSettings,
  saveSettings as saveMessageSettings,
} from "./settings.store.server";
export { defaultMessages, mediaOf, type MessageSettings, messageSettings } from "./settings";
export { factsFor } from "./sending/facts.server";
export { lookElsewhere } from "./telling/look-elsewhere.server";
export { foreignFlows } from "./telling/tell.server";
export { template as templateForm } from "./editing/template";
export { changedTexts, saveTemplate, templateFor, versionsOf } from "./templates/templates.store.server";
export { isTrigger, type TriggerId, triggerIds, triggerOf } from "./triggers";
export { render } from "./rendering/render";
export { sample as sampleFacts } from "./rendering/sample";
export { defaultTemplate } from "./texts/texts";
