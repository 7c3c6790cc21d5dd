import { config, embedded, hear, platform, tell } from "./1-channel.js";
import { idToken, scopes } from "./2-session.js";
import "./3-elements.js";

const byId = (id) => document.getElementById(id);
const shownBy = {
  show: async (id) => byId(id)?.show(),
  hide: async (id) => byId(id)?.hide(),
  toggle: async (id) => byId(id)?.toggle(),
};

const toastInPage = (message, duration) => {
  const toast = document.createElement("div");
  toast.className = "app-bridge-toast";
  toast.setAttribute("role", "status");
  toast.textContent = message;
  document.body.append(toast);
  setTimeout(() => toast.remove(), duration);
};

const DURATION = 5000;
let lastToast = 0;
const toast = {
  show(message, options = {}) {
    const detail = { message, isError: Boolean(options.isError), duration: options.duration ?? DURATION };
    if (embedded) tell("toast", detail);
    else toastInPage(message, detail.duration);
    return `toast-${++lastToast}`;
  },
  hide() {
    tell("toast-hide");
    document.querySelectorAll(".app-bridge-toast").forEach((each) => each.remove());
  },
};

// A form marked data-save-bar raises the bar by itself once something in it changes.
const dirty = new Set();
const raise = () => tell("save-bar", { shown: dirty.size > 0 });
const formOf = (event) => event.target.closest?.("form[data-save-bar]");
document.addEventListener("input", (event) => {
  const form = formOf(event);
  if (!form) return;
  dirty.add(form);
  raise();
});
for (const done of ["submit", "reset"])
  document.addEventListener(done, (event) => {
    if (dirty.delete(formOf(event))) raise();
  });
hear("save-bar-button", ({ save }) => {
  const [form] = dirty;
  if (form) return save ? form.requestSubmit() : form.reset();
  const buttons = [...document.querySelectorAll("ui-save-bar[open] button")];
  const wanted = buttons.find((button) => (button.getAttribute("variant") === "primary") === save);
  wanted?.click();
});

const saveBar = {
  ...shownBy,
  leaveConfirmation: async () => {
    const open = dirty.size > 0 || document.querySelector("ui-save-bar[open]");
    if (open && !window.confirm("Leave with unsaved changes?")) throw new Error("stayed on the page");
  },
};

window.shopify = {
  config,
  environment: { embedded, mobile: false, pos: false },
  ready: Promise.resolve(),
  origin: platform,
  idToken,
  scopes,
  toast,
  saveBar,
  modal: shownBy,
  loading: (on = true) => tell("loading", { on }),
  user: async () => ({ accountAccess: "Account owner" }),
  // The merchant closes the picker without choosing; a test that needs a choice replaces this.
  resourcePicker: async () => undefined,
  app: { extensions: async () => [] },
  reviews: { request: async () => ({ success: false, code: "not-available", message: "sandbox" }) },
  webVitals: { onReport() {} },
  intents: {},
};

const navigated = () => tell("navigated", { path: location.pathname, search: location.search });
for (const method of ["pushState", "replaceState"]) {
  const real = history[method].bind(history);
  history[method] = (...args) => {
    real(...args);
    navigated();
  };
}
window.addEventListener("popstate", navigated);
document.addEventListener("DOMContentLoaded", navigated);
document.addEventListener("click", (event) => {
  const href = event.target.closest?.("a[href^='shopify:']")?.getAttribute("href");
  if (!href) return;
  event.preventDefault();
  tell("open", { href });
});
