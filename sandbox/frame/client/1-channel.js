// Stand-in for App Bridge. These modules are joined into one classic script: see ../bridge-script.ts.
const script = document.currentScript;
export const query = new URLSearchParams(location.search);
export const platform = new URL(script?.src ?? location.href).origin;
export const embedded = window.parent !== window;

// The first document carries shop and host; later ones of the same tab remember them.
const remembered = (name) => {
  const given = query.get(name);
  if (given) sessionStorage.setItem(`app-bridge:${name}`, given);
  return given ?? sessionStorage.getItem(`app-bridge:${name}`) ?? "";
};

export const config = {
  apiKey: script?.dataset.apiKey ?? document.querySelector("meta[name=shopify-api-key]")?.content ?? "",
  shop: remembered("shop"),
  host: remembered("host"),
  locale: remembered("locale") || "en",
};

const waiting = new Map();
const listeners = new Map();
let lastCall = 0;

export const tell = (type, detail = {}) => {
  if (embedded) window.parent.postMessage({ channel: "app-bridge", type, ...detail }, platform);
};

export const ask = (type, detail = {}) =>
  new Promise((resolve, reject) => {
    const call = ++lastCall;
    waiting.set(call, { resolve, reject });
    tell(type, { call, ...detail });
  });

export const hear = (type, listener) => listeners.set(type, listener);

window.addEventListener("message", (event) => {
  if (event.origin !== platform || event.data?.channel !== "app-bridge") return;
  const { type, call, value, error } = event.data;
  if (type !== "reply") return listeners.get(type)?.(event.data);
  const caller = waiting.get(call);
  waiting.delete(call);
  if (error) caller?.reject(new Error(error));
  else caller?.resolve(value);
});
