import { readFileSync } from "node:fs";
import path from "node:path";
import vm from "node:vm";
import { z } from "zod";
import { i18n } from "../../sandbox/storefront/client/i18n";
import { enliven, type LiveValue } from "../../sandbox/storefront/client/signals";
import { bundle } from "../../sandbox/storefront/ui-extensions/bundle";
import { type UiExtension, uiExtensions } from "../../sandbox/storefront/ui-extensions/find";
import { Node, outline } from "./extension-nodes";

export const extensions = uiExtensions("extensions");

export function extensionNamed(handle: string): UiExtension {
  const found = extensions.find((each) => each.handle === handle);
  if (!found) throw new Error(`There is no extension ${handle}.`);
  return found;
}

const words = z.record(z.string(), z.unknown());

/** The texts of an extension in one language. */
export const textsOf = (handle: string, file: string): Record<string, unknown> =>
  words.parse(JSON.parse(readFileSync(path.join("extensions", handle, "locales", `${file}.json`), "utf8")));

export interface Staged {
  /** What is drawn, one element or text to a line. */
  drawn: () => string;
  /** Changes a value that the extension reads. */
  set: (name: string, value: unknown) => void;
  /** Addresses that were asked, and with which token. */
  asked: { url: URL; authorization: string | null }[];
}

export interface Scene {
  handle: string;
  target: string;
  /** `{ $live: … }` where Shopify gives a signal. */
  values: Record<string, unknown>;
  api?: Record<string, unknown>;
  answer: (url: URL) => Promise<Response> | Response;
  locale?: string;
}

/** Runs the real bundle of an extension, in a realm of its own with as much of a document as it needs. */
export async function stage({ handle, target, values, api = {}, answer, locale }: Scene): Promise<Staged> {
  const body = new Node("body");
  const targets = new Map<string, () => unknown>();
  const asked: Staged["asked"] = [];
  let live = enliven(values);
  const shopify: Record<string, unknown> = {
    extend: (name: string, run: () => unknown) => void targets.set(name, run),
    setSignals: (type: new (value: unknown) => LiveValue) => {
      live = enliven(values, type);
      Object.assign(shopify, live);
    },
    i18n: i18n({ words: textsOf(handle, locale ?? "en.default"), locale: locale ?? "en" }),
    sessionToken: { get: () => Promise.resolve("jwt") },
    ...live,
    ...api,
  };
  const fetch = async (input: string, init?: RequestInit) => {
    const url = new URL(input);
    asked.push({ url, authorization: new Headers(init?.headers).get("authorization") });
    return answer(url);
  };
  const document = {
    body,
    createElementNS: (_: string, tag: string) => new Node(tag),
    createTextNode: Node.text,
  };
  const realm = { shopify, document, fetch, URL, URLSearchParams, AbortSignal, setTimeout, clearTimeout };
  vm.runInNewContext(await bundle(extensionNamed(handle)), realm);
  await targets.get(target)?.();
  return {
    drawn: () => outline(body),
    set: (name, value) => {
      (live[name] as LiveValue).value = value;
    },
    asked,
  };
}
