// The admin around the app: answers what the stand-in of App Bridge asks, and shows what it tells.
const { app, shop, base } = document.body.dataset;
const frame = document.querySelector("iframe");
const send = (message) => frame.contentWindow.postMessage({ channel: "app-bridge", ...message }, app);
const reply = (call, value) => send({ type: "reply", call, value });
const bridge = async (path, init) => {
  const answer = await fetch(`/admin/bridge/${path}`, init);
  if (!answer.ok) throw new Error(`the sandbox answered ${answer.status}`);
  return answer.json();
};
const changeScopes = (verb, scopes) =>
  bridge("scopes", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ shop, verb, scopes }),
  });

const make = (tag, text, act) => {
  const element = document.createElement(tag);
  element.textContent = text;
  if (act) element.addEventListener("click", act);
  return element;
};
const one = (selector) => document.querySelector(selector);

const showNav = (links) => {
  const items = links
    .filter((link) => !link.home)
    .map((link) => {
      const anchor = make("a", link.text, (event) => {
        event.preventDefault();
        send({ type: "navigate", path: link.href });
      });
      anchor.href = base + link.href;
      const item = document.createElement("li");
      item.append(anchor);
      return item;
    });
  one("#app-nav").replaceChildren(...items);
};

let toastTimer;
const showToast = ({ message, isError, duration }) => {
  const toast = one("#toast");
  toast.textContent = message;
  toast.hidden = false;
  toast.classList.toggle("error", isError);
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => (toast.hidden = true), duration);
};

const showTitle = ({ title, buttons }) => {
  one("#title").textContent = title;
  const made = buttons.map((button, at) => {
    const element = make("button", button.text, () => send({ type: "title-button", at }));
    element.className = button.primary ? "primary" : "";
    return element;
  });
  one("#title-buttons").replaceChildren(...made);
};

const follow = ({ path, search }) => {
  const kept = new URLSearchParams(search);
  for (const name of ["embedded", "shop", "host", "id_token", "locale", "session", "hmac", "timestamp"])
    kept.delete(name);
  history.replaceState(null, "", base + path + (kept.size ? `?${kept}` : ""));
  for (const link of document.querySelectorAll("#app-nav a"))
    link.toggleAttribute("aria-current", new URL(link.href).pathname === base + path);
};

const answer = {
  "id-token": async ({ call }) => reply(call, (await bridge(`id-token?shop=${shop}`)).token),
  scopes: async ({ call }) => reply(call, await bridge(`scopes?shop=${shop}`)),
  "scopes-request": async ({ call, scopes }) => {
    const granted = window.confirm(`Doorstep asks for: ${scopes.join(", ")}`);
    if (granted) await changeScopes("request", scopes);
    reply(call, {
      result: granted ? "granted-all" : "declined-all",
      detail: await bridge(`scopes?shop=${shop}`),
    });
  },
  "scopes-revoke": async ({ call, scopes }) => reply(call, { detail: await changeScopes("revoke", scopes) }),
  nav: ({ links }) => showNav(links),
  title: showTitle,
  toast: showToast,
  "toast-hide": () => (one("#toast").hidden = true),
  "save-bar": ({ shown }) => (one("#save-bar").hidden = !shown),
  loading: ({ on }) => (one("#loading").hidden = !on),
  navigated: follow,
  open: ({ href }) => window.open(href.replace(/^shopify:(\/\/)?admin/, "/store"), "_blank"),
};

window.addEventListener("message", (event) => {
  if (event.origin !== app || event.source !== frame.contentWindow || event.data?.channel !== "app-bridge")
    return;
  const { call } = event.data;
  Promise.resolve(answer[event.data.type]?.(event.data)).catch((error) =>
    send({ type: "reply", call, error: error.message }),
  );
});
one("#save").addEventListener("click", () => send({ type: "save-bar-button", save: true }));
one("#discard").addEventListener("click", () => send({ type: "save-bar-button", save: false }));
frame.addEventListener("load", () => (one("#loading").hidden = true));
