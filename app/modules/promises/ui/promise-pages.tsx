import { PageTabs } from "../../../ui/page-tabs";

const pages = [
  { name: "Overview", url: "/app/promise" },
  { name: "Settings", url: "/app/promise/settings" },
  { name: "Processing", url: "/app/promise/processing" },
  { name: "Promises kept", url: "/app/promise/kept" },
  { name: "Ledger", url: "/app/promise/ledger" },
  { name: "Look back", url: "/app/promise/backtest" },
];

/** The way between the pages about promises. */
export const PromisePages = () => <PageTabs label="Promise" pages={pages} />;
