import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { exceptionKinds } from "../../domain/exception";
import { choices, nextSteps } from "../../domain/next-step";
import { languages, spoken, words } from "./words";

const folder = path.join(import.meta.dirname, "locales");
const codes = readdirSync(folder).map((name) => path.basename(name, ".json"));

type Catalogue = Record<string, Record<string, string>>;
const catalogue = (code: string) =>
  JSON.parse(readFileSync(path.join(folder, `${code}.json`), "utf8")) as Catalogue;

/** The texts of a language by their dotted keys. */
const texts = (code: string): Map<string, string> =>
  new Map(
    Object.entries(catalogue(code)).flatMap(([group, all]) =>
      Object.entries(all).map(([key, text]): [string, string] => [`${group}.${key}`, text]),
    ),
  );
const placeholders = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();
const english = texts("en");

describe.each(codes)("the catalogue of %s", (code) => {
  const own = texts(code);

  it("GIVEN English WHEN compared THEN it has exactly the same texts in the same order", () => {
    expect([...own.keys()]).toEqual([...english.keys()]);
  });

  it("GIVEN a text WHEN compared with English THEN exactly the same names are filled in", () => {
    for (const [key, text] of own)
      expect(placeholders(text), key).toEqual(placeholders(english.get(key) ?? ""));
  });

  it("GIVEN a text WHEN read THEN it is neither empty nor padded, and no brace stands without a name", () => {
    for (const [key, text] of own) {
      expect(text.trim(), key).not.toBe("");
      expect(text, key).toBe(text.trim());
      expect(text.replaceAll(/\{\w+\}/g, ""), key).not.toMatch(/[{}<>]/);
      expect(text, key).not.toMatch(/\s\s/);
    }
  });

  it("GIVEN one that is not English WHEN read THEN its sentences are its own", () => {
    if (code === "en") return;
    const same = [...own].filter(([key, text]) => /[.?]$/.test(text) && text === english.get(key));
    expect(same).toEqual([]);
  });
});

/** What the house can say of an order, by the group that has the words. */
const spokenCodes: Record<string, readonly string[]> = {
  headline: exceptionKinds,
  cause: exceptionKinds,
  next: Object.keys(nextSteps),
  by: [...new Set(Object.values(nextSteps).map(({ by }) => by))],
  choice: choices,
};

describe("what is spoken of", () => {
  it.each(Object.entries(spokenCodes))(
    "GIVEN every %s of the house WHEN worded THEN it has words",
    (group, all) => {
      for (const code of all) expect([...english.keys()]).toContain(`${group}.${code}`);
    },
  );

  it.each(codes)(
    "GIVEN %s WHEN it says whose turn it is and what may be done THEN in its own words",
    (code) => {
      const say = words(code);
      const told = [...(spokenCodes.by ?? []).map(say.by), ...choices.map(say.choice)];
      expect(new Set(told).size).toBe(told.length);
      for (const text of told) {
        expect(text).not.toContain("_");
        expect(text).not.toMatch(/[.!?。]$/);
      }
      if (code !== "en") expect(told.filter((text) => [...english.values()].includes(text))).toEqual([]);
    },
  );
});

describe("the languages of shoppers", () => {
  it("GIVEN the catalogues WHEN listed THEN each is spoken and has its name in its own language", () => {
    expect(languages.map(({ code }) => code).sort()).toEqual(codes.sort());
    expect(languages.map(({ name }) => name).join(", ")).toBe(
      "English, Deutsch, français, español, italiano, Nederlands, português, polski, svenska, dansk, 日本語, العربية",
    );
    expect(codes.map(spoken)).toEqual(codes);
    expect(["pt-BR", "pt_PT", "ar-EG", "ja-JP", "fi"].map(spoken)).toEqual(["pt", "pt", "ar", "ja", null]);
  });

  it("GIVEN Arabic WHEN written THEN from right to left, and every other from left to right", () => {
    expect(codes.filter((code) => words(code).direction === "rtl")).toEqual(["ar"]);
  });
});

