/**
 * Everything that must hold before a change is taken, in the order in which it fails fastest. Every step runs even
 * when an earlier one failed; the last line counts tests and checks together. Given names, it runs those steps only.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { repository } from "./files";

interface Tally {
  passed: number;
  failed: number;
}

interface Step {
  name: string;
  run(): Tally;
}

const installed = createRequire(import.meta.url);
const reports = mkdtempSync(path.join(tmpdir(), "doorstep-report-"));

/** Runs one program on the Node that runs this one, and shows what it says. */
function succeeds(script: string, args: string[]): boolean {
  const runner = script.endsWith(".ts") ? ["--import", "tsx"] : [];
  const { status } = spawnSync(process.execPath, [...runner, script, ...args], {
    cwd: repository,
    stdio: "inherit",
    env: {
      ...process.env,
      PATH: `${path.join(repository, "node_modules/.bin")}${path.delimiter}${process.env["PATH"]}`,
    },
  });
  return status === 0;
}

const check = (name: string, script: string, ...args: string[]): Step => ({
  name,
  run: () => (succeeds(script, args) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }),
});

/** A program of a package: its file, because the shims in .bin are not Node scripts everywhere. */
function program(name: string, file: string): string {
  return path.join(path.dirname(installed.resolve(`${name}/package.json`)), file);
}

const tests = (name: string, ...selection: string[]): Step => ({
  name,
  run: () => {
    const report = path.join(reports, `${name}.json`);
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
    const args = ["run", ...selection, "--passWithNoTests", ...reporters];
    return countTests(report, succeeds(program("vitest", "vitest.mjs"), args));
  },
});

/** A file that does not load, or an error outside any test, counts as one failure: vitest names no test for it. */
function countTests(report: string, succeeded: boolean): Tally {
  if (!existsSync(report)) return { passed: 0, failed: succeeded ? 0 : 1 };
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, "utf8")) as {
    numPassedTests: number;
    numFailedTests: number;
  };
  return { passed: numPassedTests, failed: succeeded ? numFailedTests : Math.max(numFailedTests, 1) };
}

const architecture = "tests/architecture";

const steps: Step[] = [
  check("types", program("typescript", "bin/tsc"), "--noEmit"),
  check("lint", program("eslint", "bin/eslint.js"), ".", "--max-warnings", "0"),
  check("format", program("prettier", "bin/prettier.cjs"), "--check", "--log-level", "warn", "."),
  check("migrations", "scripts/db.ts", "check"),
  tests("architecture", "--project", "unit", architecture),
  tests("unit", "--project", "unit", "--exclude", `${architecture}/**`),
  check("build", program("@remix-run/dev", "dist/cli.js"), "vite:build"),
  tests("faults", "--project", "faults"),
  tests("e2e", "--project", "e2e"),
];

function main(): void {
  const only = process.argv.slice(2);
  const chosen = steps.filter(({ name }) => only.length === 0 || only.includes(name));
  const results = chosen.map((step) => {
    console.log(`\n── ${step.name}`);
    const started = performance.now();
    const tally = step.run();
    return { name: step.name, seconds: (performance.now() - started) / 1000, ...tally };
  });
  rmSync(reports, { recursive: true, force: true });

  console.log("");
  for (const { name, passed, failed, seconds } of results) {
    const verdict = failed > 0 ? "FAILED" : "ok";
    console.log(
      `${verdict.padEnd(7)}${name.padEnd(14)}${passed} passed, ${failed} failed, ${seconds.toFixed(1)} s`,
    );
  }
  const sum = (key: keyof Tally) => results.reduce((total, result) => total + result[key], 0);
  console.log(`${sum("passed")} passed, ${sum("failed")} failed`);
  process.exitCode = sum("failed") > 0 ? 1 : 0;
}

main();
