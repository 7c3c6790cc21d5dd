/** What came of an act: said in words, or why it was not done. */
export type Answer = { said: string } | { problem: string };
