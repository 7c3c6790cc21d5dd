import { createServer as createHttpServer } from "node:http";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { z } from "zod";
import { createControl, type Control } from "./control/control";
import { Mailbox } from "./mail/mailbox";
import { SmtpDoor } from "./mail/smtp";
import { readOptions, type SandboxOptions } from "./options";
import { createPlatform } from "./platform";
import { createServer } from "./server";
import { PLANS } from "./store/state";
import { listenFrom } from "./support/listen";

export interface Sandbox {
  url: string;
  smtpPort: number;
  control: Control;
  close(): Promise<void>;
}

/** Starts every face; a taken port moves on to the next free one. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const settings = readOptions(options);
  const platform = createPlatform(settings);
  const mailbox = new Mailbox(platform.clock);
  const smtp = new SmtpDoor(mailbox, settings.host);
  const control = createControl(platform, mailbox, smtp);
  const server = createHttpServer(createServer(platform, control, mailbox));
  const port = await listenFrom(server, settings.port, settings.host);
  const smtpPort = await smtp.open(settings.smtpPort);
  return {
    url: `http://${settings.host}:${port}`,
    smtpPort,
    control,
    async close() {
      platform.courier.close();
      platform.parcels.forget();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await smtp.close();
    },
  };
}

function optionsFromArguments(): SandboxOptions {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    options: {
      port: text,
      "smtp-port": text,
      "app-url": text,
      "api-key": text,
      "api-secret": text,
      shop: text,
      seed: text,
      compress: text,
      plan: text,
      scopes: text,
    },
  });
  return {
    ...(values.port ? { port: Number(values.port) } : {}),
    ...(values["smtp-port"] ? { smtpPort: Number(values["smtp-port"]) } : {}),
    ...(values["app-url"] ? { appUrl: values["app-url"] } : {}),
    ...(values["api-key"] ? { apiKey: values["api-key"] } : {}),
    ...(values["api-secret"] ? { apiSecret: values["api-secret"] } : {}),
    ...(values.shop ? { shopDomain: values.shop } : {}),
    ...(values.seed ? { seed: Number(values.seed) } : {}),
    ...(values.plan ? { plan: z.enum(PLANS).parse(values.plan) } : {}),
    ...(values.scopes ? { scopes: values.scopes } : {}),
    ...(values.compress ? { compress: Number(values.compress) } : {}),
  };
}

async function runAsProcess(): Promise<void> {
  const sandbox = await startSandbox(optionsFromArguments());
  process.stdout.write(`${JSON.stringify({ ready: true, url: sandbox.url, smtpPort: sandbox.smtpPort })}\n`);
  const stop = () => void sandbox.close().then(() => process.exit(0));
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await runAsProcess();
