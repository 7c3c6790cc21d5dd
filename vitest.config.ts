import { defineConfig } from "vitest/config";

// Not vite.config.ts: its Remix plugin has no business in tests.
export default defineConfig({
  test: {
    globalSetup: ["tests/support/global-setup.ts"],
    setupFiles: ["tests/support/quiet.ts"],
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: [
            "{app,sandbox,cli,scripts}/**/*.test.{ts,tsx}",
            "tests/{architecture,batteries,security,shopify,story,support,tenancy}/**/*.test.{ts,tsx}",
          ],
          testTimeout: 20_000,
          hookTimeout: 30_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: "faults",
          include: ["tests/faults/**/*.test.ts"],
          testTimeout: 180_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: "e2e",
          include: ["tests/e2e/**/*.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
