import { Button, Card, InlineStack, TextField } from "@shopify/polaris";
import { type ReactNode, useState } from "react";

/** A search beside the filters of a list. What it finds stands in the address, so `go` is all that it does. */
export function SearchCard(props: {
  label: string;
  search: string;
  busy: boolean;
  go: (search: string) => void;
  children: ReactNode;
}) {
  const { label, busy, go, children } = props;
  const [search, setSearch] = useState(props.search);
  return (
    <Card>
      <form
        role="search"
        onSubmit={(e) => {
          e.preventDefault();
          go(search);
        }}
      >
        <InlineStack gap="300" blockAlign="end">
          <TextField
            label={label}
            value={search}
            onChange={setSearch}
            autoComplete="off"
            clearButton
            onClearButtonClick={() => {
              setSearch("");
              go("");
            }}
          />
          <Button submit loading={busy}>
            Search
          </Button>
          {children}
        </InlineStack>
      </form>
    </Card>
  );
}
