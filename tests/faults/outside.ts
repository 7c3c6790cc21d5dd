import { carryOut, TryAgain } from "../../app/spine/outbox.server";
import { ok } from "../../app/domain/result";
import type { Answer, Call, Egress } from "../../app/platform/http/egress.server";
import type { World } from "../support/world";

/** Zendesk and EasyPost as far as effects see them: they remember what came to them, and tell a repeat by its reference. */
export class Receivers {
  readonly tickets: { id: number; external_id: string }[] = [];
  readonly claims: { id: string; reference: string; tracking_code: string }[] = [];
  readonly notes: string[] = [];
  /** The keys of those notes. */
  readonly noted: string[] = [];

  readonly egress: Egress = (call) => Promise.resolve(ok(this.#answer(call)));

  #answer({ url, method, json }: Call): Answer {
    const { host, pathname, searchParams } = new URL(url);
    const reply = (body: object): Answer => {
      const text = JSON.stringify(body);
      return { status: 200, headers: {}, text, bytes: Buffer.from(text) };
    };
    if (host === "api.easypost.com" && method === "GET") {
      return reply({
        claims: this.claims.filter((c) => c.tracking_code === searchParams.get("tracking_code")),
      });
    }
    if (host === "api.easypost.com") {
      const claim = {
        id: `clm_${this.claims.length + 1}`,
        ...(json as { reference: string; tracking_code: string }),
      };
      this.claims.push(claim);
      return reply(claim);
    }
    if (pathname.endsWith("/groups.json")) return reply({ groups: [] });
    if (pathname.endsWith("/users/search.json")) return reply({ users: [] });
    if (pathname.endsWith("/audits.json"))
      return reply({ audits: this.noted.map((doorstep) => ({ metadata: { custom: { doorstep } } })) });
    const one = /\/tickets\/(\d+)\.json$/.exec(pathname)?.[1];
    if (method === "GET" && one) return reply({ ticket: { id: Number(one), status: "open" } });
    if (method === "GET")
      return reply({
        tickets: this.tickets.filter((t) => t.external_id === searchParams.get("external_id")),
      });
    const { ticket } = json as { ticket: { external_id: string; metadata?: { doorstep: string } } };
    if (method === "PUT") {
      this.notes.push(pathname);
      this.noted.push(ticket.metadata?.doorstep ?? "");
      return reply({ ticket: { id: 1 } });
    }
    const made = { id: this.tickets.length + 1, external_id: ticket.external_id };
    this.tickets.push(made);
    return reply({ ticket: made });
  }
}

/** Carries out what waits in the outbox, as the queue's workers would, for those receivers that stand here. */
export async function carryOutAll(world: World, egress: Egress): Promise<void> {
  const { rows } = await world.access.pool.query<{ shop_id: number; id: string }>(
    `select shop_id, id from outbox where state in ('waiting', 'queued')
        and kind in ('claims.file', 'exceptions.open-ticket', 'exceptions.change-ticket') order by created_at, id`,
  );
  for (const { shop_id, id } of rows) {
    await carryOut(world.spine, egress, { shopId: shop_id, id }, 0).catch((error: unknown) => {
      if (!(error instanceof TryAgain)) throw error;
    });
  }
}
