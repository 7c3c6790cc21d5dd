import { Form, useActionData } from "@remix-run/react";
import { Box, Button, InlineStack, TextField } from "@shopify/polaris";
import { useState } from "react";

/** What the list is narrowed to, as the address carries it. */
export type Filtered = {
  milestone?: string;
  exception?: string;
  carrier?: string;
  disputed?: string;
  search?: string;
};

export const query = (filters: object, after?: string | null): string => {
  const set = Object.entries({ ...filters, after }).filter(([, value]) => Boolean(value)) as [
    string,
    string,
  ][];
  return new URLSearchParams(set).toString();
};

interface ViewsProps {
  views: { id: string; name: string; filters: Filtered }[];
  filters: Filtered;
}

/** Ways to what is looked at often: those of the house, and those that the team keeps under a name. */
export function Views({ views, filters }: ViewsProps) {
  const current = query(filters);
  const standing = views.find((v) => query(v.filters) === current && current !== "");
  const built = ["", "exception=any", "disputed=yes"].includes(current);
  return (
    <Box paddingInline={{ xs: "400", sm: "0" }}>
      <InlineStack gap="300" blockAlign="end">
        <nav aria-label="Views">
          <InlineStack gap="200">
            <ViewLink name="All" url="/app/shipments" here={current === ""} />
            <ViewLink name="With trouble" url="?exception=any" here={current === "exception=any"} />
            <ViewLink name="Sources disagree" url="?disputed=yes" here={current === "disputed=yes"} />
            {views.map((v) => (
              <ViewLink key={v.id} name={v.name} url={`?${query(v.filters)}`} here={v.id === standing?.id} />
            ))}
          </InlineStack>
        </nav>
        {standing ? (
          <Form method="post">
            <input type="hidden" name="intent" value="drop" />
            <input type="hidden" name="view" value={standing.id} />
            <Button submit variant="plain" tone="critical">
              Remove this view
            </Button>
          </Form>
        ) : null}
        {built || standing ? null : <KeepView filters={filters} />}
      </InlineStack>
    </Box>
  );
}

function ViewLink({ name, url, here }: { name: string; url: string; here: boolean }) {
  return (
    <Button
      url={url}
      size="slim"
      variant={here ? "primary" : "secondary"}
      accessibilityLabel={here ? `${name}, shown now` : name}
    >
      {name}
    </Button>
  );
}

function KeepView({ filters }: Pick<ViewsProps, "filters">) {
  const answer = useActionData<{ saved?: string; problem?: string }>();
  const [name, setName] = useState("");
  return (
    <Form method="post">
      {Object.entries(filters).map(([key, set]) =>
        set ? <input key={key} type="hidden" name={key} value={set} /> : null,
      )}
      <InlineStack gap="200" blockAlign="end">
        <TextField
          label="Keep this view as"
          name="name"
          value={name}
          onChange={setName}
          autoComplete="off"
          error={answer?.problem}
          maxLength={40}
        />
        <Button submit>Save view</Button>
      </InlineStack>
    </Form>
  );
}
