import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { appProxySignature, readJwt, signJwt } from "./sign";

describe("signatures", () => {
  it("signs an app proxy query as the platform does: sorted, unseparated, repeats joined by a comma", () => {
    const query = new URLSearchParams(
      "shop=a.myshopify.com&path_prefix=/apps/x&timestamp=1&ids=1&ids=2&logged_in_customer_id=",
    );
    const message = "ids=1,2logged_in_customer_id=path_prefix=/apps/xshop=a.myshopify.comtimestamp=1";
    expect(appProxySignature("secret", query)).toBe(
      createHmac("sha256", "secret").update(message).digest("hex"),
    );
  });

  it("reads only tokens its secret signed", () => {
    const token = signJwt("secret", { aud: "me" });
    expect(readJwt("secret", token)).toEqual({ aud: "me" });
    expect(readJwt("other", token)).toBeNull();
    expect(readJwt("secret", `${token}x`)).toBeNull();
  });
});
