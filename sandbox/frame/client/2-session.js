import { ask, config, embedded, platform, query } from "./1-channel.js";

const direct = async (path, init) => {
  const answer = await realFetch(`${platform}/admin/bridge/${path}`, init);
  if (!answer.ok) throw new Error(`the sandbox answered ${answer.status}`);
  return answer.json();
};

const realFetch = window.fetch.bind(window);

// Inside the frame the admin signs; a page opened by itself asks the sandbox, which only answers the app's origin.
export const idToken = async () => {
  if (embedded) return ask("id-token");
  const { token } = await direct(`id-token?shop=${encodeURIComponent(config.shop)}`);
  return token;
};

const withToken = async (request) => {
  const headers = new Headers(request.headers);
  headers.set("Authorization", `Bearer ${await idToken()}`);
  headers.set("X-Requested-With", "XMLHttpRequest");
  return new Request(request, { headers });
};

// Requests to the app itself carry the session token; one refused as stale is tried once more.
window.fetch = async (input, init) => {
  const request = new Request(input, init);
  const own = new URL(request.url).origin === location.origin;
  if (!own || request.headers.has("Authorization")) return realFetch(request);
  const spare = request.clone();
  const answer = await realFetch(await withToken(request));
  const retry = answer.status === 401 && answer.headers.has("X-Shopify-Retry-Invalid-Session-Request");
  return retry ? realFetch(await withToken(spare)) : answer;
};

// The bounce page: the app asks to be loaded again with a token it can exchange.
const reload = query.get("shopify-reload");
if (reload) {
  idToken().then((token) => {
    const target = new URL(reload, location.origin);
    target.searchParams.set("id_token", token);
    location.replace(target);
  });
}

export const scopes = {
  query: () => (embedded ? ask("scopes") : direct(`scopes?shop=${encodeURIComponent(config.shop)}`)),
  request: (wanted) => ask("scopes-request", { scopes: wanted }),
  revoke: (unwanted) => ask("scopes-revoke", { scopes: unwanted }),
};
