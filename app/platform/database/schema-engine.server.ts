import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as glue from "@prisma/schema-engine-wasm/schema_engine_bg";
import { EngineConnections } from "./engine-adapter.server";

/**
 * Prisma's schema engine as WebAssembly: the same migrations, checksums and `_prisma_migrations` table as Prisma's
 * command line, without the native program that the latter downloads at run time.
 */
type Engine = glue.SchemaEngine;

/** Exported by the glue code, but missing from its types. */
interface Loader {
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
}

interface PanicRegistry {
  message: string;
  get(): string;
  set_message(message: string): void;
}

const panics: PanicRegistry = {
  message: "",
  get: () => panics.message,
  set_message: (message) => {
    panics.message = message;
  },
};

let loaded: Promise<void> | undefined;

async function load(): Promise<void> {
  const entry = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const bytes = await readFile(path.join(path.dirname(entry), "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, {
    "./schema_engine_bg.js": { ...(glue as unknown as WebAssembly.ModuleImports), ...quietTimers() },
  });
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: panics });
  (glue as unknown as Loader).__wbg_set_wasm(instance.exports);
  (instance.exports["__wbindgen_start"] as () => void)();
}

/** The engine never clears the ten seconds it grants to the migration lock: they must not keep a process alive. */
function quietTimers(): WebAssembly.ModuleImports {
  const names = Object.keys(glue).filter((name) => name.startsWith("__wbg_setTimeout_"));
  const start = (callback: () => void, ms: number) => setTimeout(callback, ms >>> 0).unref();
  return Object.fromEntries(names.map((name) => [name, start]));
}

export interface SchemaFile {
  path: string;
  content: string;
}

/**
 * Runs one engine command on the database at `url`. Every call gets an engine of its own: an engine loses its
 * shadow database after one use, and holds its connections (and the migration lock on them) for ever.
 */
export async function withSchemaEngine<T>(
  url: string,
  schema: SchemaFile[],
  command: (engine: Engine) => Promise<T>,
): Promise<T> {
  loaded ??= load();
  await loaded;
  const connections = new EngineConnections(url);
  const datamodels = schema.map((file): [string, string] => [file.path, file.content]);
  try {
    const engine = await glue.SchemaEngine.new(
      { datamodels: datamodels.length > 0 ? datamodels : undefined },
      () => undefined,
      bindMigrationAwareSqlAdapterFactory(connections.factory()),
    );
    return await command(engine);
  } catch (cause) {
    throw new Error(`Schema engine: ${panics.get() || describe(cause)}`, { cause });
  } finally {
    panics.message = "";
    await connections.close();
  }
}

/** The engine appends a trace of its own source; the only thing of use in it is the migration's name. */
function describe(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const [text = message] = message.split(/\n\s+0: \w+::/);
  const migration = /migration_name="([^"]+)"/.exec(message)?.[1];
  return migration ? `${text} (in migration ${migration})` : text;
}
