/** What came of a form: said in words, why it was not done, or what is wrong beside which field. */
export type Answer = { said: string } | { problem: string } | { errors: Record<string, string> };

export const undone: Answer = { problem: "It could not be saved. Nothing was changed." };
