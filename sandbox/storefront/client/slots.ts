import * as z from "zod/mini";
import { BUYER, type Buyer, start, toPage, type Wish } from "./messages";

/** The page's side of every extension on it: it starts them, tells them what changes, and does what they ask for. */
interface Slot {
  element: HTMLElement;
  frame: HTMLIFrameElement;
  ready: boolean;
}

const slots: Slot[] = [...document.querySelectorAll<HTMLElement>("[data-extension-target]")].flatMap(
  (element) => {
    const frame = element.querySelector("iframe");
    return frame ? [{ element, frame, ready: false }] : [];
  },
);
let buyer: Buyer | null = null;

const say = (slot: Slot, message: object): void => slot.frame.contentWindow?.postMessage(message, "*");
const tellAll = (name: string, value: unknown): void => {
  for (const slot of slots) if (slot.ready) say(slot, { say: "change", name, value });
};

function tellBuyer(slot: Slot): void {
  if (!slot.ready || !buyer) return;
  say(slot, { say: "change", name: "shippingAddress", value: buyer.address });
  const { option } = slot.element.dataset;
  if (option) say(slot, { say: "change", name: "isTargetSelected", value: option === buyer.option });
}

function begin(slot: Slot): void {
  const told = slot.element.querySelector("script[type='application/json']")?.textContent ?? "null";
  slot.ready = true;
  say(slot, { say: "start", start: start.parse(JSON.parse(told)) });
  tellBuyer(slot);
}

const changed = z.object({ result: z.unknown(), now: z.record(z.string(), z.unknown()) });
const token = z.object({ token: z.string() });

async function changeCart(change: unknown): Promise<unknown> {
  const answer = await fetch("/store/ui-extensions/cart", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(change),
  });
  const { result, now } = changed.parse(await answer.json());
  for (const [name, value] of Object.entries(now)) tellAll(name, value);
  return result;
}

/** The shop's own address leads to where the shop stands here. */
function go(href: string): void {
  const url = new URL(href, location.href);
  const ours = url.hostname.endsWith(".myshopify.com");
  location.assign(ours ? `${url.pathname}${url.search}` : url.href);
}

async function grant(slot: Slot, wish: Wish): Promise<unknown> {
  const drawer = `extension:${slot.element.dataset["extension"]}:`;
  switch (wish.verb) {
    case "token":
      return token.parse(await (await fetch("/store/ui-extensions/session-token")).json()).token;
    case "cart":
      return changeCart(wish.change);
    case "login":
      return location.assign("/store/account");
    case "go":
      return go(wish.href);
    case "read": {
      const kept = localStorage.getItem(drawer + wish.key);
      return kept === null ? null : JSON.parse(kept);
    }
    case "write":
      return localStorage.setItem(drawer + wish.key, JSON.stringify(wish.value));
  }
}

window.addEventListener("message", (event) => {
  const slot = slots.find((each) => each.frame.contentWindow === event.source);
  const heard = toPage.safeParse(event.data);
  if (!slot || !heard.success) return;
  const { data } = heard;
  if (data.say === "ready" && !slot.ready) begin(slot);
  else if (data.say === "ready") return;
  else if (data.say === "height") slot.frame.style.height = `${data.height}px`;
  else void grant(slot, data.wish).then((value) => say(slot, { say: "answer", to: data.number, value }));
});

window.addEventListener(BUYER, (event) => {
  buyer = (event as CustomEvent<Buyer>).detail;
  slots.forEach(tellBuyer);
});
