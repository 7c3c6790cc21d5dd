import { afterEach, expect, test, vi } from "vitest";
import { readOutlook } from "../../extensions/doorstep-thank-you/src/outlook";

const jwt = () => Promise.resolve("jwt");
const order = "gid://shopify/OrderIdentity/1";
const answer = {
  headline: "On its way",
  date: "2026-11-26",
  url: "https://one.example/apps/doorstep/track",
  promise_id: "prm_1",
  earliest: "2026-11-24",
  latest: "2026-11-26",
  text: "Arrives by Thursday",
};
const { headline, date, url, promise_id: id, text, earliest, latest } = answer;
const outlook = { headline, date, url, promise: { id, text, earliest, latest } };
const answering = (give: () => Promise<Response>) => {
  const fetch = vi.fn(give);
  vi.stubGlobal("fetch", fetch);
  return fetch;
};

afterEach(() => vi.unstubAllGlobals());

test("asks the app with the buyer's token", async () => {
  const fetch = answering(async () => Response.json(answer));
  expect(await readOutlook(order, jwt)).toEqual(outlook);
  expect(fetch).toHaveBeenCalledWith(
    "https://doorstep.example/api/outlook?order=gid%3A%2F%2Fshopify%2FOrderIdentity%2F1",
    { headers: { Authorization: "Bearer jwt" } },
  );
});

test.each([
  ["the app is away", () => Promise.reject(new Error("offline"))],
  ["the app refuses", async () => new Response("no", { status: 401 })],
  ["the answer is no JSON", async () => new Response("<html>")],
  ["the answer has another shape", async () => Response.json({ ...answer, date: "soon" })],
  [
    "the link leads to the app's host without https",
    async () => Response.json({ ...answer, url: "http://doorstep.example/" }),
  ],
  ["the link leads out of https", async () => Response.json({ ...answer, url: "javascript:alert(1)" })],
])("shows nothing when %s", async (_, give) => {
  answering(give);
  expect(await readOutlook(order, jwt)).toBeNull();
});

test("shows no promise where none was made", async () => {
  answering(async () => Response.json({ ...answer, promise_id: null, earliest: null, latest: null }));
  expect(await readOutlook(order, jwt)).toEqual({ ...outlook, promise: null });
});

test("asks again for an order that the app has not heard of yet, and gives up in the end", async () => {
  const answers = [new Response("", { status: 404 }), Response.json(answer)];
  const fetch = answering(async () => answers.shift() ?? new Response("", { status: 404 }));
  expect(await readOutlook(order, jwt, [1, 1])).toEqual(outlook);
  expect(fetch).toHaveBeenCalledTimes(2);
  expect(await readOutlook(order, jwt, [1, 1])).toBeNull();
  expect(fetch).toHaveBeenCalledTimes(5);
});

test("shows nothing without an order or a token", async () => {
  const fetch = answering(async () => Response.json(answer));
  expect(await readOutlook(undefined, jwt)).toBeNull();
  expect(await readOutlook(order, () => Promise.reject(new Error("no token")))).toBeNull();
  expect(fetch).not.toHaveBeenCalled();
});
