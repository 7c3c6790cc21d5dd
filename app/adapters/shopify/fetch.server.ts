import { setAbstractFetchFunc } from "@shopify/shopify-api/runtime";

const TIMEOUT_MS = 15_000;

/**
 * The one way to Shopify. With a base (a stand-in on this machine) every call goes there instead of to https://{shop},
 * and `X-Forwarded-Host` says which shop was meant.
 */
export function shopifyFetch(base: string | undefined): typeof fetch {
  return (input, init) => {
    const asked = input instanceof Request ? input : null;
    const wanted = new URL(input instanceof Request ? input.url : input);
    const headers = new Headers(init?.headers ?? asked?.headers);
    if (base) headers.set("X-Forwarded-Host", wanted.host);
    const url = base ? new URL(wanted.pathname + wanted.search, base) : wanted;
    const signal = init?.signal ?? AbortSignal.timeout(TIMEOUT_MS);
    return globalThis.fetch(url, { ...init, headers, signal });
  };
}

/** Shopify's library sets its own fetch when it is imported, so this comes after each of its entry points. */
export function sendLibraryThrough(base: string | undefined): void {
  setAbstractFetchFunc(shopifyFetch(base));
}
