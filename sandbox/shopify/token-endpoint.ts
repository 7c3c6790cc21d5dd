import { z } from "zod";
import type { Clock } from "../support/clock";
import { readJwt } from "../support/sign";
import type { Grants, Issued } from "./grants";
import type { Secrets } from "./secrets";

const EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
const ID_TOKEN = "urn:ietf:params:oauth:token-type:id_token";
const OFFLINE = "urn:shopify:params:oauth:token-type:offline-access-token";
const ONLINE = "urn:shopify:params:oauth:token-type:online-access-token";

const common = { client_id: z.string(), client_secret: z.string() };
const requestSchema = z.discriminatedUnion("grant_type", [
  z.object({
    ...common,
    grant_type: z.literal(EXCHANGE),
    subject_token: z.string(),
    subject_token_type: z.literal(ID_TOKEN),
    requested_token_type: z.enum([OFFLINE, ONLINE]),
    expiring: z.union([z.string(), z.number()]).optional(),
  }),
  z.object({ ...common, grant_type: z.literal("refresh_token"), refresh_token: z.string() }),
]);

const claimsSchema = z.object({
  aud: z.string(),
  dest: z.string(),
  exp: z.number(),
  nbf: z.number(),
  sub: z.string(),
});

export interface TokenAnswer {
  status: number;
  body: object;
}

const refuse = (status: number, error: string, description: string): TokenAnswer => ({
  status,
  body: { error, error_description: description },
});

export interface TokenDesk {
  secrets: Secrets;
  grants: Grants;
  shop: string;
  clock: Clock;
}

/** POST /admin/oauth/access_token */
export function answerTokenRequest(desk: TokenDesk, body: unknown): TokenAnswer {
  const parsed = requestSchema.safeParse(body);
  if (!parsed.success)
    return refuse(400, "invalid_request", "The request is missing a parameter or has a wrong one.");
  const request = parsed.data;
  if (request.client_id !== desk.secrets.apiKey || !desk.secrets.accepts(request.client_secret))
    return refuse(401, "invalid_client", "The client could not be authenticated.");
  if (!desk.grants.installed)
    return refuse(400, "application_cannot_be_found", "The app is not installed on this shop.");
  if (request.grant_type === "refresh_token") {
    const renewed = desk.grants.renew(request.refresh_token);
    if (!renewed) return refuse(400, "invalid_grant", "The refresh token is unknown, spent or expired.");
    return { status: 200, body: offlineBody(renewed) };
  }
  const problem = wrongWith(desk, request.subject_token);
  if (problem) return refuse(400, "invalid_subject_token", problem);
  if (request.requested_token_type === ONLINE)
    return { status: 200, body: onlineBody(desk.grants.issue("online")) };
  // Apps created since April 2026 get no offline token that lives for ever.
  if (String(request.expiring ?? "0") !== "1")
    return refuse(
      400,
      "invalid_request",
      "This app must request expiring offline access tokens (expiring=1).",
    );
  return { status: 200, body: offlineBody(desk.grants.issue("offline")) };
}

function wrongWith(desk: TokenDesk, token: string): string | null {
  const claims = claimsSchema.safeParse(readJwt(desk.secrets.secret(), token));
  if (!claims.success) return "The subject token is not signed by this app's secret.";
  const now = desk.clock.now().getTime() / 1000;
  if (claims.data.aud !== desk.secrets.apiKey) return "The subject token is for another app.";
  if (claims.data.dest !== `https://${desk.shop}`) return "The subject token is for another shop.";
  if (claims.data.exp <= now || claims.data.nbf > now + 5)
    return "The subject token is not valid at this time.";
  return null;
}

function offlineBody(issued: Issued): object {
  return {
    access_token: issued.token,
    scope: issued.scopes.join(","),
    expires_in: issued.expiresIn,
    refresh_token: issued.refreshToken,
    refresh_token_expires_in: issued.refreshExpiresIn,
  };
}

function onlineBody(issued: Issued): object {
  const scope = issued.scopes.join(",");
  return {
    access_token: issued.token,
    scope,
    expires_in: issued.expiresIn,
    associated_user_scope: scope,
    associated_user: {
      id: 1,
      first_name: "Store",
      last_name: "Owner",
      email: "owner@example.com",
      email_verified: true,
      account_owner: true,
      locale: "en",
      collaborator: false,
    },
  };
}
