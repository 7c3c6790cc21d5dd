import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, InlineError } from "@shopify/polaris";
import { useId } from "react";
import { useTold } from "./use-told";

type Answer = { said: string } | { problem: string };

export interface AgainProps {
  label: string;
  /** What it is about, for whoever hears the page instead of seeing it. */
  about: string;
  fields: Record<string, string | number>;
}

/** A button that asks for something once more. What came of it is said in a toast; a refusal stays beside the button. */
export function Again({ label, about, fields }: AgainProps) {
  const fetcher = useFetcher<Answer>();
  const id = useId();
  const { data } = fetcher;
  useTold(data);
  return (
    <fetcher.Form method="post">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <BlockStack gap="100">
        <div>
          <Button
            submit
            size="slim"
            loading={fetcher.state !== "idle"}
            accessibilityLabel={`${label}: ${about}`}
          >
            {label}
          </Button>
        </div>
        {data && "problem" in data ? <InlineError fieldID={id} message={data.problem} /> : null}
      </BlockStack>
    </fetcher.Form>
  );
}
