import { afterEach, expect, test, vi } from "vitest";
import { readOutlook } from "../../extensions/doorstep-thank-you/src/outlook";

const order = "gid://shopify/OrderIdentity/1";
const outlook = {
  headline: "On its way",
  date: "2026-11-26",
  url: "https://one.example/apps/doorstep/track",
};
const answering = (answer: () => Promise<Response>) => {
  const fetch = vi.fn(answer);
  vi.stubGlobal("fetch", fetch);
  return fetch;
};

afterEach(() => vi.unstubAllGlobals());

test("asks the app with the buyer's token", async () => {
  const fetch = answering(async () => Response.json(outlook));
  expect(await readOutlook(order, Promise.resolve("jwt"))).toEqual(outlook);
  expect(fetch).toHaveBeenCalledWith(
    "https://doorstep.example/api/outlook?order=gid%3A%2F%2Fshopify%2FOrderIdentity%2F1",
    { headers: { Authorization: "Bearer jwt" } },
  );
});

test.each([
  ["the app is away", () => Promise.reject(new Error("offline"))],
  ["the app refuses", async () => new Response("no", { status: 401 })],
  ["the answer is no JSON", async () => new Response("<html>")],
  ["the answer has another shape", async () => Response.json({ ...outlook, date: "soon" })],
  ["the link leads out of https", async () => Response.json({ ...outlook, url: "javascript:alert(1)" })],
])("shows nothing when %s", async (_, answer) => {
  answering(answer);
  expect(await readOutlook(order, Promise.resolve("jwt"))).toBeNull();
});

test("shows nothing without an order or a token", async () => {
  const fetch = answering(async () => Response.json(outlook));
  expect(await readOutlook(undefined, Promise.resolve("jwt"))).toBeNull();
  expect(await readOutlook(order, Promise.reject(new Error("no token")))).toBeNull();
  expect(fetch).not.toHaveBeenCalled();
});
