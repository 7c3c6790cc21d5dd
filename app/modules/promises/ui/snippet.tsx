import { useAppBridge } from "@shopify/app-bridge-react";
import { BlockStack, Box, Button } from "@shopify/polaris";

/** Something to be pasted elsewhere, as it is. `name` says what, to those who only hear the button. */
export function Snippet({ text, name }: { text: string; name: string }) {
  const shopify = useAppBridge();
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => shopify.toast.show("Copied."),
      // Not every frame may write there: the text can be marked by hand.
      () => shopify.toast.show("Mark the text and copy it.", { isError: true }),
    );
  return (
    <BlockStack gap="150">
      <Box background="bg-surface-secondary" padding="300" borderRadius="200" overflowX="scroll">
        <pre style={{ margin: 0, fontSize: "0.75rem" }} tabIndex={0}>
          <code>{text}</code>
        </pre>
      </Box>
      <div>
        <Button size="slim" onClick={copy} accessibilityLabel={`Copy: ${name}`}>
          Copy
        </Button>
      </div>
    </BlockStack>
  );
}
