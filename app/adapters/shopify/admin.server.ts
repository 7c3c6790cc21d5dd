import { ClientError, GraphQLClient } from "graphql-request";
import { z } from "zod";
import { type Failure, final, ok, type Result, retry } from "../../domain/result";
import { API_VERSION, shopifyConnection } from "./connection.server";
import type { Operation } from "./operations/operation";

/** A failure that knows how long to wait, where Shopify said so. */
export interface AdminFailure extends Failure {
  waitMs?: number;
}

export interface Answer<Reply> {
  data: Reply;
  /** Fields that Shopify left empty because the app is not approved for them. */
  withheld: string[];
}

/** The Admin API of one store. */
export interface Admin {
  run<Variables extends object, Reply>(
    operation: Operation<Variables, Reply>,
    variables: Variables,
  ): Promise<Result<Answer<Reply>, AdminFailure>>;
}

/** Where tokens come from: the sealed sessions, or a test's own. */
export interface Tokens {
  offlineToken(domain: string): Promise<Result<string>>;
  replaceToken(domain: string, refused: string): Promise<Result<string>>;
}

/** For jobs: works without a merchant, with the store's offline token. */
export function adminFor(domain: string): Admin {
  const { sessions, fetch } = shopifyConnection();
  return createAdmin(domain, sessions, fetch);
}

export function createAdmin(domain: string, tokens: Tokens, fetch: typeof globalThis.fetch): Admin {
  if (!/^[a-z0-9][a-z0-9-]*\.myshopify\.com$/.test(domain)) throw new TypeError(`not a store: ${domain}`);
  const client = new GraphQLClient(`https://${domain}/admin/api/${API_VERSION}/graphql.json`, {
    fetch,
    errorPolicy: "all",
    // A token is not carried along to wherever an answer points.
    redirect: "manual",
  });
  const send = (token: string, document: string, variables: object) =>
    client.rawRequest<unknown>(document, variables, { "X-Shopify-Access-Token": token }).then(ok, failureOf);

  return {
    async run(operation, variables) {
      const token = await tokens.offlineToken(domain);
      if (!token.ok) return token;
      let answer = await send(token.value, operation.document, variables);
      if (!answer.ok && answer.failure.code === "token_refused") {
        const next = await tokens.replaceToken(domain, token.value);
        if (!next.ok) return next;
        answer = await send(next.value, operation.document, variables);
      }
      return answer.ok ? read(operation.reply, answer.value) : answer;
    },
  };
}

interface Reply {
  data: unknown;
  errors?: unknown;
  extensions?: unknown;
}

const graphqlErrors = z
  .array(
    z.object({
      message: z.string(),
      path: z.array(z.union([z.string(), z.number()])).optional(),
      extensions: z.looseObject({ code: z.string().optional() }).optional(),
    }),
  )
  .default([]);

const userErrors = z.record(
  z.string(),
  z
    .object({ userErrors: z.array(z.object({ message: z.string(), code: z.string().nullish() })).optional() })
    .nullish()
    .catch(null),
);

function read<T>(shape: z.ZodType<T>, reply: Reply): Result<Answer<T>, AdminFailure> {
  const errors = graphqlErrors.safeParse(reply.errors ?? undefined);
  if (!errors.success) return final("shape_unknown", "the errors of an answer");
  const hard = errors.data.find((error) => error.extensions?.code !== "ACCESS_DENIED");
  if (hard) return refusal(hard.extensions?.code ?? "", hard.message, reply.extensions);
  const refused = userErrors.safeParse(reply.data ?? {}).data ?? {};
  const [first] = Object.values(refused).flatMap((field) => field?.userErrors ?? []);
  if (first) return final(first.code?.toLowerCase() ?? "user_error", first.message);
  const data = shape.safeParse(reply.data);
  // Without a right to some field the rest still counts, as long as it is what was asked for.
  if (data.success)
    return ok({ data: data.data, withheld: errors.data.map((e) => e.path?.join(".") ?? e.message) });
  const [denied] = errors.data;
  if (denied) return final("access_denied", denied.message);
  return final("shape_unknown", z.prettifyError(data.error).slice(0, 300));
}

function refusal(code: string, message: string, extensions: unknown): Result<never, AdminFailure> {
  if (code === "THROTTLED") return later("throttled", message, throttleWait(extensions));
  if (code === "INTERNAL_SERVER_ERROR" || code === "TIMEOUT") return retry("shopify_unavailable", message);
  if (code === "MAX_COST_EXCEEDED") return final("query_too_costly", message);
  return final("query_refused", message);
}

const cost = z.object({
  cost: z.object({
    requestedQueryCost: z.number(),
    throttleStatus: z.object({ currentlyAvailable: z.number(), restoreRate: z.number().positive() }),
  }),
});

/** Until the bucket holds enough again; Shopify asks for a second at least. */
function throttleWait(extensions: unknown): number {
  const parsed = cost.safeParse(extensions);
  if (!parsed.success) return 1_000;
  const { requestedQueryCost: asked, throttleStatus: bucket } = parsed.data.cost;
  return Math.max(1_000, Math.ceil(((asked - bucket.currentlyAvailable) / bucket.restoreRate) * 1_000));
}

const later = (code: string, detail: string, waitMs: number): Result<never, AdminFailure> => ({
  ok: false,
  failure: { ...retry(code, detail).failure, waitMs },
});

function failureOf(error: unknown): Result<never, AdminFailure> {
  if (!(error instanceof ClientError)) {
    return retry("shopify_unreachable", error instanceof Error ? error.message : "failed");
  }
  const { status, headers } = error.response;
  const detail = `Shopify answered ${status}`;
  if (status === 401) return final("token_refused", detail);
  // Shopify answers so to calls from an address that is not on the app's list.
  if (status === 403) return final("egress_not_allowed", detail);
  if (status === 402 || status === 404 || status === 423) return final("shop_gone", detail);
  if (status === 429) {
    return later("throttled", detail, Math.max(1_000, Number(headers.get("retry-after") ?? 0) * 1_000));
  }
  if (status === 408 || status >= 500) return retry("shopify_unavailable", detail);
  return final("admin_refused", detail);
}
