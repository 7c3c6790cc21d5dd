import { Text } from "@shopify/polaris";
import { formatMoney, type Money as Amount } from "../domain/money";

/** An amount, aligned so that columns of them can be compared. */
export function Money({ amount }: { amount: Amount }) {
  return (
    <Text as="span" numeric>
      {formatMoney(amount)}
    </Text>
  );
}
