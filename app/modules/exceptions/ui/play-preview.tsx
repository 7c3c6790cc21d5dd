import { Banner, Box, Text } from "@shopify/polaris";
import type { ExceptionKind } from "../../../domain/exception";
import { nextStepOf } from "../../../domain/next-step";
import { words } from "../../../platform/i18n/words";
import { Section } from "../../../ui/section";
import { fillAnswer, unknownIn } from "../playbooks/fill-answer";
import type { PlayDraft } from "../playbooks/play-draft";

/** The answer as an agent would find it, for an order that is made up. */
export function AnswerPreview({
  kind,
  draft,
  shop,
}: {
  kind: ExceptionKind;
  draft: PlayDraft;
  shop: string;
}) {
  const say = words("en");
  const step = draft.next === "remedy" ? "remedy_offered" : draft.next;
  const text = fillAnswer(draft.answer, {
    name: "Ada",
    order: "#1042",
    headline: say.headline(kind),
    cause: say.cause(kind),
    when: say.when({
      headline: kind,
      nextStep: step,
      dates: { likely: "2026-12-03", latest: "2026-12-05" },
    }),
    next: say.next(step, { options: "replacement,refund" }),
    by: say.by(nextStepOf(step).by),
    link: "https://your-store.example/track",
    shop,
  });
  const unknown = unknownIn(draft.answer);
  return (
    <Section title="Preview">
      <div role="status" aria-label="Preview of the suggested answer">
        <Box background="bg-surface-secondary" padding="300" borderRadius="200">
          <div style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>{text}</div>
        </Box>
      </div>
      {unknown.length > 0 ? (
        <Banner tone="warning">
          <p>Nothing is known under {unknown.map((name) => `{${name}}`).join(", ")}: it would be left out.</p>
        </Banner>
      ) : null}
      <Text as="p" tone="subdued">
        For an order that is made up. The real one has the shopper&rsquo;s name, dates and link.
      </Text>
    </Section>
  );
}
