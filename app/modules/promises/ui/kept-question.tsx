import { Form, useNavigate } from "@remix-run/react";
import { Button, Card, InlineStack, Select, TextField } from "@shopify/polaris";
import { useState } from "react";
import type { KeptQuestion } from "../report/kept-question";

export const groups = [
  { label: "Lane", value: "lane" },
  { label: "Carrier", value: "carrier" },
  { label: "Service", value: "service" },
  { label: "Location", value: "location" },
  { label: "Week", value: "week" },
];

const sorts = [
  { label: "Most promises", value: "settled" },
  { label: "Fewest kept", value: "share" },
  { label: "Most days late", value: "late" },
];

const addressOf = (asked: KeptQuestion, change: Partial<KeptQuestion>): string =>
  new URLSearchParams(
    Object.entries({ ...asked, ...change }).map(([name, value]): [string, string] => [name, String(value)]),
  ).toString();

/** From when to when, by what, and in which order. */
export function Question({ asked, busy }: { asked: KeptQuestion; busy: boolean }) {
  const navigate = useNavigate();
  const [from, setFrom] = useState(asked.from);
  const [to, setTo] = useState(asked.to);
  const [atLeast, setAtLeast] = useState(String(asked.atLeast));
  return (
    <Card>
      <Form method="get" role="search" aria-label="Promises kept">
        <input type="hidden" name="by" value={asked.by} />
        <input type="hidden" name="sort" value={asked.sort} />
        <InlineStack gap="300" blockAlign="end">
          <TextField
            label="Due from"
            type="date"
            name="from"
            value={from}
            onChange={setFrom}
            autoComplete="off"
          />
          <TextField label="to" type="date" name="to" value={to} onChange={setTo} autoComplete="off" />
          <TextField
            label="At least, promises"
            type="number"
            min={1}
            name="atLeast"
            value={atLeast}
            onChange={setAtLeast}
            autoComplete="off"
          />
          <Button submit loading={busy}>
            Show
          </Button>
          <Select
            label="By"
            value={asked.by}
            options={groups}
            onChange={(by) => navigate(`?${addressOf(asked, { by: by as KeptQuestion["by"] })}`)}
          />
          {asked.by === "week" ? null : (
            <Select
              label="First"
              value={asked.sort}
              options={sorts}
              onChange={(sort) => navigate(`?${addressOf(asked, { sort: sort as KeptQuestion["sort"] })}`)}
            />
          )}
        </InlineStack>
      </Form>
    </Card>
  );
}
