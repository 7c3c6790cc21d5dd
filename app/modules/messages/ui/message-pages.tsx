import { PageTabs } from "../../../ui/page-tabs";

const pages = [
  { name: "Messages", url: "/app/messages" },
  { name: "Rules", url: "/app/messages/rules" },
  { name: "Log", url: "/app/messages/log" },
];

/** The way between the pages about messages. */
export const MessagePages = () => <PageTabs label="Messages" pages={pages} />;
