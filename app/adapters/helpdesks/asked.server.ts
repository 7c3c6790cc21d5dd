import { createHash } from "node:crypto";
import { z } from "zod";
import { plainText } from "../../domain/plain-text";
import { final, ok, retry, type Result } from "../../domain/result";
import { judge, type Call, type Egress } from "../../platform/http/egress.server";
import type { Priority, TicketStatus, TicketWord } from "./contract";

/** Who is asked, and as whom. */
export interface Desk {
  name: string;
  /** Without a slash at the end. */
  base: string;
  user: string;
  password: string;
  /** Statuses that say a ticket is no more. */
  gone: readonly number[];
  /** Statuses that pass by themselves, besides those of every service. */
  busy?: readonly number[];
}

/** A question about one ticket answers `ticket_gone` where others are refused for good. */
export type Question = Omit<Call, "url" | "headers"> & {
  path: string;
  headers?: Record<string, string>;
  aboutTicket?: true;
};

/** One call with basic authentication, its reply judged and parsed. */
export async function ask<T>(
  egress: Egress,
  desk: Desk,
  reply: z.ZodType<T>,
  { path, aboutTicket, ...call }: Question,
): Promise<Result<T>> {
  const authorization = `Basic ${Buffer.from(`${desk.user}:${desk.password}`).toString("base64")}`;
  const answer = await egress({
    ...call,
    url: desk.base + path,
    headers: { ...call.headers, authorization },
  });
  if (!answer.ok) return answer;
  const { status, text } = answer.value;
  if (aboutTicket && desk.gone.includes(status)) return gone(desk);
  if (desk.busy?.includes(status)) return retry("outside_busy", `${desk.name} answered ${status}`);
  const judged = judge(answer.value, desk.name);
  if (!judged.ok) return judged;
  const parsed = reply.safeParse(jsonIn(text));
  return parsed.success ? ok(parsed.data) : final("reply_unknown", `${desk.name} ${call.method}`);
}

export const gone = (desk: Desk) => final("ticket_gone", desk.name);

/** For replies that hold nothing we need; some have no body. */
export const anything = z.unknown();

export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

export const sameName = (a: string | null | undefined, b: string | null | undefined): boolean =>
  a?.trim().toLowerCase() === b?.trim().toLowerCase();

/** Subjects and names: one line without control characters, never longer than the helpdesk takes. */
export const oneLine = (text: string, longest: number): string =>
  Array.from(
    plainText(text)
      .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ")
      .trim(),
  )
    .slice(0, longest)
    .join("");

const address = z.email();

/** Who asked, as a helpdesk takes it; what is no address would keep the whole ticket from being opened. */
export function requesterOf({ requester }: TicketWord): { name: string | null; email: string } | null {
  const email = address.safeParse(requester?.email.trim());
  return email.success ? { email: email.data, name: oneLine(requester?.name ?? "", 100) || null } : null;
}

/** What is to become of a ticket's tags; null when they stay. */
export function tagsAfter(
  now: readonly string[],
  add: readonly string[] = [],
  remove: readonly string[] = [],
): string[] | null {
  const wanted = [...new Set([...now.filter((tag) => !remove.includes(tag)), ...add])];
  return wanted.length === now.length && wanted.every((tag) => now.includes(tag)) ? null : wanted;
}

/** What an agent solved is opened again for `open` alone. */
export const statusAfter = (solved: boolean, wanted: TicketStatus | undefined): TicketStatus | undefined =>
  solved && wanted === "pending" ? undefined : wanted;

export const shortHash = (text: string, length: number): string =>
  createHash("sha256").update(text).digest("hex").slice(0, length);

const mark = (key: string) => `Doorstep ${shortHash(key, 10)}`;

/** Every internal note ends so: staff see who wrote it, and we know our own words when the helpdesk tells them back. */
export const marked = (text: string, key: string): string => `${text}\n\n${mark(key)}`;

/** Whether a text is of ours; with a key, whether it is that one. */
export const isMarked = (text: string, key?: string): boolean =>
  key === undefined ? /\bDoorstep [0-9a-f]{10}\s*$/.test(text) : text.includes(mark(key));

/** Our priorities in a helpdesk's words. */
export type Priorities<T> = Record<Priority, T>;
