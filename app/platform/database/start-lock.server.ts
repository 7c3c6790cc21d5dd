import { readFile, rm, writeFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";

/** Nobody needs this long to start a database; a lock that stands longer was left by a dead process. */
const patienceMs = 60_000;

/**
 * Runs `work` while holding the file `lock`, so that app and worker starting together share one server.
 * A lock whose owner died is taken over. Should two processes take over at the same moment, nothing breaks:
 * a new cluster arrives by rename, and PostgreSQL itself refuses a second server on one data directory.
 */
export async function withStartLock<T>(lock: string, work: () => Promise<T>): Promise<T> {
  await acquire(lock);
  try {
    return await work();
  } finally {
    await rm(lock, { force: true });
  }
}

async function acquire(lock: string): Promise<void> {
  const mark = `${process.pid}\n`;
  let seen: string | null = null;
  let seenSince = performance.now();
  while (!(await create(lock, mark))) {
    const holder = await read(lock);
    if (holder !== seen) {
      seen = holder;
      seenSince = performance.now();
    }
    const expired = performance.now() - seenSince > patienceMs;
    if (holder !== null && (expired || isLeftOver(holder))) await rm(lock, { force: true });
    else await pause(50);
  }
}

/** An empty file is a lock between its creation and its first byte: not left over. */
function isLeftOver(holder: string): boolean {
  const pid = Number(holder);
  return pid > 0 && !isAlive(pid);
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

async function create(lock: string, mark: string): Promise<boolean> {
  try {
    await writeFile(lock, mark, { flag: "wx", mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

async function read(lock: string): Promise<string | null> {
  try {
    return await readFile(lock, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}
