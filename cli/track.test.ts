import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { trackerPayload } from "../tests/support/payloads";
import { trackCommand } from "./track";

let dir: string;
let said: { out: string; err: string };
beforeAll(async () => void (dir = await mkdtemp(path.join(tmpdir(), "track-cli-"))));
afterAll(() => rm(dir, { recursive: true, force: true }));
beforeEach(() => {
  said = { out: "", err: "" };
  vi.spyOn(process.stdout, "write").mockImplementation((text) => Boolean((said.out += String(text))));
  vi.spyOn(process.stderr, "write").mockImplementation((text) => Boolean((said.err += String(text))));
  vi.spyOn(process, "exit").mockImplementation((code) => {
    throw new Error(`exit ${code}`);
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = 0;
});

const run = (...args: string[]) => trackCommand().parseAsync(args, { from: "user" });
const lines = () =>
  said.out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
async function file(name: string, content: unknown): Promise<string> {
  const at = path.join(dir, name);
  await writeFile(at, typeof content === "string" ? content : JSON.stringify(content));
  return at;
}

describe("doorstep track", () => {
  test("identify writes one line for each number, candidates ranked", async () => {
    await run("identify", "1Z5R89390357567127", "hello", "--json");
    expect(lines()).toEqual([
      {
        number: "1Z5R89390357567127",
        candidates: [
          { carrier: "ups", confidence: expect.any(Number) as number, reason: expect.any(String) as string },
        ],
      },
      { number: "hello", candidates: [] },
    ]);
  });

  test("normalize writes one line for each file: scans, what is unknown, what is refused", async () => {
    const good = await file(
      "good.json",
      trackerPayload("1Z999AA10123456784", [
        { status: "delivered", at: "2026-11-20T10:00:00Z" },
        { status: "in_transit", detail: "beamed", at: "2026-11-19T10:00:00Z" },
        { status: "in_transit", at: "2026-11-18T10:00:00Z" },
      ]),
    );
    const bad = await file("bad.json", "not JSON");
    await run("normalize", "--source", "easypost", good, bad, path.join(dir, "none"), "--json");
    const [first, second, third] = lines();
    expect(first).toMatchObject({
      file: good,
      parcels: [
        {
          number: "1Z999AA10123456784",
          carrier: "ups",
          milestone: "delivered",
          exceptions: [],
          eta: null,
          delivered_at: "2026-11-20T10:00:00Z",
          events: [
            { at: "2026-11-18T10:00:00Z", milestone: "in_transit" },
            { at: "2026-11-19T10:00:00Z", code: "in_transit/beamed/" },
            { at: "2026-11-20T10:00:00Z", milestone: "delivered" },
          ],
        },
      ],
      errors: [{ code: "word_unknown", message: "in_transit/beamed/" }],
    });
    expect(second).toMatchObject({ file: bad, parcels: [], errors: [{ code: "shape_unknown" }] });
    expect(third).toMatchObject({ parcels: [], errors: [{ code: "file_unreadable" }] });
    expect(process.exitCode).toBe(1);
  });

  test("normalize knows a source by its other names, and no other", async () => {
    const refused = await file("refused.json", {
      title: "Not found",
      status: 404,
      detail: "No such shipment",
    });
    await run("normalize", "--source", "dhl_universal", refused, "--json");
    expect(lines()).toMatchObject([{ parcels: [], errors: [{ code: "404", message: "No such shipment" }] }]);
    await run("normalize", "--source", "tortoise", refused, "--json");
    expect(said.err).toContain("There is no source tortoise");
    expect(process.exitCode).toBe(2);
  });

  test("sources lists every name once", async () => {
    await run("sources", "--json");
    const names = lines().flatMap(({ name, aliases }) => [name, ...(aliases as string[])]);
    expect(names).toEqual(expect.arrayContaining(["easypost", "17track", "fedex", "dhl", "shopify"]));
    expect(new Set(names).size).toBe(names.length);
  });

  test("arguments that are missing are refused", async () => {
    await expect(run("normalize", "x")).rejects.toThrow("exit 2");
    await expect(run("identify")).rejects.toThrow("exit 2");
  });
});
