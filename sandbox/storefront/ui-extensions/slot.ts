import type { Platform } from "../../platform";
import { html, type Html, trusted } from "../../support/html";
import { uiExtensions, wordsOf } from "./find";

/** The steps of the checkout are for stores on Plus; what comes after buying is for all. */
const isCheckoutStep = (target: string): boolean => target.startsWith("purchase.checkout.");

export interface Slot {
  target: string;
  /** What the extension reads through its global `shopify`. */
  values: object;
  /** The code of the shipping option that it stands under. */
  option?: string;
}

/** JSON that cannot end the script that holds it. */
const inScript = (value: unknown): Html => trusted(JSON.stringify(value).replaceAll("<", "\\u003c"));

/**
 * Where UI extensions stand. Each runs in a frame with an origin of its own, as it runs in a worker on Shopify: it reaches the
 * page by messages alone. One that breaks leaves an empty frame of no height.
 */
export function extensionSlot(platform: Platform, { target, values, option }: Slot): Html {
  const { grants, world } = platform.main();
  if (!grants.installed || (isCheckoutStep(target) && world.state.shop.plan !== "plus")) return html``;
  const found = uiExtensions(platform.settings.extensionsDir).filter((each) =>
    each.targets.some((aim) => aim.target === target),
  );
  return html`${found.map(
    (extension) =>
      html`<div
        class="extension"
        data-extension-target="${target}"
        data-extension="${extension.handle}"
        ${option ? html`data-option="${option}"` : ""}
      >
        <iframe
          title="${extension.name}"
          src="/store/ui-extensions/${extension.handle}/host?target=${target}"
          sandbox="allow-scripts"
        ></iframe>
        <script type="application/json">
          ${inScript({
            target,
            apiVersion: extension.apiVersion,
            locale: "en",
            words: wordsOf(extension, "en"),
            values,
          })}
        </script>
      </div>`,
  )}`;
}
