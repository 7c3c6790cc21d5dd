import { PageTabs } from "../../../ui/page-tabs";

const pages = [
  { name: "Queue", url: "/app/cases" },
  { name: "Playbook", url: "/app/cases/playbook" },
  { name: "Detection", url: "/app/cases/detection" },
  { name: "Figures", url: "/app/cases/figures" },
];

/** The way between the pages about cases. */
export const CasePages = () => <PageTabs label="Cases" pages={pages} />;
