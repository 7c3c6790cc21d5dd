/** How a number proves itself: its last character follows from the ones before. Each says whether it does. */
export type Check = (serial: string, digit: string) => boolean;

/** Letters count as carriers count them in a mod 10 sum: A is 2, B is 3, and so on, by the last digit. */
const value = (char: string): number => (/\d/.test(char) ? Number(char) : (char.charCodeAt(0) - 3) % 10);

const weighted = (serial: string, weightOf: (index: number) => number): number =>
  [...serial].reduce((sum, char, i) => sum + value(char) * weightOf(i), 0);

/** Characters at even places (the first is even) and at odd ones, each with its weight; the digit fills up to ten. */
export const mod10 =
  (evens: number, odds: number): Check =>
  (serial, digit) =>
    (10 - (weighted(serial, (i) => (i % 2 === 0 ? evens : odds)) % 10)) % 10 === Number(digit);

/** The same, counted from the last character. */
export const mod10Reversed =
  (evens: number, odds: number): Check =>
  (serial, digit) =>
    mod10(evens, odds)([...serial].reverse().join(""), digit);

/** The whole number divided by seven leaves the digit. */
export const mod7: Check = (serial, digit) =>
  [...serial].reduce((rest, char) => (rest * 10 + Number(char)) % 7, 0) === Number(digit);

/** A sum of weighted digits, divided by one number and the rest by another. */
export const weightedSum =
  (weights: readonly number[], modulo: number, then: number): Check =>
  (serial, digit) =>
    (weighted(serial, (i) => weights[i % weights.length] ?? 0) % modulo) % then === Number(digit);

/** UPU S10: weights 8 6 4 2 3 5 9 7, eleven minus the rest; ten is written as 0, eleven as 5. */
export const s10: Check = (serial, digit) => {
  const rest = 11 - (weighted(serial, (i) => [8, 6, 4, 2, 3, 5, 9, 7][i] ?? 0) % 11);
  return (rest === 10 ? 0 : rest === 11 ? 5 : rest) === Number(digit);
};

/** ISO/IEC 7812: every second digit from the right is doubled. */
export const luhn: Check = (serial, digit) => {
  const sum = [...serial].reverse().reduce((total, char, i) => {
    const doubled = Number(char) * (i % 2 === 0 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return (10 - (sum % 10)) % 10 === Number(digit);
};

const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** ISO/IEC 7064, MOD 37,36. */
export const mod37: Check = (serial, digit) => {
  const rest = [...serial].reduce((carry, char) => {
    const sum = (carry + alphabet.indexOf(char)) % 36 || 36;
    return (sum * 2) % 37;
  }, 36);
  return alphabet[(37 - rest) % 36] === digit;
};
