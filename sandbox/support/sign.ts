import { createHmac, timingSafeEqual } from "node:crypto";

export const shopifyWebhookHmac = (secret: string, body: string): string =>
  createHmac("sha256", secret).update(body, "utf8").digest("base64");

/** EasyPost normalises the secret before using it as the key. */
export const easypostHmac = (secret: string, body: string | Buffer): string =>
  "hmac-sha256-hex=" + createHmac("sha256", secret.normalize("NFKD")).update(body).digest("hex");

/** App proxy: sorted k=v joined without a separator; repeated keys are joined by a comma. */
export function appProxySignature(secret: string, query: URLSearchParams): string {
  const keys = [...new Set(query.keys())].filter((key) => key !== "signature").sort();
  const message = keys.map((key) => `${key}=${query.getAll(key).join(",")}`).join("");
  return createHmac("sha256", secret).update(message).digest("hex");
}

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");

export function signJwt(secret: string, claims: object): string {
  const head = `${part({ alg: "HS256", typ: "JWT" })}.${part(claims)}`;
  return `${head}.${createHmac("sha256", secret).update(head).digest("base64url")}`;
}

/** The claims of a token this secret signed, or null. Time and audience are judged by the caller. */
export function readJwt(secret: string, token: string): unknown {
  const [header, claims, signature] = token.split(".");
  if (!header || !claims || !signature) return null;
  const expected = createHmac("sha256", secret).update(`${header}.${claims}`).digest();
  const given = Buffer.from(signature, "base64url");
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  return JSON.parse(Buffer.from(claims, "base64url").toString("utf8")) as unknown;
}
