import { createHash } from "node:crypto";
import { z } from "zod";
import { final, ok, retry, type Result } from "../../domain/result";
import { dayAndTime, isoTime } from "../../domain/scan-time";
import { type Egress, judge } from "../../platform/http/egress.server";
import { answered } from "./reading/answered.server";
import { type Asking, defineCarrierSource, type Parcel } from "./contract";
import { statuses } from "./dpd.words";
import { many, optionalText, readXml, requiredText, textOf } from "./reading/body";
import { meaningIn } from "./reading/meaning";
import { meaningOfPhrase } from "./reading/phrases";
import { placeOf } from "./reading/place";
import { type CarrierScan, type Reading, reportOf } from "./reading/reading";
import { faultRead, soapFault, soapOf } from "./reading/soap";
import { slashTime, timed } from "./reading/timed";

const settings = z.object({
  delisId: z.string().min(1),
  password: z.string().min(1),
  country: z.enum(["BE", "NL"]),
});
type Account = z.output<typeof settings>;

const content = z
  .object({ content: optionalText })
  .nullish()
  .or(z.literal(""))
  .transform((it) => (it || null)?.content ?? null);

const statusInfo = z.object({
  status: requiredText,
  statusHasBeenReached: optionalText,
  description: z
    .object({ content: many(z.object({ content: optionalText })) })
    .nullish()
    .or(z.literal("")),
  location: content,
  date: content,
});

/** Steps that are still to come stand among those that were reached. */
const reached = many(statusInfo).transform((all, context): CarrierScan[] =>
  all
    .filter((it) => it.statusHasBeenReached !== "false")
    .map((it) => {
      const description =
        (it.description || null)?.content
          .map((part) => part.content)
          .join(" ")
          .trim() || null;
      return {
        at: timed(timeOf(it.date ?? ""), context),
        code: it.status,
        description,
        place: placeOf({
          text: it.location,
          country: /\(([A-Z]{2})\)$/.exec(it.location ?? "")?.[1] ?? null,
        }),
        meaning: meaningIn(statuses, it.status) ?? meaningOfPhrase(description),
      };
    }),
);

const tracked = z.object({
  Body: z.object({
    getTrackingDataResponse: z.object({ trackingresult: z.object({ statusInfo: reached }) }),
  }),
});

/** Neither an answer nor a fault names its parcel: it is the one that was asked about. */
const payload = z.union([
  z.object({ Envelope: tracked }).transform(({ Envelope }): Reading => {
    const scans = Envelope.Body.getTrackingDataResponse.trackingresult.statusInfo;
    return { parcels: [reportOf(null, { carrier: "dpd", scans })], errors: [] };
  }),
  z.object({ Envelope: soapFault }).transform(({ Envelope }) => faultRead(Envelope, null)),
]);

const read = (raw: Buffer): Result<Reading> => readXml(raw, payload);

/** DPD's parcel life cycle service, as Belgium and the Netherlands offer it. */
export default defineCarrierSource<Account>({
  id: "dpd",
  title: "DPD",
  aliases: [],
  kind: "native",
  carriers: ["dpd"],
  documentation: { url: "https://integrations.dpd.nl/", reviewed: "2026-11-21" },
  settings,
  webhook: null,
  // No figure is published; this is a careful one. Logins are counted, at about ten a day: tokens are kept.
  poll: { batch: 1, quota: { calls: 60, perSeconds: 60 }, ask },
  zone: "Europe/Brussels",
  read,
});

/** `8/17/2021 7:11:26 PM`, `17.08.2021, 19:11`, or as the rest of the world writes it. */
function timeOf(text: string) {
  const german = /^(\d\d)\.(\d\d)\.(\d{4}),? (\d\d:\d\d(?::\d\d)?)$/.exec(text);
  return german
    ? dayAndTime(`${german[3]}${german[2]}${german[1]}`, german[4])
    : (slashTime(text) ?? isoTime(text));
}

/** The codes of all faults about the login or its token begin so. */
const loginRefused = /<(?:\w+:)?errorCode>LOGIN_/;

async function ask(asking: Asking, account: Account, [parcel]: Parcel[]): Promise<Result<Buffer>> {
  const name = createHash("sha256")
    .update(JSON.stringify(["dpd", account]))
    .digest("hex");
  const token = await asking.tokens.get(name, asking.now, () => logIn(asking.egress, account));
  if (!token.ok) return token;
  const answer = await post(asking.egress, account, "ParcelLifeCycleService/V2_0", {
    action: "http://dpd.com/common/service/types/ParcelLifeCycleService/2.0/getTrackingData",
    body: soapOf(
      {
        auth: "http://dpd.com/common/service/types/Authentication/2.0",
        ns: "http://dpd.com/common/service/types/ParcelLifeCycleService/2.0",
      },
      {
        "auth:authentication": { delisId: account.delisId, authToken: token.value, messageLanguage: "en_EN" },
      },
      { "ns:getTrackingData": { parcelLabelNumber: parcel?.trackingNumber ?? "" } },
    ),
  });
  const said = answered(answer, "DPD", read, [500]);
  const turnedAway = said.ok && loginRefused.test(textOf(said.value));
  if (turnedAway || (!said.ok && said.failure.code === "outside_refused_credentials"))
    asking.tokens.forget(name);
  return turnedAway ? retry("outside_refused_credentials", "DPD no longer takes the token") : said;
}

async function logIn(egress: Egress, account: Account): Promise<Result<{ token: string; seconds: number }>> {
  const answer = await post(egress, account, "LoginService/V2_1", {
    action: "http://dpd.com/common/service/types/LoginService/2.1/getAuth",
    body: soapOf(
      { ns: "http://dpd.com/common/service/types/LoginService/2.1" },
      {},
      {
        "ns:getAuth": { delisId: account.delisId, password: account.password, messageLanguage: "en_EN" },
      },
    ),
  });
  if (!answer.ok) return answer;
  const text = answer.value.text;
  if (loginRefused.test(text)) return retry("outside_refused_credentials", "DPD refused the login");
  const judged = judge(answer.value, "DPD");
  if (!judged.ok) return judged;
  const token = /<(?:\w+:)?authToken>([^<]+)</.exec(text)?.[1];
  // It lives for a day, until the night; half of one is surely within.
  return token ? ok({ token, seconds: 43_200 }) : final("reply_unknown", "login at DPD");
}

const post = (
  egress: Egress,
  { country }: Account,
  service: string,
  { action, body }: { action: string; body: string },
) =>
  egress({
    method: "POST",
    url: `https://wsshipper.dpd.${country.toLowerCase()}/soap/services/${service}`,
    headers: { soapaction: action, accept: "text/xml" },
    text: { type: "text/xml; charset=UTF-8", body },
  });
