import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { inheritedEnvironment } from "../app/platform/config.server";
import { z } from "zod";

const root = path.resolve(import.meta.dirname, "..");

export interface Running {
  child: ChildProcess;
  port: number;
}

/** Starts a server of the bench and waits until it says its port. */
export async function serve(
  file: string,
  env: Record<string, string>,
  flags: readonly string[] = [],
): Promise<Running> {
  const child = spawn(process.execPath, [...flags, "--import", "tsx", file], {
    cwd: root,
    env: { ...inheritedEnvironment(), NODE_ENV: "production", ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const { port } = z.object({ port: z.number() }).parse(await firstJson(child));
  return { child, port };
}

export const firstJson = (child: ChildProcess): Promise<unknown> =>
  new Promise((resolve, reject) => {
    let text = "";
    child.stdout?.setEncoding("utf8").on("data", (part: string) => {
      text += part;
      const line = text.split("\n").find((l) => l.startsWith("{") && l.endsWith("}"));
      if (line) resolve(JSON.parse(line));
    });
    child.once("exit", (code) => reject(new Error(`a bench process ended early (${code})`)));
  });

export interface Load {
  perSecond: number;
  p50: number;
  p99: number;
  max: number;
  failed: number;
}

const load = z.object({
  perSecond: z.number(),
  p50: z.number(),
  p99: z.number(),
  max: z.number(),
  failed: z.number(),
});

export async function press(order: object): Promise<Load> {
  const child = spawn(process.execPath, ["--import", "tsx", "bench/load.ts", JSON.stringify(order)], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
  return load.parse(await firstJson(child));
}

export function stop({ child }: { child: ChildProcess }): Promise<void> {
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.kill("SIGTERM");
  });
}

/** Resident memory of a process in MB, as the kernel counts it. */
export function memoryOf(pid: number | undefined): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
}

export const median = (values: number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
