import { AppProvider } from "@shopify/polaris";
import polaris from "@shopify/polaris/locales/en.json" with { type: "json" };
import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { exceptionKinds } from "../domain/exception";
import { milestones } from "../domain/milestone";
import { ExceptionBadge, MilestoneBadge } from "./badges";
import { EmptyOf } from "./empty-of";
import { Money } from "./money";
import { PageError } from "./page-error";
import { Timeline } from "./timeline";
import { relativeTime, When } from "./when";

const draw = (element: ReactElement) =>
  renderToStaticMarkup(<AppProvider i18n={polaris}>{element}</AppProvider>);

const now = "2026-11-21T12:00:00.000Z";

describe("When", () => {
  test.each([
    ["2026-11-21T11:59:50Z", "10 seconds ago"],
    ["2026-11-21T11:15:00Z", "45 minutes ago"],
    ["2026-11-21T09:00:00Z", "3 hours ago"],
    ["2026-11-20T12:00:00Z", "yesterday"],
    ["2026-11-24T13:00:00Z", "in 3 days"],
    ["2024-11-20T13:00:00Z", "2 years ago"],
  ])("%s is %s", (at, told) => {
    expect(relativeTime(new Date(at), new Date(now))).toBe(told);
  });

  test("carries the exact time of the store's zone", () => {
    const html = draw(<When at="2026-11-21T09:00:00.000Z" now={now} zone="Europe/Berlin" />);
    expect(html).toContain('dateTime="2026-11-21T09:00:00.000Z"');
    expect(html).toMatch(/title="Nov 21, 2026, 10:00\sAM \(Europe\/Berlin\)"/u);
    expect(html).toContain("3 hours ago");
  });
});

describe("badges", () => {
  test.each(milestones)("there is a word for %s", (milestone) => {
    expect(draw(<MilestoneBadge milestone={milestone} />)).toMatch(/>[A-Z][a-z ]+</);
  });

  test.each(exceptionKinds)("there is a word for %s", (kind) => {
    expect(draw(<ExceptionBadge kind={kind} />)).toMatch(/>[A-Z][a-z ]+</);
  });

  test("the worse, the louder", () => {
    expect(draw(<ExceptionBadge kind="lost" />)).toContain("toneCritical");
    expect(draw(<ExceptionBadge kind="stalled" />)).toContain("toneWarning");
    expect(draw(<ExceptionBadge kind="delayed" />)).toContain("toneAttention");
    expect(draw(<MilestoneBadge milestone="delivered" />)).toContain("toneSuccess");
  });
});

test("money is drawn in its currency", () => {
  expect(draw(<Money amount={{ minor: 1999, currency: "USD" }} />)).toContain("$19.99");
  expect(draw(<Money amount={{ minor: 500, currency: "JPY" }} />)).toContain("¥500");
});

test("a timeline is a list in the order given, and escapes what it is told", () => {
  const html = draw(
    <Timeline
      label="History"
      now={now}
      zone="UTC"
      entries={[
        { id: "2", at: now, title: "Lost", badge: { text: "Lost", tone: "critical" } },
        { id: "1", at: now, title: "<b>Scanned</b>", place: "Hamburg", detail: "Sorted" },
      ]}
    />,
  );
  expect(html.match(/<li/g)).toHaveLength(2);
  expect(html.indexOf("Lost")).toBeLessThan(html.indexOf("Scanned"));
  expect(html).toContain("&lt;b&gt;Scanned");
  expect(html).toContain("Hamburg · Sorted");
  expect(html).toContain('aria-label="History"');
});

test("an empty place says what fills it", () => {
  const html = draw(
    <EmptyOf title="No shipments yet" action={<a href="/app">Home</a>}>
      They appear with the first fulfillment.
    </EmptyOf>,
  );
  expect(html).toContain("No shipments yet");
  expect(html).toContain("first fulfillment");
  expect(html).toContain("Home");
});

test("an error page tells what can be done, and nothing of the inside", () => {
  expect(draw(<PageError status={404} />)).toContain("There is nothing here");
  expect(draw(<PageError status={500} />)).toContain("Something went wrong");
});
