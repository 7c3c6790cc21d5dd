import { z } from "zod";
import { final, ok, type Result } from "../../domain/result";
import { judge, type Call, type Egress } from "../../platform/http/egress.server";
import { defineHelpdesk } from "./contract";

const settings = z.object({
  subdomain: z.string().regex(/^[a-z0-9][a-z0-9-]*$/, "only the part before .zendesk.com"),
  email: z.string().min(3),
  apiToken: z.string().min(1),
});
type Settings = z.output<typeof settings>;

const ticket = z.object({ id: z.number().int(), status: z.string().nullish() });
const one = z.object({ ticket });
const many = z.object({ tickets: z.array(ticket) });
const groups = z.object({ groups: z.array(z.object({ id: z.number().int(), name: z.string() })) });

export default defineHelpdesk<Settings>({
  id: "zendesk",
  title: "Zendesk",
  settings,
  async open(egress, set, word) {
    const earlier = await call(egress, set, many, {
      method: "GET",
      path: `/tickets.json?external_id=${encodeURIComponent(word.reference)}`,
    });
    if (!earlier.ok) return earlier;
    const [found] = earlier.value.tickets;
    if (found) return ok(ticketAt(set, found.id));

    const known = await call(egress, set, groups, { method: "GET", path: "/groups.json" });
    if (!known.ok) return known;
    const group = known.value.groups.find((g) => g.name.toLowerCase() === word.team.toLowerCase());
    const made = await call(egress, set, one, {
      method: "POST",
      path: "/tickets.json",
      headers: { "idempotency-key": word.idempotencyKey },
      json: {
        ticket: {
          external_id: word.reference,
          subject: word.subject,
          // Internal: the shopper is told by the store's own message, once.
          comment: { body: word.body, public: false },
          priority: word.priority,
          tags: word.tags,
          ...(group ? { group_id: group.id } : {}),
          ...(word.requester
            ? { requester: { name: word.requester.name ?? "Shopper", email: word.requester.email } }
            : {}),
        },
      },
    });
    return made.ok ? ok(ticketAt(set, made.value.ticket.id)) : made;
  },
  async note(egress, set, note) {
    const path = `/tickets/${encodeURIComponent(note.ticketId)}.json`;
    const json = {
      ticket: { comment: { body: note.body, public: false }, ...(note.solve ? { status: "solved" } : {}) },
    };
    // Read before writing: a ticket that an earlier attempt solved, or a person, is left as it is.
    const now = await call(egress, set, one, { method: "GET", path });
    if (!now.ok) return now;
    if (note.solve && ["solved", "closed"].includes(now.value.ticket.status ?? "")) return ok(null);
    const put = await call(egress, set, one, {
      method: "PUT",
      path,
      json,
      headers: { "idempotency-key": note.idempotencyKey },
    });
    return put.ok ? ok(null) : put;
  },
});

const ticketAt = (set: Settings, id: number) => ({
  ticketId: String(id),
  url: `https://${set.subdomain}.zendesk.com/agent/tickets/${id}`,
});

async function call<T>(
  egress: Egress,
  set: Settings,
  reply: z.ZodType<T>,
  { path, ...rest }: Omit<Call, "url"> & { path: string },
): Promise<Result<T>> {
  const authorization = `Basic ${Buffer.from(`${set.email}/token:${set.apiToken}`).toString("base64")}`;
  const url = `https://${set.subdomain}.zendesk.com/api/v2${path}`;
  const answer = await egress({ ...rest, url, headers: { ...rest.headers, authorization } });
  if (!answer.ok) return answer;
  const judged = judge(answer.value, "Zendesk");
  if (!judged.ok) return judged;
  const parsed = reply.safeParse(JSON.parse(answer.value.text));
  return parsed.success ? ok(parsed.data) : final("reply_unknown", `Zendesk ${path.split("?")[0]}`);
}
