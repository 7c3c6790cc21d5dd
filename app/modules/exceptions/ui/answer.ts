/** What came of a form: done, refused as a whole, or wrong in some of its fields. */
export type Answer = { said: string } | { problem: string } | { errors: Record<string, string> };
