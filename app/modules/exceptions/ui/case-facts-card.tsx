import { BlockStack, InlineStack, Link, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { ExceptionBadge, exceptionName } from "../../../ui/badges";
import { carrierName } from "../../../domain/carrier-name";
import { Section } from "../../../ui/section";
import { When } from "../../../ui/when";
import type { CaseProps } from "./case-facts";
import { stateNames } from "./words";

/** One fact under its name. */
function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <BlockStack gap="050">
      <Text as="h3" variant="bodySm" tone="subdued">
        {label}
      </Text>
      {children}
    </BlockStack>
  );
}

/** What one has to know to answer. */
export function Facts({ order, parcel, promised, items, scans, wish, now, zone }: CaseProps) {
  return (
    <Section title="The facts">
      <Fact label="Order">
        <Text as="p">
          <Link url={`shopify:admin/orders/${order.id}`}>{order.name}</Link>, {order.value}, placed{" "}
          <When at={order.placedAt.toISOString()} now={now} zone={zone} />
        </Text>
      </Fact>
      <Fact label="Parcel">
        {parcel ? (
          <Text as="p" breakWord>
            <Link url={`/app/shipments/${parcel.id}`}>{parcel.number ?? "Without a number"}</Link>,{" "}
            {carrierName(parcel.carrier)}
            {parcel.service ? ` ${parcel.service}` : ""}
          </Text>
        ) : (
          <Text as="p">Nothing has left yet.</Text>
        )}
      </Fact>
      {promised ? (
        <Fact label="Promised by">
          <Text as="p">{promised}</Text>
        </Fact>
      ) : null}
      {wish ? (
        <Fact label="The shopper's wish">
          <div style={{ whiteSpace: "pre-line" }}>{wish}</div>
        </Fact>
      ) : null}
      <Fact label="Items">
        <ul style={{ margin: 0, paddingInlineStart: "1.1rem" }}>
          {items.map((item, n) => (
            <li key={n}>
              {item.quantity} × {item.title}
            </li>
          ))}
        </ul>
      </Fact>
      {scans.length > 0 ? (
        <Fact label="Last scans">
          <ul style={{ margin: 0, paddingInlineStart: "1.1rem" }}>
            {scans.toReversed().map((scan, n) => (
              <li key={n}>
                {scan.text}, <When at={scan.at.toISOString()} now={now} zone={zone} />
              </li>
            ))}
          </ul>
        </Fact>
      ) : null}
    </Section>
  );
}

/** What else is, or was, wrong with the same parcel or order. */
export function Others({ others, now, zone }: CaseProps) {
  if (others.length === 0) return null;
  return (
    <Section title="Also here">
      {others.map((o) => (
        <InlineStack key={o.id} gap="200" align="space-between" blockAlign="center">
          <Link
            url={`/app/cases/${o.id}`}
            monochrome
            removeUnderline
            accessibilityLabel={exceptionName(o.kind)}
          >
            <ExceptionBadge kind={o.kind} />
          </Link>
          <Text as="span" tone="subdued">
            {o.hiddenBy ? "Hidden by something worse" : stateNames[o.state]},{" "}
            <When at={o.openedAt.toISOString()} now={now} zone={zone} />
          </Text>
        </InlineStack>
      ))}
    </Section>
  );
}
