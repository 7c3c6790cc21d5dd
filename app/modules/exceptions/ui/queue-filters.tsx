import { useNavigate } from "@remix-run/react";
import { Card, Checkbox, InlineStack, Select } from "@shopify/polaris";
import { exceptionKinds } from "../../../domain/exception";
import { exceptionName } from "../../../ui/badges";
import type { QueueFilters } from "../cases/queue.store.server";
import { stateNames } from "./words";

/** The filters as the address carries them; what is not asked is left out. */
export const queueQuery = (filters: QueueFilters): string =>
  new URLSearchParams(
    Object.entries(filters).filter(
      ([name, value]) => value !== "" && !(name === "state" && value === "open"),
    ),
  ).toString();

const named = (names: readonly string[], current: string) => {
  const all = current === "" || current === "nobody" || names.includes(current) ? names : [...names, current];
  return all.map((name) => ({ label: name, value: name }));
};

export function QueueFilterCard({
  filters,
  people,
}: {
  filters: QueueFilters;
  people: { teams: string[]; owners: string[] };
}) {
  const navigate = useNavigate();
  const go = (change: Partial<QueueFilters>) =>
    navigate(`?${queueQuery({ ...filters, after: "", ...change })}`);
  return (
    <Card>
      <div role="search" aria-label="Cases">
        <InlineStack gap="300" blockAlign="end">
          <Select
            label="State"
            value={filters.state}
            onChange={(state) => go({ state: state as QueueFilters["state"] })}
            options={Object.entries(stateNames).map(([value, label]) => ({ value, label }))}
          />
          <Select
            label="Trouble"
            value={filters.kind}
            onChange={(kind) => go({ kind: kind as QueueFilters["kind"] })}
            options={[
              { label: "Any", value: "" },
              ...exceptionKinds
                .map((kind) => ({ label: exceptionName(kind), value: kind }))
                .sort((a, b) => a.label.localeCompare(b.label, "en")),
            ]}
          />
          <Select
            label="Team"
            value={filters.team}
            onChange={(team) => go({ team })}
            options={[{ label: "Any", value: "" }, ...named(people.teams, filters.team)]}
          />
          <Select
            label="Who has it"
            value={filters.owner}
            onChange={(owner) => go({ owner })}
            options={[
              { label: "Anybody or nobody", value: "" },
              { label: "Nobody yet", value: "nobody" },
              ...named(people.owners, filters.owner),
            ]}
          />
          <Checkbox
            label="Only with an overdue answer"
            checked={filters.overdue === "1"}
            onChange={(on) => go({ overdue: on ? "1" : "" })}
          />
        </InlineStack>
      </div>
    </Card>
  );
}
