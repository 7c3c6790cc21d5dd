import { useFetcher } from "@remix-run/react";
import {
  Badge,
  Banner,
  BlockStack,
  Button,
  Checkbox,
  ChoiceList,
  FormLayout,
  InlineStack,
  Page,
  ProgressBar,
  Text,
  TextField,
} from "@shopify/polaris";
import { useId, useState } from "react";
import { percent } from "../../../ui/charts/scale";
import { plural } from "../../../ui/spine/words";
import { useFresh } from "../../../ui/use-fresh";
import { When } from "../../../ui/when";
import type { Backtest } from "../report/backtests.store.server";
import { BacktestTable } from "./backtest-table";
import { PromisePages } from "./promise-pages";
import { Section } from "../../../ui/section";
import { useTold } from "../../../ui/use-told";

export type BacktestAnswer = { said: string } | { problem: string };

export interface BacktestsProps {
  now: string;
  zone: string;
  target: number;
  runs: Backtest[];
}

const underWay = (run: Backtest): boolean => run.state === "waiting" || run.state === "running";

/** What would have been promised, and what would have been kept: told from a history, before anybody is promised anything. */
export function Backtests({ now, zone, target, runs }: BacktestsProps) {
  const busy = runs.some(underWay);
  useFresh(busy);
  return (
    <Page
      title="Look back"
      subtitle="What would have been promised, and kept, had it been promised then."
      backAction={{ content: "Promise", url: "/app/promise" }}
    >
      <BlockStack gap="400">
        <PromisePages />
        <Ask target={target} busy={busy} />
        {runs.length === 0 ? (
          <Text as="p" tone="subdued" alignment="center">
            No look back yet.
          </Text>
        ) : null}
        {runs.map((run) => (
          <Run key={run.id} run={run} now={now} zone={zone} />
        ))}
      </BlockStack>
    </Page>
  );
}

const columns =
  "order_id, ordered_at and delivered_at are needed. approved_at, handed_over_at, origin_ and destination_country, _region and _postal, distance_km, carrier, service, items, weight_g, volume_cm3, price_minor, freight_minor and category help. Other columns are ignored.";

function Ask({ target, busy }: { target: number; busy: boolean }) {
  const [kind, setKind] = useState("own");
  const [column, setColumn] = useState("");
  const [learn, setLearn] = useState(false);
  const [wanted, setWanted] = useState(String(Math.round(target * 100)));
  const fetcher = useFetcher<BacktestAnswer>();
  const id = useId();
  const { data } = fetcher;
  useTold(data);
  return (
    <Section title="A new look back">
      {data && "problem" in data ? <Banner tone="critical">{data.problem}</Banner> : null}
      <fetcher.Form method="post" encType="multipart/form-data" aria-label="A new look back">
        <FormLayout>
          <ChoiceList
            title="Over"
            choices={[
              { label: "Your store's own orders", value: "own" },
              { label: "A history in a file", value: "upload" },
            ]}
            selected={[kind]}
            onChange={([chosen]) => setKind(chosen ?? "own")}
          />
          {kind === "upload" ? (
            <FormLayout>
              <BlockStack gap="100">
                <label htmlFor={id}>History, as .csv or .csv.gz, up to 20 MB</label>
                <div>
                  <input
                    id={id}
                    type="file"
                    name="history"
                    accept=".csv,.gz,text/csv,application/gzip"
                    style={{ maxWidth: "100%" }}
                    required
                  />
                </div>
                <Text as="p" tone="subdued">
                  {columns}
                </Text>
              </BlockStack>
              <TextField
                label="Column with the date that you promised then"
                name="promiseColumn"
                value={column}
                onChange={setColumn}
                autoComplete="off"
                maxLength={60}
                helpText="Empty: there is nothing to compare with."
              />
              <Checkbox
                label="Learn from it as well"
                helpText="From the next night on these parcels count like the store's own."
                name="learn"
                value="on"
                checked={learn}
                onChange={setLearn}
              />
            </FormLayout>
          ) : null}
          <TextField
            label="Promises to keep"
            type="number"
            name="target"
            min={50}
            max={99}
            suffix="%"
            value={wanted}
            onChange={setWanted}
            autoComplete="off"
          />
          <Button submit variant="primary" loading={fetcher.state !== "idle"} disabled={busy}>
            Look back
          </Button>
        </FormLayout>
      </fetcher.Form>
    </Section>
  );
}

const told = {
  waiting: { text: "Waiting", tone: "info" },
  running: { text: "Under way", tone: "info" },
  done: { text: "Done", tone: "success" },
  failed: { text: "Failed", tone: "critical" },
} as const;

function Run({ run, now, zone }: { run: Backtest; now: string; zone: string }) {
  const { summary } = run;
  return (
    <Section title={run.name}>
      <InlineStack gap="200" blockAlign="center">
        <Badge tone={told[run.state].tone}>{told[run.state].text}</Badge>
        <Text as="span" tone="subdued">
          {percent(run.wish.target)} to keep · asked{" "}
          <When at={run.askedAt.toISOString()} now={now} zone={zone} />
        </Text>
      </InlineStack>
      {underWay(run) ? (
        <div role="group" aria-label={`Progress: ${run.name}`}>
          <ProgressBar progress={Math.round(run.progress * 100)} size="small" />
        </div>
      ) : null}
      {run.problem ? <Text as="p">{run.problem}</Text> : null}
      {summary ? (
        <>
          <BacktestTable summary={summary} />
          {summary.unread.count > 0 ? (
            <details>
              <summary>{plural(summary.unread.count, "line")} could not be read</summary>
              <ul style={{ paddingInlineStart: "1.1rem" }}>
                {summary.unread.reasons.map(({ reason, count, lines }) => (
                  <li key={reason}>
                    {reason}: {lines.length > 0 ? `line ${lines.join(", ")}` : plural(count, "line")}
                    {lines.length > 0 && count > lines.length ? ` and ${count - lines.length} more` : ""}
                  </li>
                ))}
              </ul>
            </details>
          ) : null}
          {summary.notices.map((notice) => (
            <Text key={notice} as="p" tone="subdued">
              {notice}
            </Text>
          ))}
        </>
      ) : null}
    </Section>
  );
}
