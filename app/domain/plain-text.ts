/** Text without what no text holds, NUL and halves of characters: the database refuses whatever has them. */
export const plainText = (text: string): string => text.replace(/[\0\p{Cs}]/gu, "");
