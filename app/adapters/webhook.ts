/** How a system outside tells us something by itself. */
export interface Webhook<Settings> {
  /**
   * What the signature covers. `body`: one changed bit is noticed. `sender`: it only shows who sent, because the sender offers no
   * more; its address is secret as well.
   */
  proves: "body" | "sender";
  /**
   * Checks the signature over the raw bytes. Header names are lower case; `query` is what stood after the `?`; `url` is our address
   * as the sender was given it, with its query, because some sign it.
   */
  verify(
    raw: Buffer,
    headers: Record<string, string | undefined>,
    settings: Settings,
    query: URLSearchParams,
    url: string,
  ): boolean;
  /** The sender's own id of this delivery, from headers or body; redeliveries share it. */
  deliveryId(raw: Buffer, headers: Record<string, string | undefined>): string;
}
