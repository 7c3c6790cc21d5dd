import { PageTabs } from "../../../ui/page-tabs";

const pages = [
  { name: "Look", url: "/app/tracking" },
  { name: "Cards", url: "/app/tracking/cards" },
];

/** The way between the pages about the tracking page. */
export const TrackingPages = () => <PageTabs label="Tracking page" pages={pages} />;
