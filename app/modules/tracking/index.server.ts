export { bareName, findOrder, findParcel } from "./page/find.server";
export { feedbackForm, keepFeedback } from "./page/feedback.store.server";
export {
  orderPage,
  type OrderPage,
  parcelPage,
  type ParcelPage,
  type Wished,
} from "./page/order-page.server";
export { pageLanguage } from "./page/language";
export { type Report, reports, reportTrouble } from "./page/report.server";
export { look, type Look, lookStyle, plainLook } from "./look/look";
export { enteredLook } from "./look/entered";
export { previewWish } from "./look/preview-wish";
export { keepLook, readLook } from "./look/look.store.server";
export { card, type Placement, stages, targetOf } from "./placements/placement";
export {
  dropPlacement,
  keepClick,
  keepPlacement,
  MOST_PLACEMENTS,
  placementResults,
  placements,
} from "./placements/placements.store.server";
export { type CardDraft, draftOf, enteredCard } from "./placements/entered";
export { savePlacement } from "./placements/save.server";
export { makeWish } from "./repairs/make-wish.server";
export { normalize, type Normalized } from "./hearing/normalize";
export { readAgain, sayMeaning } from "./hearing/said.server";
export { listWords, type UnknownWord } from "./hearing/words.store.server";
export { wordForm } from "./hearing/word-form";
export { askNow, type AskedNow } from "./asking/ask-now.server";
export { type SourceOfParcel, sourcesOfParcel } from "./asking/schedule.store.server";
export { sourcesScreen, type SourcesScreen } from "./asking/sources.server";
export { type Health, healthOf } from "./asking/health.store.server";
export { type Candidate, compact, identify } from "../../adapters/carriers/numbers/identify";
export { type Readable, readableNamed, readables } from "./hearing/sources";
export { nextDue, takeDue } from "./asking/schedule.store.server";
