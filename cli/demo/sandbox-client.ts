import { z } from "zod";

/** What the outside world has received, as it counts. Only what the story needs to look at. */
const received = z.object({
  tickets: z.array(z.object({ id: z.number(), external_id: z.string().nullish(), created_at: z.string() })),
  messages: z.array(
    z.object({ messageId: z.string(), to: z.array(z.string()), received: z.number().int(), at: z.string() }),
  ),
  claims: z.array(z.object({ id: z.string(), reference: z.string().nullish(), created_at: z.string() })),
});
export type Received = z.output<typeof received>;

const order = z.object({ orderId: z.string(), orderName: z.string(), email: z.string().nullable() });
const fulfillment = z.object({ trackingNumber: z.string() });

/** Plays the outside world through the sandbox's control door. */
export class SandboxClient {
  constructor(private readonly url: string) {}

  async received(): Promise<Received> {
    const answer = await fetch(`${this.url}/control/state`);
    return received.parse(await answer.json());
  }

  /** A merchant adds the app: its pages are opened once, which exchanges the first token. */
  install = () => this.#post("/lifecycle", { action: "install" }, z.object({ installed: z.boolean() }));

  order = (wish: { value: number; destination: string }) => this.#post("/orders", wish, order);

  fulfil = (orderId: string) =>
    this.#post("/fulfillments", { orderId, company: "UPS", service: "UPS Ground" }, fulfillment);

  scan = (
    trackingNumber: string,
    scan: { status: string; statusDetail: string; message: string; at?: string },
  ) => this.#post(`/parcels/${encodeURIComponent(trackingNumber)}/scan`, scan, z.unknown());

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
