/** A test that makes the code complain must say so: any other warning or error on the console fails it. */
import { format } from "node:util";
import { afterEach } from "vitest";

const noise: string[] = [];
const allowed: RegExp[] = [];

/** Lets messages that match pass until the end of the present test. */
export function allowConsole(pattern: RegExp): void {
  allowed.push(pattern);
}

/** What was said so far and not allowed. */
export function takeNoise(): string[] {
  return noise.splice(0);
}

for (const level of ["error", "warn"] as const) {
  console[level] = (...args: unknown[]) => {
    const message = format(...args);
    if (!allowed.some((pattern) => pattern.test(message))) noise.push(`console.${level}: ${message}`);
  };
}

afterEach(() => {
  allowed.length = 0;
  const messages = takeNoise();
  if (messages.length > 0) throw new Error(`Unexpected output:\n${messages.join("\n")}`);
});
