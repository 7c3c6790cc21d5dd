import type { DeliveryWord } from "../../../app/adapters/channels/contract";
import type { Sandbox } from "../../../sandbox/main";

/** A message as the receiver's side has it. */
export interface Arrived {
  to: string;
  providerId: string;
  subject: string;
  text: string;
  html: string | null;
  /** Lower case names. */
  headers: Record<string, string>;
  /** How often the receiver got it. */
  times: number;
}

export type Fault = "429" | "500" | "502" | "503" | "lost_answer";

/** What a channel brings so that the battery can be run on it, against its stand-in. */
export interface ChannelSamples {
  settings(sandbox: Sandbox): Record<string, unknown>;
  /** The same account with a secret that is not its own. */
  wrong(settings: Record<string, unknown>): Record<string, unknown>;
  /** Settings that nobody may save. */
  badSettings: Record<string, unknown>[];
  /** Somebody who can be reached, and those whom the provider refuses. */
  to: string;
  refused: string[];
  /** Everything that has arrived through this channel, oldest first. */
  arrived(sandbox: Sandbox): Arrived[];
  /** Breaks the provider for the next calls that take a message. */
  breakIt(sandbox: Sandbox, fault: Fault): Promise<unknown>;
  /** Faults after which the message was surely not taken, and those after which nobody can know. */
  clean: Fault[];
  unsure: Fault[];
  /** `values`: the medium carries approved templates, and of a message only its values. */
  carries: "text" | "values";
  /** Longest text that it takes; null when everything of sensible length is. */
  longest: number | null;
  /** `once`: asked before the second try. `same_id`: it cannot be asked, and the receiver knows the repeat by its id. */
  repeat: "once" | "same_id";
  /** How the stand-in makes it tell something, and what is then heard, in any order. */
  stories: {
    title: string;
    to: string;
    then?: (sandbox: Sandbox) => unknown;
    heard: [kind: DeliveryWord["kind"], permanent?: boolean][];
  }[];
  /** Whether our key comes back with what is told. */
  carriesKey: boolean;
  contentType: string;
}

interface State {
  messages: {
    messageId: string;
    to: string[];
    subject: string;
    text: string;
    html: string | null;
    headers: { key: string; value: string }[];
    received: number;
  }[];
  texts: { sid: string; direction: string; to: string; body: string }[];
}

export const stateOf = (sandbox: Sandbox) => sandbox.control.state() as unknown as State;

/** The mailbox, oldest first. */
export const mails = (sandbox: Sandbox, idOf: (messageId: string) => string): Arrived[] =>
  stateOf(sandbox)
    .messages.map(({ messageId, to, subject, text, html, headers, received }) => ({
      to: to.join(","),
      providerId: idOf(messageId),
      subject,
      text,
      html,
      headers: Object.fromEntries(headers.map(({ key, value }) => [key.toLowerCase(), value])),
      times: received,
    }))
    .reverse();

/** The phones of one medium, oldest first. */
export const texts = (sandbox: Sandbox, whatsapp: boolean): Arrived[] =>
  stateOf(sandbox)
    .texts.filter((each) => each.direction !== "inbound" && each.to.startsWith("whatsapp:") === whatsapp)
    .map(({ sid, to, body }) => ({
      to: to.replace("whatsapp:", ""),
      providerId: sid,
      subject: "",
      text: body,
      html: null,
      headers: {},
      times: 1,
    }));
