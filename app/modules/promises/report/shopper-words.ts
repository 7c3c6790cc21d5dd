/** One text for each way a language counts, as `Intl.PluralRules` names them; `other` stands in for those not written. */
export type Counted = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** What a shopper is told of a date's grounds, in one language. */
export interface ShopperWords {
  /** Packed on the day itself, or within {n} working days. */
  packedToday: string;
  packed: Counted;
  /** Where it is packed, put behind: {location} is whatever the merchant calls the place. */
  at: string;
  /** {n} parcels, {where}, {days}. */
  took: Counted;
  where: Record<"lane" | "destination" | "service" | "store", string>;
  days: Counted;
  /** {from} and {to}; counted as {to}. */
  span: Counted;
  published: string;
  slower: string;
  /** Around which {days} it was counted. */
  holidays: string;
}

export const shopperWords = {
  en: {
    packedToday: "Packed the same day",
    packed: { one: "Packed within one working day", other: "Packed within {n} working days" },
    at: " in {location}",
    took: { one: "{n} parcel {where} took {days}", other: "{n} parcels {where} took {days}" },
    where: {
      lane: "on this lane",
      destination: "to this region",
      service: "with this service",
      store: "of this store",
    },
    days: { one: "{n} day", other: "{n} days" },
    span: { other: "{from} to {to} days" },
    published: "The carrier publishes {days} for this service",
    slower: "Parcels are slower than usual these days; the date allows for it",
    holidays: "Counted around {days}",
  },
  de: {
    packedToday: "Gepackt am selben Tag",
    packed: { one: "Gepackt innerhalb eines Arbeitstags", other: "Gepackt innerhalb von {n} Arbeitstagen" },
    at: " in {location}",
    took: { one: "{n} Paket {where} brauchte {days}", other: "{n} Pakete {where} brauchten {days}" },
    where: {
      lane: "auf dieser Strecke",
      destination: "in diese Region",
      service: "mit diesem Versanddienst",
      store: "dieses Shops",
    },
    days: { one: "{n} Tag", other: "{n} Tage" },
    span: { other: "{from} bis {to} Tage" },
    published: "Der Versanddienst nennt {days}",
    slower: "Pakete sind derzeit langsamer als sonst; das ist eingerechnet",
    holidays: "Berücksichtigt: {days}",
  },
  fr: {
    packedToday: "Préparé le jour même",
    packed: { one: "Préparé sous un jour ouvré", other: "Préparé sous {n} jours ouvrés" },
    at: " ({location})",
    took: { one: "{n} colis {where} a mis {days}", other: "{n} colis {where} ont mis {days}" },
    where: {
      lane: "sur ce trajet",
      destination: "vers cette région",
      service: "avec ce service",
      store: "de cette boutique",
    },
    days: { one: "{n} jour", other: "{n} jours" },
    span: { one: "{from} à {to} jour", other: "{from} à {to} jours" },
    published: "Le transporteur annonce {days} pour ce service",
    slower: "Les colis sont plus lents que d’habitude en ce moment ; la date en tient compte",
    holidays: "Jours fériés pris en compte : {days}",
  },
  es: {
    packedToday: "Preparado el mismo día",
    packed: { one: "Preparado en un día laborable", other: "Preparado en {n} días laborables" },
    at: " ({location})",
    took: { one: "{n} paquete {where} tardó {days}", other: "{n} paquetes {where} tardaron {days}" },
    where: {
      lane: "en este trayecto",
      destination: "a esta región",
      service: "con este servicio",
      store: "de esta tienda",
    },
    days: { one: "{n} día", other: "{n} días" },
    span: { one: "de {from} a {to} día", other: "de {from} a {to} días" },
    published: "El transportista indica {days} para este servicio",
    slower: "Estos días los paquetes tardan más de lo habitual; la fecha lo tiene en cuenta",
    holidays: "Festivos tenidos en cuenta: {days}",
  },
  it: {
    packedToday: "Preparato il giorno stesso",
    packed: { one: "Preparato entro un giorno lavorativo", other: "Preparato entro {n} giorni lavorativi" },
    at: " ({location})",
    took: {
      one: "{n} pacco {where} ha impiegato {days}",
      other: "{n} pacchi {where} hanno impiegato {days}",
    },
    where: {
      lane: "su questa tratta",
      destination: "verso questa zona",
      service: "con questo servizio",
      store: "di questo negozio",
    },
    days: { one: "{n} giorno", other: "{n} giorni" },
    span: { other: "da {from} a {to} giorni" },
    published: "Il corriere indica {days} per questo servizio",
    slower: "In questi giorni i pacchi sono più lenti del solito; la data ne tiene conto",
    holidays: "Festività considerate: {days}",
  },
  nl: {
    packedToday: "Dezelfde dag ingepakt",
    packed: { one: "Binnen één werkdag ingepakt", other: "Binnen {n} werkdagen ingepakt" },
    at: " ({location})",
    took: {
      one: "{n} pakket {where} deed er {days} over",
      other: "{n} pakketten {where} deden er {days} over",
    },
    where: {
      lane: "op dit traject",
      destination: "naar deze regio",
      service: "met deze dienst",
      store: "van deze winkel",
    },
    days: { one: "{n} dag", other: "{n} dagen" },
    span: { other: "{from} tot {to} dagen" },
    published: "De vervoerder noemt {days} voor deze dienst",
    slower: "Pakketten zijn op dit moment langer onderweg dan anders; daar is rekening mee gehouden",
    holidays: "Rekening gehouden met: {days}",
  },
  pt: {
    packedToday: "Preparado no mesmo dia",
    packed: { one: "Preparado em um dia útil", other: "Preparado em {n} dias úteis" },
    at: " ({location})",
    took: { one: "{n} pacote {where} levou {days}", other: "{n} pacotes {where} levaram {days}" },
    where: {
      lane: "neste trajeto",
      destination: "para esta região",
      service: "com este serviço",
      store: "desta loja",
    },
    days: { one: "{n} dia", other: "{n} dias" },
    span: { other: "de {from} a {to} dias" },
    published: "A transportadora indica {days} para este serviço",
    slower: "Nestes dias os pacotes demoram mais do que o habitual; a data já conta com isso",
    holidays: "Feriados considerados: {days}",
  },
  pl: {
    packedToday: "Pakowanie tego samego dnia",
    packed: { one: "Pakowanie w ciągu jednego dnia roboczego", other: "Pakowanie w ciągu {n} dni roboczych" },
    at: " ({location})",
    took: {
      one: "{n} paczka {where} dotarła w {days}",
      few: "{n} paczki {where} dotarły w {days}",
      other: "{n} paczek {where} dotarło w {days}",
    },
    where: {
      lane: "na tej trasie",
      destination: "do tego regionu",
      service: "tą usługą",
      store: "z tego sklepu",
    },
    days: { one: "{n} dzień", other: "{n} dni" },
    span: { other: "{from}–{to} dni" },
    published: "Przewoźnik podaje dla tej usługi {days}",
    slower: "Paczki są teraz dłużej w drodze niż zwykle; termin to uwzględnia",
    holidays: "Uwzględniono dni wolne: {days}",
  },
  sv: {
    packedToday: "Packas samma dag",
    packed: { one: "Packas inom en arbetsdag", other: "Packas inom {n} arbetsdagar" },
    at: " ({location})",
    took: { other: "{n} paket {where} tog {days}" },
    where: {
      lane: "på den här sträckan",
      destination: "till den här regionen",
      service: "med den här tjänsten",
      store: "från den här butiken",
    },
    days: { one: "{n} dag", other: "{n} dagar" },
    span: { other: "{from} till {to} dagar" },
    published: "Transportören anger {days} för den här tjänsten",
    slower: "Paket tar längre tid än vanligt just nu; det är inräknat",
    holidays: "Hänsyn har tagits till: {days}",
  },
  da: {
    packedToday: "Pakkes samme dag",
    packed: { one: "Pakkes inden for én hverdag", other: "Pakkes inden for {n} hverdage" },
    at: " ({location})",
    took: { one: "{n} pakke {where} var {days} undervejs", other: "{n} pakker {where} var {days} undervejs" },
    where: {
      lane: "på denne strækning",
      destination: "til dette område",
      service: "med denne tjeneste",
      store: "fra denne butik",
    },
    days: { one: "{n} dag", other: "{n} dage" },
    span: { other: "{from} til {to} dage" },
    published: "Transportøren oplyser {days} for denne tjeneste",
    slower: "Pakker er længere undervejs end normalt for tiden; det er regnet med",
    holidays: "Der er taget højde for: {days}",
  },
  ja: {
    packedToday: "当日中に梱包",
    packed: { other: "{n}営業日以内に梱包" },
    at: "（{location}）",
    took: { other: "{where}の荷物{n}個の実績は{days}" },
    where: { lane: "この区間", destination: "この地域宛て", service: "このサービス", store: "この店舗" },
    days: { other: "{n}日" },
    span: { other: "{from}～{to}日" },
    published: "配送会社が示すこのサービスの所要日数は{days}",
    slower: "現在、荷物の到着に通常より時間がかかっており、その分を日付に見込んでいます",
    holidays: "考慮した休日：{days}",
  },
  ar: {
    packedToday: "التغليف في اليوم نفسه",
    packed: {
      one: "التغليف خلال يوم عمل واحد",
      two: "التغليف خلال يومي عمل",
      few: "التغليف خلال {n} أيام عمل",
      other: "التغليف خلال {n} يوم عمل",
    },
    at: " ({location})",
    took: {
      one: "استغرقت شحنة واحدة {where} {days}",
      two: "استغرقت شحنتان {where} {days}",
      few: "استغرقت {n} شحنات {where} {days}",
      other: "استغرقت {n} شحنة {where} {days}",
    },
    where: {
      lane: "على هذا المسار",
      destination: "إلى هذه المنطقة",
      service: "بهذه الخدمة",
      store: "من هذا المتجر",
    },
    days: { one: "يومًا واحدًا", two: "يومين", few: "{n} أيام", many: "{n} يومًا", other: "{n} يوم" },
    span: {
      two: "من {from} إلى {to} أيام",
      few: "من {from} إلى {to} أيام",
      many: "من {from} إلى {to} يومًا",
      other: "من {from} إلى {to} يوم",
    },
    published: "تستغرق هذه الخدمة، وفق شركة الشحن، {days}",
    slower: "الشحنات أبطأ من المعتاد هذه الأيام، والموعد يراعي ذلك",
    holidays: "أيام العطل التي روعيت: {days}",
  },
} satisfies Record<string, ShopperWords>;
