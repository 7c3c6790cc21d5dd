import { describe, expect, it } from "vitest";
import { z } from "zod";
import { identify } from "../../app/adapters/carriers/numbers/identify";
import { recordedLines, recordedThere, whySkipped } from "./recorded";

if (!recordedThere) process.stdout.write(`recorded tracking numbers: skipped, ${whySkipped}\n`);

const line = z.object({
  number: z.string(),
  valid: z.boolean(),
  courier_code: z.string(),
  type_id: z.string().nullable(),
});

/** Where our id of the company is finer than the collection's. */
const ours = (code: string): string[] => (code === "dhl" ? ["dhl", "dhl_express"] : [code]);

/** The public collection's own test numbers. They stand outside the repository. */
describe.skipIf(!recordedThere)("numbers of the public collection", () => {
  const all = recordedThere
    ? recordedLines("numbers/expected_numbers.jsonl").map((given) => line.parse(given))
    : [];

  it.each(all.filter((n) => n.valid))(
    "GIVEN $number of $courier_code WHEN looked at THEN its company is a candidate",
    ({ number, courier_code }) => {
      const carriers = identify(number).map((c) => c.carrier);
      expect(ours(courier_code).some((code) => carriers.includes(code))).toBe(true);
    },
  );

  it.each(all.filter((n) => !n.valid))(
    "GIVEN $number, no $type_id, WHEN looked at THEN no candidate is sure of that company",
    ({ number, courier_code }) => {
      const sure = identify(number).filter(
        (c) => ours(courier_code).includes(c.carrier) && c.confidence > 0.9,
      );
      // Some are good numbers of another format of the same company.
      const other = all.some((n) => n.valid && n.courier_code === courier_code && n.number === number);
      expect(other ? [] : sure).toEqual([]);
    },
  );

  it("GIVEN all of them WHEN the first candidate is taken THEN most are right", () => {
    const valid = all.filter((n) => n.valid);
    const right = valid.filter((n) => ours(n.courier_code).includes(identify(n.number)[0]?.carrier ?? ""));
    process.stdout.write(`first candidate right: ${right.length} of ${valid.length}\n`);
    expect(right.length / valid.length).toBeGreaterThan(0.8);
  });
});
