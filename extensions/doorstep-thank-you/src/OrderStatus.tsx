import "@shopify/ui-extensions/preact";
import { render } from "preact";
import { readOutlook } from "./outlook";
import { Panel } from "./Panel";

/** Drawn once the answer is there: until then, and without one, the page stays as it is. */
export default async function orderStatus() {
  const outlook = await readOutlook(shopify.order.value?.id, () => shopify.sessionToken.get());
  if (outlook) render(<Panel outlook={outlook} words={shopify.i18n} />, document.body);
}
