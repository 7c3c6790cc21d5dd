const POLICY = "Content-Security-Policy";

/**
 * Who may show a page in a frame. The library names the store and Shopify's admin on embedded pages; the sandbox, which
 * plays the admin on this machine, is added to them. Every other page may not be framed.
 */
export function limitFraming(headers: Headers, sandboxUrl: string | undefined): void {
  const policy = headers.get(POLICY);
  if (!policy) {
    headers.set(POLICY, "frame-ancestors 'none';");
    return;
  }
  if (!sandboxUrl || !policy.startsWith("frame-ancestors https://")) return;
  const sandbox = new URL(sandboxUrl).origin;
  if (!policy.includes(sandbox)) {
    headers.set(POLICY, policy.replace("frame-ancestors ", `frame-ancestors ${sandbox} `));
  }
}
