import { useFetcher } from "@remix-run/react";
import { Banner, BlockStack, Box, Button, InlineStack, Layout, Page, Text } from "@shopify/polaris";
import { useState } from "react";
import type { ExceptionKind } from "../../../domain/exception";
import { exceptionName } from "../../../ui/badges";
import { When } from "../../../ui/when";
import type { Play } from "../playbooks/play";
import { draftOf, type PlayDraft, playOfDraft } from "../playbooks/play-draft";
import { CasePages } from "./case-pages";
import { AnswerFields, WhoFields } from "./play-fields";
import { AnswerPreview } from "./play-preview";
import { EscalationRows, StepRows } from "./play-rows";
import { useTold } from "../../../ui/use-told";

export type PlayAnswer =
  | { said: string; version: number; play: Play }
  | { problem: string }
  | { errors: Record<string, string> }
  /** Somebody saved in between: theirs is the version to save over now, if at all. */
  | { theirs: number };

export interface PlayFormProps {
  kind: ExceptionKind;
  play: Play;
  /** 0: the default. */
  version: number;
  updatedAt: Date | null;
  shop: string;
  now: string;
  zone: string;
}

/** How one kind of trouble is handled. What is typed stays until it is saved, whoever saves meanwhile. */
export function PlayForm(props: PlayFormProps) {
  const { kind, play, version, updatedAt, shop, now, zone } = props;
  const [draft, setDraft] = useState(() => draftOf(play));
  const [over, setOver] = useState(version);
  const [seen, setSeen] = useState<PlayAnswer | undefined>();
  const fetcher = useFetcher<PlayAnswer>();
  const { data } = fetcher;
  if (data !== seen) {
    setSeen(data);
    if (data && "theirs" in data) setOver(data.theirs);
    if (data && "said" in data) {
      setOver(data.version);
      // As it was kept: new steps have their ids now.
      setDraft(draftOf(data.play));
    }
  }
  useTold(data);
  const errors = data && "errors" in data ? data.errors : {};
  const fields = { draft, errors, change: (part: Partial<PlayDraft>) => setDraft({ ...draft, ...part }) };
  const busy = fetcher.state !== "idle";
  return (
    <Page title={exceptionName(kind)} backAction={{ content: "Playbook", url: "/app/cases/playbook" }}>
      <BlockStack gap="400">
        <CasePages />
        <fetcher.Form method="post" noValidate aria-label={`Playbook: ${exceptionName(kind)}`}>
          <input type="hidden" name="intent" value="save" />
          <input type="hidden" name="play" value={JSON.stringify(playOfDraft(draft))} />
          <input type="hidden" name="version" value={over} />
          <Layout>
            <Layout.Section>
              <BlockStack gap="400">
                <Trouble answer={data} showTheirs={() => setDraft(draftOf(play))} />
                <WhoFields {...fields} />
                <AnswerFields {...fields} />
                <StepRows {...fields} />
                <EscalationRows {...fields} />
                <Box paddingInline={{ xs: "400", sm: "0" }}>
                  <InlineStack align="space-between" blockAlign="center" gap="300">
                    {version === 0 ? (
                      <Text as="span" tone="subdued">
                        This is the default.
                      </Text>
                    ) : (
                      <Button
                        tone="critical"
                        variant="plain"
                        disabled={busy}
                        onClick={() => void fetcher.submit({ intent: "drop" }, { method: "post" })}
                      >
                        Back to the default
                      </Button>
                    )}
                    <InlineStack gap="300" blockAlign="center">
                      {updatedAt ? (
                        <Text as="span" tone="subdued">
                          Saved <When at={updatedAt.toISOString()} now={now} zone={zone} />
                        </Text>
                      ) : null}
                      <Button submit variant="primary" loading={busy}>
                        Save
                      </Button>
                    </InlineStack>
                  </InlineStack>
                </Box>
              </BlockStack>
            </Layout.Section>
            <Layout.Section variant="oneThird">
              <div style={{ position: "sticky", insetBlockStart: "1rem" }}>
                <AnswerPreview kind={kind} draft={draft} shop={shop} />
              </div>
            </Layout.Section>
          </Layout>
        </fetcher.Form>
      </BlockStack>
    </Page>
  );
}

function Trouble({ answer, showTheirs }: { answer: PlayAnswer | undefined; showTheirs: () => void }) {
  if (!answer || "said" in answer) return null;
  if ("problem" in answer) return <Banner tone="critical">{answer.problem}</Banner>;
  if ("errors" in answer)
    return (
      <Banner tone="critical" title="Nothing was saved yet">
        <p>{answer.errors[""] ?? "What is wrong stands beside its field."}</p>
      </Banner>
    );
  return (
    <Banner
      tone="warning"
      title="Somebody else saved this in between"
      action={{ content: "Show theirs instead", onAction: showTheirs }}
    >
      <p>What you typed is still here and was not saved. Save once more to put it in place of theirs.</p>
    </Banner>
  );
}
