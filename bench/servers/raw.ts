/** The floor: node:http, the signature, one INSERT into a jsonb column, then 200. No dedupe, no work row, nothing sealed. */
import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";
import pg from "pg";
import { benchEnvironment, announce } from "./environment";

const { databaseUrl, secret } = benchEnvironment();
const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });
await pool.query(
  "create table if not exists bench_raw (id bigserial primary key, webhook_id text, topic text, payload jsonb)",
);

const server = createServer((req, res) => {
  const parts: Buffer[] = [];
  req.on("data", (part: Buffer) => parts.push(part));
  req.on("end", () => {
    const raw = Buffer.concat(parts);
    const given = Buffer.from(String(req.headers["x-shopify-hmac-sha256"]), "base64");
    if (!timingSafeEqual(createHmac("sha256", secret).update(raw).digest(), given))
      return void res.writeHead(401).end();
    const values = [
      req.headers["x-shopify-webhook-id"],
      req.headers["x-shopify-topic"],
      raw.toString("utf8"),
    ];
    pool
      .query({
        name: "raw",
        text: "insert into bench_raw (webhook_id, topic, payload) values ($1, $2, $3)",
        values,
      })
      .then(
        () => res.writeHead(200).end("ok"),
        () => res.writeHead(500).end(),
      );
  });
});
announce(server);
