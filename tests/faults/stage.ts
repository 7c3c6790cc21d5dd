import { z } from "zod";
import { legacyId, type ShopId } from "../../app/domain/ids";
import { ok } from "../../app/domain/result";
import type { Runtime } from "../../app/jobs/runtime.server";
import { byDomain, connect, latestImport } from "../../app/modules/shops/index.server";
import { withClient } from "../../app/platform/database/engine-adapter.server";
import { startSandbox, type Sandbox } from "../../sandbox/main";
import {
  appOf,
  Database,
  domain,
  environment,
  freePort,
  hands,
  secret,
  type Supervised,
  until,
  workerOf,
} from "./processes";

const received = z.object({
  tickets: z.array(z.object({ external_id: z.string().nullish() })),
  messages: z.array(z.object({ messageId: z.string(), received: z.number(), to: z.array(z.string()) })),
  claims: z.array(z.object({ reference: z.string().nullish() })),
  orders: z.array(z.object({ id: z.string(), trackingNumbers: z.array(z.string().nullable()) })),
});
export type Received = z.output<typeof received>;

const placed = z.object({ orderId: z.string() });
const shipped = z.object({ trackingNumber: z.string() });

export interface Parcel {
  orderId: string;
  number: string;
}

/** The whole product beside a sandbox store: database, app and worker are processes, the outside world answers here. */
export class DrillStage {
  private constructor(
    readonly database: Database,
    readonly sandbox: Sandbox,
    readonly app: Supervised,
    readonly worker: Supervised,
    readonly runtime: Runtime,
    readonly shop: ShopId,
  ) {}

  static async raise(): Promise<DrillStage> {
    const database = await Database.start();
    const appPort = await freePort();
    const appUrl = `http://127.0.0.1:${appPort}`;
    const options = {
      port: await freePort(),
      smtpPort: await freePort(),
      appUrl,
      apiKey: "drill-api-key",
      apiSecret: secret,
      orders: 0,
    };
    const sandbox = await startSandbox(options);
    const env = environment({
      databaseUrl: database.url,
      appPort,
      sandboxUrl: sandbox.url,
      smtpPort: sandbox.smtpPort,
    });
    const app = appOf(env);
    const worker = workerOf(env);
    await Promise.all([app.start(), worker.start()]);
    await sandbox.control.lifecycle({ action: "install" });
    const runtime = await hands(env);
    const found = await until("the installation", 20, () =>
      runtime.claiming.unscoped((tx) => byDomain(tx, domain)),
    );
    const stage = new DrillStage(database, sandbox, app, worker, runtime, found.id);
    await stage.#connect();
    await until("the import", 30, () =>
      runtime.spine.read(found.id, async (unit) => (await latestImport(unit, "backfill"))?.state === "done"),
    );
    return stage;
  }

  async #connect(): Promise<void> {
    const { smtpPort } = this.sandbox;
    await this.runtime.spine.act(this.shop, "drill.connect", async (unit) => {
      const carrier = {
        apiKey: "EZTKsandbox",
        webhookSecret: "sandbox-easypost-secret",
        contactEmail: "support@example.com",
      };
      await connect(unit, "carriers", "easypost", carrier);
      const desk = {
        subdomain: "demo-store",
        email: "support@example.com",
        apiToken: "sandbox-zendesk-token",
      };
      await connect(unit, "helpdesks", "zendesk", desk);
      await connect(unit, "channels", "email", {
        smtpUrl: `smtp://127.0.0.1:${smtpPort}`,
        from: "Demo <hello@demo.example>",
      });
      return ok(null);
    });
  }

  ask<T extends object>(query: string): Promise<T[]> {
    return withClient(this.database.url, async (client) => (await client.query<T>(query)).rows);
  }

  received(): Received {
    return received.parse(this.sandbox.control.state());
  }

  /** An order that is placed and handed to its carrier. */
  ship(): Parcel {
    const { control } = this.sandbox;
    const { orderId } = placed.parse(control.order({ value: 120, destination: "TX" }));
    const { trackingNumber } = shipped.parse(
      control.fulfillment({ orderId, company: "UPS", service: "UPS Ground" }),
    );
    return { orderId, number: trackingNumber };
  }

  lose({ number }: Parcel): void {
    this.sandbox.control.scan(number, {
      status: "failure",
      statusDetail: "lost",
      message: "Package lost in network",
    });
  }

  /** Which parcels of these the product knows. */
  async known(parcels: Parcel[]): Promise<number> {
    const numbers = parcels.map((p) => `'${p.number}'`).join(",");
    const [row] = await this.ask<{ n: number }>(
      `select count(*)::int as n from shipment where tracking_number in (${numbers})`,
    );
    return row?.n ?? 0;
  }

  /** What came of these orders outside, as its receivers count it: one mail, one ticket and one claim for each, or what else. */
  async outcome(parcels: Parcel[]): Promise<{ mails: number[]; tickets: number[]; claims: number[] }> {
    const orders = parcels.map((p) => `'${legacyId(p.orderId)}'`).join(",");
    const of = await this.ask<{ order_id: string; ticket_id: string; claim_id: string; mail_id: string }>(
      `select s.order_id, t.id as ticket_id, l.id as claim_id, o.id as mail_id from shipment s
         left join ticket t on t.subject_id = s.id left join claim l on l.order_id = s.order_id
         left join message m on m.order_id = s.order_id and m.trigger = 'exception.lost'
         left join outbox o on o.kind = 'messages.send' and o.payload ->> 'messageId' = m.id
        where s.order_id in (${orders}) order by s.order_id`,
    );
    const { messages, tickets, claims } = this.received();
    return {
      // A mail server cannot be asked what it took: a repeat carries the same Message-ID, by which it is one mail.
      mails: of.map((x) => messages.filter((m) => m.messageId.includes(x.mail_id)).length),
      tickets: of.map((x) => tickets.filter((t) => t.external_id === x.ticket_id).length),
      claims: of.map((x) => claims.filter((c) => c.reference === x.claim_id).length),
    };
  }

  /** Resolves when nothing is left to do: no message, no reaction, no effect. */
  rest(seconds: number): Promise<true> {
    const left = `select (select count(*) from inbox_work)::int as messages, (select count(*) from due)::int as reactions,
                         (select count(*) from outbox where state not in ('done', 'failed'))::int as effects`;
    return until("the product to come to rest", seconds, async () => {
      const [row] = await this.ask<{ messages: number; reactions: number; effects: number }>(left);
      return row !== undefined && row.messages + row.reactions + row.effects === 0;
    });
  }

  async strike(): Promise<void> {
    await Promise.all([this.app.stop(), this.worker.stop()]);
    await this.runtime.close();
    await this.sandbox.close();
    await this.database.remove();
  }
}
