/** Our ingest door alone: signature, dedupe, sealed body, work row, 200 after the commit. */
import { createServer } from "node:http";
import { createDoor } from "../../app/server/door.server";
import { ShopDirectory } from "../../app/server/shop-directory.server";
import { Ingest } from "../../app/spine/ingest.server";
import { openAccess } from "../../app/platform/database/access.server";
import { createBenchSpine, quiet } from "../spine";
import { announce, benchEnvironment } from "./environment";

const { databaseUrl, secret, masterKey } = benchEnvironment();
const spine = createBenchSpine(databaseUrl, masterKey, {
  reactions: [],
  intakes: [],
  effects: [],
  alarms: [],
});
const arrivals = openAccess({
  url: databaseUrl,
  role: "doorstep_worker",
  max: 4,
  timeoutMs: 4_000,
  onError: () => undefined,
});
const door = createDoor({
  ingest: new Ingest(arrivals.pool, spine.deps.wake.ring),
  directory: new ShopDirectory(spine),
  secrets: [secret],
  maxBytes: 2_000_000,
  home: "https://doorstep.example",
  log: quiet,
});
announce(createServer((req, res) => void (door(req, res) || res.writeHead(404).end())));
