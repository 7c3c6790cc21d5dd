import { z } from "zod";

/** What the outside world has received, as it counts. Only what a story needs to look at. */
const received = z.object({
  tickets: z.array(z.object({ id: z.number(), external_id: z.string().nullish(), created_at: z.string() })),
  messages: z.array(
    z.object({
      number: z.number().int(),
      messageId: z.string(),
      to: z.array(z.string()),
      subject: z.string(),
      text: z.string(),
      received: z.number().int(),
      at: z.string(),
    }),
  ),
  claims: z.array(z.object({ id: z.string(), reference: z.string().nullish(), created_at: z.string() })),
});
export type Received = z.output<typeof received>;

const ticket = z.object({
  id: z.number(),
  status: z.string(),
  subject: z.string(),
  comments: z.array(z.object({ body: z.string(), createdAt: z.string() })),
});
export type DeskTicket = z.output<typeof ticket>;

const order = z.object({ orderId: z.string(), orderName: z.string(), email: z.string().nullable() });
const fulfillment = z.object({ trackingNumber: z.string() });

export interface OrderWish {
  value: number;
  destination?: string;
  locale?: string;
  /** Where to, when not within the country. */
  to?: { address1: string; city: string; zip: string; countryCode: string };
}

/** Plays the outside world through the sandbox's control door. */
export class SandboxClient {
  constructor(private readonly url: string) {}

  received = async (): Promise<Received> => received.parse(await this.#get("/state"));

  tickets = async (): Promise<DeskTicket[]> =>
    z.array(ticket).parse(await this.#get("/helpdesks/zendesk/tickets"));

  /** A merchant adds the app: its pages are opened once, which exchanges the first token. */
  install = () => this.#post("/lifecycle", { action: "install" }, z.object({ installed: z.boolean() }));

  order = (wish: OrderWish) => this.#post("/orders", wish, order);

  fulfil = (orderId: string, by = { company: "UPS", service: "UPS Ground" }) =>
    this.#post("/fulfillments", { orderId, ...by }, fulfillment);

  /** The store's own word about a parcel that it has sent. */
  fulfillmentEvent = (orderId: string, status: string, message: string) =>
    this.#post(
      `/orders/${encodeURIComponent(orderId)}/changes`,
      { action: "event", status, message },
      z.unknown(),
    );

  scan = (
    trackingNumber: string,
    scan: { status: string; statusDetail: string; message: string; at?: string },
  ) => this.#post(`/parcels/${encodeURIComponent(trackingNumber)}/scan`, scan, z.unknown());

  async #get(path: string): Promise<unknown> {
    return (await fetch(`${this.url}/control${path}`)).json();
  }

  async #post<T>(path: string, body: object, reply: z.ZodType<T>): Promise<T> {
    const answer = await fetch(`${this.url}/control${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`The sandbox refused ${path}: ${answer.status} ${await answer.text()}`);
    return reply.parse(await answer.json());
  }
}
