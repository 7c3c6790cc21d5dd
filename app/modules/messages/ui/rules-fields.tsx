import { ChoiceList, FormLayout, Select, Text, TextField } from "@shopify/polaris";
import { media } from "../../../adapters/channels/contract";
import { Section } from "../../../ui/section";
import type { RulesFieldsProps } from "./rules-draft";
import { mediumNames } from "./words";

/** How much is enough, and when it is night. */
export function Limits({ draft, change, errors }: RulesFieldsProps) {
  const { quiet } = draft;
  return (
    <Section title="How much, and when">
      <FormLayout>
        <FormLayout.Group>
          <TextField
            label="Messages about one order"
            type="number"
            min={1}
            max={50}
            value={draft.perOrder}
            onChange={(perOrder) => change({ perOrder })}
            autoComplete="off"
            error={errors["caps.perOrder"]}
          />
          <TextField
            label="Messages to one shopper in a day"
            type="number"
            min={1}
            max={20}
            value={draft.perDay}
            onChange={(perDay) => change({ perDay })}
            autoComplete="off"
            error={errors["caps.perDay"]}
          />
        </FormLayout.Group>
        <Text as="p" tone="subdued">
          At most. A loss, damage and money always go out, and count against neither.
        </Text>
        <FormLayout.Group>
          <TextField
            label="Quiet from"
            type="time"
            value={quiet.from}
            onChange={(from) => change({ quiet: { ...quiet, from } })}
            autoComplete="off"
            error={errors["quiet.from"] && "A time such as 21:00."}
          />
          <TextField
            label="Quiet until"
            type="time"
            value={quiet.to}
            onChange={(to) => change({ quiet: { ...quiet, to } })}
            autoComplete="off"
            error={errors["quiet.to"] && "A time such as 08:00."}
          />
        </FormLayout.Group>
        <ChoiceList
          allowMultiple
          title="Quiet over"
          choices={media.map((value) => ({ label: mediumNames[value], value }))}
          selected={quiet.media}
          onChange={(chosen) =>
            change({ quiet: { ...quiet, media: media.filter((m) => chosen.includes(m)) } })
          }
        />
        <Text as="p" tone="subdued">
          By the clock where the order goes to. What falls into these hours waits for their end.
        </Text>
      </FormLayout>
    </Section>
  );
}

/** What a phone number needs before it is written to. */
export function Phones({ draft, change, errors }: RulesFieldsProps) {
  const order = draft.elsewhere === "order";
  const wrong = Object.keys(errors).some((name) => name.startsWith("phone."));
  return (
    <Section title="Before a phone is written to">
      <FormLayout>
        <Select
          label="For news about an order"
          value={draft.elsewhere}
          onChange={(value) => change({ elsewhere: value === "explicit" ? "explicit" : "order" })}
          options={[
            { label: "The number given with the order is enough", value: "order" },
            { label: "The shopper must have agreed", value: "explicit" },
          ]}
        />
        <TextField
          label={
            order ? "Countries where the shopper must have agreed" : "Countries where the number is enough"
          }
          value={draft.others}
          onChange={(others) => change({ others })}
          autoComplete="off"
          placeholder="US, CA"
          error={wrong ? "Countries as two letters, with commas between, as in US, CA." : undefined}
          helpText="By where the order goes to. WhatsApp asks for a yes of its own everywhere, and so does every request for a review."
        />
      </FormLayout>
    </Section>
  );
}

/** Where answers go, and how a review is asked for. */
export function Answers({ draft, change, errors }: RulesFieldsProps) {
  return (
    <Section title="Answers and reviews">
      <FormLayout>
        <TextField
          label="Answers go to"
          type="email"
          value={draft.replyTo}
          onChange={(replyTo) => change({ replyTo })}
          autoComplete="off"
          placeholder="help@example.com"
          helpText="Empty: to the sender."
          error={errors["replyTo"]}
        />
        <FormLayout.Group>
          <TextField
            label="Ask for a review after"
            type="number"
            min={1}
            max={60}
            suffix="days"
            value={draft.reviewDays}
            onChange={(reviewDays) => change({ reviewDays })}
            autoComplete="off"
            error={errors["review.days"]}
          />
          <TextField
            label="Where it is written"
            value={draft.reviewUrl}
            onChange={(reviewUrl) => change({ reviewUrl })}
            autoComplete="off"
            placeholder="https://"
            helpText="Empty: the page of the order."
            error={errors["review.url"]}
          />
        </FormLayout.Group>
      </FormLayout>
    </Section>
  );
}
