import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import {
  Banner,
  BlockStack,
  Button,
  Checkbox,
  ChoiceList,
  FormLayout,
  InlineStack,
  TextField,
} from "@shopify/polaris";
import { useEffect, useState } from "react";
import type { CardDraft } from "../placements/entered";
import { type Stage, stages } from "../placements/placement";
import type { Answer } from "./answer";
import { stageNames } from "./stage-names";

interface CardFormProps {
  /** null: a new one. */
  id: string | null;
  draft: CardDraft;
  close: () => void;
}

/** What a card says, when it is shown and where it leads. */
export function CardForm({ id, draft: before, close }: CardFormProps) {
  const [draft, setDraft] = useState(before);
  const fetcher = useFetcher<Answer>();
  const shopify = useAppBridge();
  const { data } = fetcher;
  useEffect(() => {
    if (!data || !("said" in data)) return;
    shopify.toast.show(data.said);
    close();
  }, [data, shopify, close]);
  const errors = data && "errors" in data ? data.errors : {};
  const change = (part: Partial<CardDraft>) => setDraft((now) => ({ ...now, ...part }));
  return (
    <fetcher.Form
      method="post"
      action="/app/tracking/cards"
      noValidate
      aria-label={id ? `Change ${before.name}` : "A new card"}
    >
      <input type="hidden" name="intent" value="save" />
      {id ? <input type="hidden" name="id" value={id} /> : null}
      <input type="hidden" name="card" value={JSON.stringify(draft)} />
      <BlockStack gap="300">
        {data && "problem" in data ? <Banner tone="critical">{data.problem}</Banner> : null}
        {errors[""] ? <Banner tone="critical">{errors[""]}</Banner> : null}
        <Content draft={draft} change={change} errors={errors} />
        <When draft={draft} change={change} errors={errors} />
        <InlineStack gap="200">
          <Button submit variant="primary" loading={fetcher.state !== "idle"}>
            Save
          </Button>
          <Button onClick={close}>Cancel</Button>
        </InlineStack>
      </BlockStack>
    </fetcher.Form>
  );
}

interface PartProps {
  draft: CardDraft;
  change: (part: Partial<CardDraft>) => void;
  errors: Record<string, string>;
}

function Content({ draft, change, errors }: PartProps) {
  return (
    <FormLayout>
      <TextField
        label="Name"
        value={draft.name}
        onChange={(name) => change({ name })}
        autoComplete="off"
        maxLength={60}
        helpText="For your team alone."
        error={errors["name"]}
      />
      <TextField
        label="Title"
        value={draft.title}
        onChange={(title) => change({ title })}
        autoComplete="off"
        maxLength={80}
        error={errors["title"]}
      />
      <TextField
        label="Text"
        value={draft.text}
        onChange={(text) => change({ text })}
        autoComplete="off"
        multiline={2}
        maxLength={300}
        error={errors["text"]}
      />
      <FormLayout.Group>
        <TextField
          label="Link"
          value={draft.link}
          onChange={(link) => change({ link })}
          autoComplete="off"
          placeholder="/collections/new"
          helpText="A path of your store. Empty: no button."
          error={errors["link"]}
        />
        <TextField
          label="Button"
          value={draft.button}
          onChange={(button) => change({ button })}
          autoComplete="off"
          maxLength={40}
          helpText="Empty: the title."
          error={errors["button"]}
        />
      </FormLayout.Group>
      <TextField
        label="Products"
        value={draft.products}
        onChange={(products) => change({ products })}
        autoComplete="off"
        multiline={3}
        placeholder={"copper-lantern\nstoneware-mug"}
        helpText="Handles, one in each line, six at most: the last part of a product's address. Name, price and picture are those of the moment."
        error={errors["products"]}
      />
    </FormLayout>
  );
}

function When({ draft, change, errors }: PartProps) {
  return (
    <FormLayout>
      <ChoiceList
        allowMultiple
        title="Shown while the order is"
        choices={stages.map((value) => ({ label: stageNames[value], value }))}
        selected={draft.stages}
        onChange={(chosen) => change({ stages: stages.filter((s: Stage) => chosen.includes(s)) })}
        error={errors["stages"]}
      />
      <FormLayout.Group>
        <TextField
          label="First day"
          type="date"
          value={draft.from}
          onChange={(from) => change({ from })}
          autoComplete="off"
          helpText="Empty: from now on."
          error={errors["from"]}
        />
        <TextField
          label="Last day"
          type="date"
          value={draft.until}
          onChange={(until) => change({ until })}
          autoComplete="off"
          helpText="Empty: without an end."
          error={errors["until"]}
        />
      </FormLayout.Group>
      <Checkbox label="Live" checked={draft.live} onChange={(live) => change({ live })} />
    </FormLayout>
  );
}
