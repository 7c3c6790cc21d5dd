import { expect, it } from "vitest";
import { readFileSync } from "node:fs";
import { z } from "zod";
import { HEAP_FLAGS } from "./heap";

it("GIVEN npm start and npm run worker THEN they start Node as the bench, the drills and the demo do", () => {
  const { scripts } = z
    .object({ scripts: z.object({ start: z.string(), worker: z.string() }) })
    .parse(JSON.parse(readFileSync("package.json", "utf8")));
  for (const script of Object.values(scripts))
    expect(script.split(" ").slice(0, 1 + HEAP_FLAGS.length)).toEqual(["node", ...HEAP_FLAGS]);
});
