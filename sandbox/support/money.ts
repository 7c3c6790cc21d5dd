/** Money is integer cents inside the sandbox and a decimal string at its edges. */
export const toCents = (amount: string | number): number => Math.round(Number(amount) * 100);

/** REST and webhooks write two places: "15.00". */
export const restAmount = (cents: number): string => (cents / 100).toFixed(2);

/** GraphQL drops the trailing zero: "15.0", "14.95". */
export const graphqlAmount = (cents: number): string => restAmount(cents).replace(/0$/, "");
