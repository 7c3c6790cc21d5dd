import { GraphQLError } from "graphql";

/** Answers of keyed mutations: the same key gives the same answer, never the same deed twice. */
export class Idempotency {
  private readonly answers = new Map<string, { input: string; answer: unknown }>();

  run(mutation: string, key: string, input: unknown, act: () => unknown): unknown {
    const text = JSON.stringify(input);
    const known = this.answers.get(`${mutation}/${key}`);
    if (known && known.input !== text)
      throw new GraphQLError("The same idempotency key cannot be used with different parameters.", {
        extensions: { code: "IDEMPOTENCY_KEY_PARAMETER_MISMATCH" },
      });
    if (known) return known.answer;
    const answer = act();
    this.answers.set(`${mutation}/${key}`, { input: text, answer });
    return answer;
  }
}
