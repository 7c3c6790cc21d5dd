import type { CarrierSamples } from "./samples";

const number = "6A00000000015";

const found = (event: object[], more: object = {}) => ({
  lang: "en_GB",
  scope: "open",
  returnCode: 200,
  shipment: { idShip: number, holder: 4, product: "colissimo", isFinal: false, ...more, event },
});

const event = (code: string, date: string, label: string) => ({ code, date, label, order: 100 });

const one = (code: string) => found([event(code, "2026-11-18T10:00:00+01:00", "Mangé par un chien")]);

const samples: CarrierSamples = {
  settings: { okapiKey: "key" },
  known: {
    payload: [
      found(
        [
          event("AG1", "2026-11-20T15:00:00+01:00", "Votre colis vous attend au bureau de poste."),
          event("MD2", "2026-11-20T08:00:00+01:00", "Votre colis est en cours de livraison."),
          event("DO3", "2026-11-19T12:00:00+01:00", "Votre colis est retenu en douane."),
          event("PC1", "2026-11-18T10:00:00+01:00", "Votre colis est pris en charge."),
        ],
        { entryDate: "2026-11-18T10:00:00+01:00", estimDate: "2026-11-20T00:00:00+01:00" },
      ),
    ],
    number,
    carrier: "colissimo",
    milestone: "available_for_pickup",
    exceptions: [],
    eta: "2026-11-20",
    scans: [
      ["2026-11-18T10:00:00+01:00", "PC1", "picked_up", null],
      ["2026-11-19T12:00:00+01:00", "DO3", null, "customs_hold"],
      ["2026-11-20T08:00:00+01:00", "MD2", "out_for_delivery", null],
      ["2026-11-20T15:00:00+01:00", "AG1", "available_for_pickup", null],
    ],
  },
  unseen: found([]),
  refusals: [
    { payload: { returnCode: 404, returnMessage: "Aucune information", idShip: number }, codes: ["404"] },
    { payload: [{ returnCode: 400, returnMessage: "Numéro non valide", idShip: number }], codes: ["400"] },
    { payload: { code: "UNAUTHORIZED", message: "Unauthorized" }, codes: ["UNAUTHORIZED"] },
  ],
  unknownWords: [
    { payload: one("ZZ9"), code: "ZZ9" },
    { payload: one("constructor"), code: "constructor" },
  ],
  unknownShapes: [
    { shipment: {} },
    [{}],
    [one("DI1"), { lang: "en_GB" }],
    found([event("DI1", "hier", "Votre colis est livré.")]),
  ],
  sign: null,
  poll: {
    hosts: ["api.laposte.fr"],
    parcels: [
      { trackingNumber: number, carrier: "colissimo" },
      { trackingNumber: "6A00000000022", carrier: "colissimo" },
    ],
  },
};

export default samples;
