import { z } from "zod";
import { authenticate } from "../shopify.server";

const claims = z.object({ iss: z.string() });
const ADMIN = /^https:\/\/[a-z0-9][a-z0-9-]*\.myshopify\.com\/admin$/;

/**
 * The session of a merchant in the admin. The library takes any token that is signed with the app's key, and shoppers' extensions
 * carry such tokens too: only those that the store's admin issued open the admin.
 */
export async function adminSession(request: Request) {
  const token = tokenOf(request);
  // Looked at before the library does, which answers some shoppers' tokens with an error of ours; it checks the signature.
  if (token && !ADMIN.test(issuerOf(token) ?? ""))
    throw new Response("not an admin's token", { status: 401 });
  const { session, sessionToken } = await authenticate.admin(request);
  if (sessionToken.iss !== `https://${session.shop}/admin`) {
    throw new Response("not this store's token", { status: 401 });
  }
  return session;
}

function tokenOf(request: Request): string | null {
  const bearer = /^Bearer (.+)$/.exec(request.headers.get("authorization") ?? "")?.[1];
  return bearer ?? new URL(request.url).searchParams.get("id_token");
}

/** Who says to have issued a token; nothing for what is no token at all. */
function issuerOf(token: string): string | null {
  try {
    const payload: unknown = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8"));
    return claims.parse(payload).iss;
  } catch {
    return null;
  }
}
