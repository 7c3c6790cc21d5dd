import { Link, Text } from "@shopify/polaris";

/** What a screen needs to know of a ticket. */
export interface TicketFacts {
  /** The helpdesk's name; null: the team's own inbox. */
  desk: string | null;
  number: string | null;
  url: string | null;
}

/** The way to a ticket: at its helpdesk, or here, where the case itself is the ticket. */
export function TicketLink({ ticket, none }: { ticket: TicketFacts | null; none: string }) {
  const quiet = (text: string) => (
    <Text as="span" tone="subdued">
      {text}
    </Text>
  );
  if (!ticket) return quiet(none);
  if (ticket.desk === null) return <>Inbox</>;
  if (!ticket.url || !ticket.number || !/^https:/.test(ticket.url)) return quiet(`Goes to ${ticket.desk}`);
  return (
    <Link url={ticket.url} target="_blank">
      {ticket.desk} {ticket.number}
    </Link>
  );
}
