import { z } from "zod";
import { createHash } from "node:crypto";
import { final, ok, type Result } from "../../../domain/result";
import { judge, type Egress } from "../../../platform/http/egress.server";
import type { Asking, Tokens } from "../contract";

/** More accounts than one worker asks for at once; beyond it the oldest is asked for again. */
const MOST = 500;
const EARLY_MS = 60_000;

/** Tokens in memory, by name. Two that ask at once share one request. */
export function tokenMemory(): Tokens {
  const kept = new Map<string, { token: Promise<Result<string>>; until: number }>();
  return {
    async get(name, now, make) {
      const known = kept.get(name);
      if (known && known.until > now.getTime()) return known.token;
      if (kept.size >= MOST) kept.delete([...kept.keys()][0]!);
      const entry = {
        until: now.getTime() + EARLY_MS,
        token: make().then((made): Result<string> => {
          if (!made.ok) {
            kept.delete(name);
            return made;
          }
          entry.until = now.getTime() + Math.max(0, made.value.seconds * 1_000 - EARLY_MS);
          return ok(made.value.token);
        }),
      };
      kept.set(name, entry);
      return entry.token;
    },
    forget: (name) => void kept.delete(name),
  };
}

const reply = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() });

/** An account that is opened by client credentials. */
export interface Account {
  /** The source's name, for staff. */
  who: string;
  url: string;
  clientId: string;
  clientSecret: string;
  /** What else the form says. */
  form?: Record<string, string>;
  /** The credentials stand in the header instead of the form. */
  basic?: boolean;
}

/** One application may hold the accounts of many stores: all that tells them apart belongs to the name. */
const tokenName = (it: Account): string =>
  createHash("sha256")
    .update(JSON.stringify([it.url, it.clientId, it.clientSecret, it.form ?? {}]))
    .digest("hex");

/**
 * Asks with the account's token: OAuth client credentials (RFC 6749 §4.4), the way most carriers want them. A token that the source
 * refuses is forgotten: the next question fetches a new one.
 */
export async function askedWithToken(
  { egress, now, tokens }: Asking,
  account: Account,
  ask: (token: string) => Promise<Result<Buffer>>,
): Promise<Result<Buffer>> {
  const token = await tokens.get(tokenName(account), now, () => fetchToken(egress, account));
  if (!token.ok) return token;
  const answer = await ask(token.value);
  if (!answer.ok && answer.failure.code === "outside_refused_credentials") tokens.forget(tokenName(account));
  return answer;
}

async function fetchToken(
  egress: Egress,
  { who, url, clientId, clientSecret, form, basic }: Account,
): Promise<Result<{ token: string; seconds: number }>> {
  const own: Record<string, string> = basic ? {} : { client_id: clientId, client_secret: clientSecret };
  const authorization = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString("base64")}`;
  const answer = await egress({
    method: "POST",
    url,
    headers: basic ? { authorization } : {},
    form: { grant_type: "client_credentials", ...own, ...form },
  });
  if (!answer.ok) return answer;
  const judged = judge(answer.value, who);
  if (!judged.ok) return judged;
  const made = reply.safeParse(parseOr(answer.value.text));
  return made.success
    ? ok({ token: made.data.access_token, seconds: made.data.expires_in })
    : final("reply_unknown", `token of ${who}`);
}

function parseOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
