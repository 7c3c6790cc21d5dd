import { createReadStream } from "node:fs";
import { open, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { PassThrough, pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import { type Failure, final, ok, type Result } from "../../../domain/result";

/** Says how much of a file has been read, 0 … 1. */
export type Tick = (share: number) => void;

/**
 * Hands a file's text to `read`, unpacked when it is gzipped (told by its first bytes, not by its name). A file that cannot be read is an
 * answer, not an accident.
 */
export async function withText<T>(
  file: string,
  tick: Tick,
  read: (chunks: AsyncIterable<string>) => Promise<Result<T>>,
): Promise<Result<T>> {
  try {
    const { size } = await stat(file);
    const packed = await isGzip(file);
    const raw = createReadStream(file, { highWaterMark: 1 << 17 });
    let seen = 0;
    raw.on("data", (chunk) => tick((seen += chunk.length) / Math.max(size, 1)));
    const text = pipeline(raw, packed ? createGunzip() : new PassThrough(), () => undefined);
    text.setEncoding("utf8");
    const result = await read(text);
    return result.ok ? result : named(file, result.failure);
  } catch (error) {
    if (!isFileError(error)) throw error;
    return final("file_unreadable", `${file} cannot be read (${error.code}).`);
  }
}

/** Two files are read in one go: the sentence says which of them is meant. */
const named = (file: string, { code, detail }: Failure): Result<never> =>
  final(code, `${file}: ${detail ?? code}`);

async function isGzip(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await handle.close();
  }
}

/** What the system and the unpacker throw; everything else is a bug of ours. */
const isFileError = (error: unknown): error is Error & { code: string } =>
  error instanceof Error &&
  "code" in error &&
  typeof error.code === "string" &&
  /^(?:E(?!RR_)|Z_)/.test(error.code);

/** Writes a whole file or none: it appears under its name only when it is complete. A pipe or a terminal gets the lines as they are. */
export async function writeWhole(file: string, lines: Iterable<string>): Promise<Result<null>> {
  const aside = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}.part`);
  try {
    const before = await stat(file).catch(() => null);
    if (before && !before.isFile()) await writeTo(file, lines);
    else {
      await writeTo(aside, lines);
      await rename(aside, file);
    }
    return ok(null);
  } catch (error) {
    await rm(aside, { force: true });
    if (!isFileError(error)) throw error;
    return final("file_unwritable", `${file} cannot be written (${error.code}).`);
  }
}

async function writeTo(file: string, lines: Iterable<string>): Promise<void> {
  const handle = await open(file, "w");
  try {
    for (const block of blocks(lines)) await handle.write(block);
    if ((await handle.stat()).isFile()) await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Lines in pieces worth a write. */
function* blocks(lines: Iterable<string>): Generator<string> {
  let block = "";
  for (const line of lines) {
    block += `${line}\n`;
    if (block.length < 1 << 18) continue;
    yield block;
    block = "";
  }
  yield block;
}
