import { Badge, InlineStack, Text } from "@shopify/polaris";
import { Section } from "../../../ui/section";
import type { CaseProps } from "./case-facts";
import { TicketLink } from "./ticket-link";
import { ticketNames } from "./words";

/** The ticket at the helpdesk, or why there is none. */
export function TicketCard({ ticket, play, connected }: CaseProps) {
  return (
    <Section title="Ticket">
      {ticket ? (
        <>
          <InlineStack gap="200" blockAlign="center">
            {ticket.desk === null ? (
              <Text as="span">In this inbox</Text>
            ) : (
              <TicketLink ticket={ticket} none="None" />
            )}
            <Badge tone={ticket.state === "solved" ? "success" : "info"}>{ticketNames[ticket.state]}</Badge>
          </InlineStack>
          {ticket.assignee ? (
            <Text as="p" tone="subdued">
              {ticket.assignee} has it there.
            </Text>
          ) : null}
        </>
      ) : (
        <Text as="p" tone="subdued">
          {play.ticket
            ? connected.helpdesk
              ? "None yet: it is opened once date and next step stand."
              : "None yet."
            : "None: your playbook keeps this kind of trouble in the queue here."}
        </Text>
      )}
    </Section>
  );
}
