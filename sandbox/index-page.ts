import type { Platform } from "./platform";
import { html } from "./support/html";
import { page } from "./support/page";

const FACES: [href: string, name: string, what: string][] = [
  ["/store", "Storefront", "Products, checkout, order status and the app proxy."],
  ["/admin", "Admin", "The app in its embedded frame."],
  ["/mailbox", "Mailbox", "Every mail that was sent, and how often."],
  ["/phones", "Phones", "Texts by SMS and WhatsApp, and a box to answer from each phone."],
  ["/marketing", "Marketing tools", "What Klaviyo, Postscript, Attentive and a webhook were told."],
  ["/zendesk", "Zendesk", "Tickets with their comments, and what an agent can do."],
  ["/gorgias", "Gorgias", "The same in another helpdesk."],
  ["/freshdesk", "Freshdesk", "And in a third."],
  ["/control/webhooks", "Webhooks", "Each delivery and each attempt (JSON)."],
  ["/control/state", "State", "What the outside has received (JSON)."],
  ["/control/faults", "Faults", "What is broken on purpose right now (JSON)."],
];

export function indexPage(platform: Platform): string {
  const { settings } = platform;
  return page(
    "Doorstep sandbox",
    html`<p>
        A shop, carriers, a help desk and a mail server on this machine, for
        <a href="${settings.appUrl}">the app</a>. They refuse what the real ones refuse.
      </p>
      <div class="scroll">
        <table>
          <caption class="tag">
            Faces
          </caption>
          <tbody>
            ${FACES.map(
              ([href, name, what]) =>
                html`<tr>
                  <th scope="row"><a href="${href}">${name}</a></th>
                  <td>${what}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      <h2>Shops</h2>
      <ul>
        ${[...platform.shops.values()].map(
          (shop) =>
            html`<li>
              ${shop.domain}, ${shop.world.state.orders.size}
              orders${shop.grants.installed ? "" : " (app not installed)"}
            </li>`,
        )}
      </ul>`,
  );
}
