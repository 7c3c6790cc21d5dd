import { z } from "zod";
import { operation } from "./operation";

const mail = z.object({
  action: z.string().optional(),
  message: z.string().optional(),
  /** What Shopify fills its sentence with. Its shape is not described. */
  arguments: z.unknown(),
});

/** Mails that Shopify itself sent about the newest orders. The sentence may name the customer and is not to be kept. */
export const OrderMails = operation()(
  `#graphql
  query OrderMails {
    orders(first: 20, sortKey: CREATED_AT, reverse: true) {
      nodes {
        id
        events(first: 10, query: "action:mail_sent") {
          nodes { id ... on BasicEvent { action message arguments } }
        }
      }
    }
  }`,
  z.object({
    orders: z.object({ nodes: z.array(z.object({ events: z.object({ nodes: z.array(mail) }) })) }),
  }),
);
