import "@shopify/ui-extensions/preact";
import { render } from "preact";
import { useEffect, useState } from "preact/hooks";
import { carry } from "./carry";
import { askFor, type Promised } from "./promise";
import { questionOf } from "./question";

export default async function shippingOption() {
  render(<Arrival />, document.body);
}

const LINE = "24px";

/** One line under an option: the date with it. The line is there while it waits, so that nothing moves when it comes. */
function Arrival() {
  const [now] = useState(() => Date.now());
  const question = questionOf(shopify, now);
  const [answer, setAnswer] = useState<{ to: string | null; promised: Promised | null }>();
  const selected = shopify.isTargetSelected.value;
  const promised = answer?.to === question ? answer?.promised : undefined;

  useEffect(() => {
    let wanted = true;
    void (async () => {
      const found = question ? await askFor(question, () => shopify.sessionToken.get()) : null;
      if (wanted) setAnswer({ to: question, promised: found });
    })();
    return () => {
      wanted = false;
    };
  }, [question]);

  useEffect(() => {
    if (selected && promised !== undefined) void carry(shopify, promised);
  }, [selected, promised]);

  if (promised === undefined)
    return (
      <s-stack minBlockSize={LINE}>
        <s-skeleton-paragraph />
      </s-stack>
    );
  if (promised === null) return null;
  const option = shopify.target.value.title ?? shopify.target.value.code;
  return (
    <s-stack
      minBlockSize={LINE}
      id={promised.id}
      accessibilityLabel={shopify.i18n.translate("arrival", { option })}
    >
      <s-text type="small" tone="success">
        {promised.text}
      </s-text>
    </s-stack>
  );
}