/** A parcel on its way, a lost one, an offer, and two moments. */
function sayings(code: string): string[] {
  const say = words(code);
  const on = { likely: "2026-11-26", latest: "2026-11-26" };
  const between = { likely: "2026-11-26", latest: "2026-12-01" };
  const at = new Date("2026-11-18T08:05:00Z");
  return [
    say.when({ headline: "in_transit", nextStep: null, dates: on }),
    say.when({ headline: "delayed", nextStep: "we_watch", dates: between }),
    say.when({ headline: "lost", nextStep: "remedy_offered", dates: on }),
    say.when({ headline: "damaged", nextStep: "remedy_offered", dates: between }),
    say.next("remedy_offered", { options: "replacement,refund" }),
    say.next("remedy_taken_refund", { amount: "$12.50" }),
    say.tell("heard", { ago: say.ago(at, new Date("2026-11-18T10:05:00Z")) }),
    say.ago(at, new Date("2026-11-21T08:05:00Z")),
    say.moment(at, "UTC"),
  ].map((text) => (text ?? "nothing").replaceAll(/[\u00a0\u202f]/g, " "));
}

/** In the order of the sayings above. */
const told: Record<string, string[]> = {
  en: [
    "We expect it on Thursday, November 26.",
    "We expect it between Thursday, November 26 and Tuesday, December 1.",
    "A replacement would be with you on Thursday, November 26.",
    "A replacement would be with you between Thursday, November 26 and Tuesday, December 1.",
    "Choose what you would like: a replacement or a refund. It costs you nothing.",
    "We are refunding $12.50. Nothing more to do.",
    "Checked 2 hours ago",
    "3 days ago",
    "Nov 18, 2026, 8:05 AM",
  ],
  de: [
    "Wir erwarten es am Donnerstag, 26. November.",
    "Wir erwarten es zwischen Donnerstag, 26. November und Dienstag, 1. Dezember.",
    "Ein Ersatz wäre am Donnerstag, 26. November bei Ihnen.",
    "Ein Ersatz wäre zwischen Donnerstag, 26. November und Dienstag, 1. Dezember bei Ihnen.",
    "Wählen Sie, was Sie möchten: Ersatz oder eine Erstattung. Für Sie kostenlos.",
    "Wir erstatten Ihnen $12.50. Sie müssen nichts weiter tun.",
    "Geprüft vor 2 Stunden",
    "vor 3 Tagen",
    "18.11.2026, 08:05",
  ],
  fr: [
    "Livraison prévue le jeudi 26 novembre.",
    "Livraison prévue entre le jeudi 26 novembre et le mardi 1 décembre.",
    "Un nouvel envoi arriverait chez vous le jeudi 26 novembre.",
    "Un nouvel envoi arriverait chez vous entre le jeudi 26 novembre et le mardi 1 décembre.",
    "Choisissez ce que vous préférez : un nouvel envoi ou un remboursement. Cela ne vous coûte rien.",
    "Nous vous remboursons $12.50. Vous n’avez plus rien à faire.",
    "Vérifié il y a 2 heures",
    "il y a 3 jours",
    "18 nov. 2026, 08:05",
  ],
  es: [
    "Entrega prevista para el jueves, 26 de noviembre.",
    "Entrega prevista entre el jueves, 26 de noviembre y el martes, 1 de diciembre.",
    "Un reemplazo le llegaría el jueves, 26 de noviembre.",
    "Un reemplazo le llegaría entre el jueves, 26 de noviembre y el martes, 1 de diciembre.",
    "Elija lo que prefiera: un reemplazo o un reembolso. No le cuesta nada.",
    "Le reembolsamos $12.50. No tiene que hacer nada más.",
    "Comprobado hace 2 horas",
    "hace 3 días",
    "18 nov 2026, 8:05",
  ],
  it: [
    "Consegna prevista per giovedì 26 novembre.",
    "Consegna prevista tra giovedì 26 novembre e martedì 1 dicembre.",
    "Una sostituzione arriverebbe giovedì 26 novembre.",
    "Una sostituzione arriverebbe tra giovedì 26 novembre e martedì 1 dicembre.",
    "Scelga ciò che preferisce: una sostituzione o un rimborso. Non Le costa nulla.",
    "Le rimborsiamo $12.50. Non deve fare altro.",
    "Verificato 2 ore fa",
    "3 giorni fa",
    "18 nov 2026, 08:05",
  ],
  nl: [
    "We verwachten de bezorging op donderdag 26 november.",
    "We verwachten de bezorging tussen donderdag 26 november en dinsdag 1 december.",
    "Een vervangende zending zou op donderdag 26 november bij je zijn.",
    "Een vervangende zending zou tussen donderdag 26 november en dinsdag 1 december bij je zijn.",
    "Kies wat je het liefst wilt: een vervangende zending of je geld terug. Het kost je niets.",
    "We betalen je $12.50 terug. Je hoeft niets meer te doen.",
    "2 uur geleden gecontroleerd",
    "3 dagen geleden",
    "18 nov 2026, 08:05",
  ],
  pt: [
    "Entrega prevista para quinta-feira, 26 de novembro.",
    "Entrega prevista entre quinta-feira, 26 de novembro e terça-feira, 1 de dezembro.",
    "Previsão de chegada de um novo envio: quinta-feira, 26 de novembro.",
    "Previsão de chegada de um novo envio: entre quinta-feira, 26 de novembro e terça-feira, 1 de dezembro.",
    "Escolha o que prefere: um novo envio ou um reembolso. Sem nenhum custo.",
    "Reembolsamos $12.50. Não é preciso fazer mais nada.",
    "Verificado há 2 horas",
    "há 3 dias",
    "18 de nov. de 2026, 08:05",
  ],
  pl: [
    "Przewidywana dostawa: czwartek, 26 listopada.",
    "Przewidywana dostawa: czwartek, 26 listopada – wtorek, 1 grudnia.",
    "Przewidywana dostawa nowej przesyłki: czwartek, 26 listopada.",
    "Przewidywana dostawa nowej przesyłki: czwartek, 26 listopada – wtorek, 1 grudnia.",
    "Do wyboru: nowa przesyłka lub zwrot pieniędzy. Bez żadnych kosztów.",
    "Zwracamy $12.50. Nic więcej nie trzeba robić.",
    "Sprawdzono 2 godziny temu",
    "3 dni temu",
    "18 lis 2026, 08:05",
  ],
  sv: [
    "Beräknad leverans: torsdag 26 november.",
    "Beräknad leverans: mellan torsdag 26 november och tisdag 1 december.",
    "Ett nytt paket skulle vara hos dig torsdag 26 november.",
    "Ett nytt paket skulle vara hos dig mellan torsdag 26 november och tisdag 1 december.",
    "Välj vad du föredrar: ett nytt paket eller pengarna tillbaka. Det kostar dig ingenting.",
    "Vi betalar tillbaka $12.50. Du behöver inte göra något mer.",
    "Kontrollerat för 2 timmar sedan",
    "för 3 dagar sedan",
    "18 nov. 2026 08:05",
  ],
  da: [
    "Forventet levering: torsdag 26. november.",
    "Forventet levering: mellem torsdag 26. november og tirsdag 1. december.",
    "En ny pakke ville være hos dig torsdag 26. november.",
    "En ny pakke ville være hos dig mellem torsdag 26. november og tirsdag 1. december.",
    "Vælg, hvad du helst vil have: en ny pakke eller pengene tilbage. Det koster dig ikke noget.",
    "Vi refunderer $12.50. Du skal ikke gøre mere.",
    "Tjekket for 2 timer siden",
    "for 3 dage siden",
    "18. nov. 2026, 08.05",
  ],
  ja: [
    "11月26日木曜日にお届けの予定です。",
    "11月26日木曜日から12月1日火曜日までの間にお届けの予定です。",
    "代わりの品は11月26日木曜日にお届けできる見込みです。",
    "代わりの品は11月26日木曜日から12月1日火曜日までの間にお届けできる見込みです。",
    "ご希望をお選びください：代わりの品の発送 または 返金。費用はかかりません。",
    "$12.50を返金いたします。これ以上のお手続きは不要です。",
    "2 時間前に確認",
    "3 日前",
    "2026/11/18 8:05",
  ],
  ar: [
    "نتوقع التوصيل يوم الخميس، 26 نوفمبر.",
    "نتوقع التوصيل بين يوم الخميس، 26 نوفمبر ويوم الثلاثاء، 1 ديسمبر.",
    "يمكن أن تصل الشحنة البديلة يوم الخميس، 26 نوفمبر.",
    "يمكن أن تصل الشحنة البديلة بين يوم الخميس، 26 نوفمبر ويوم الثلاثاء، 1 ديسمبر.",
    "يُرجى اختيار ما يناسبك: شحنة بديلة أو استرداد المبلغ. دون أي تكلفة عليك.",
    "سنعيد إليك مبلغ $12.50. لا حاجة إلى أي إجراء آخر.",
    "تم التحقق قبل ساعتين",
    "قبل 3 أيام",
    "18\u200f/11\u200f/2026، 8:05 ص",
  ],
};

describe("sentences with something filled in", () => {
  it.each(codes)("GIVEN %s WHEN something is filled in THEN every sentence is whole", (code) => {
    expect(sayings(code)).toEqual(told[code]);
  });
});
