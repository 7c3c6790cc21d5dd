export interface Place {
  city: string | null;
  state: string | null;
  country: string | null;
  zip: string | null;
}

export interface Scan {
  status: string;
  statusDetail: string;
  message: string;
  at: string;
  place: Place;
}

/** A parcel as its carrier knows it. `trackerId` is set once somebody registered it with EasyPost. */
export interface Parcel {
  shop: string;
  trackingCode: string;
  carrier: string;
  service: string | null;
  origin: Place;
  destination: Place;
  weightOunces: number;
  scans: Scan[];
  estimatedDelivery: string | null;
  trackerId: string | null;
  /** The number that the company of the last mile gave it. */
  lastMileNumber: string | null;
  createdAt: string;
  updatedAt: string;
}

export const NOWHERE: Place = { city: null, state: null, country: null, zip: null };

const location = (place: Place): object => ({ object: "TrackingLocation", ...place });
const spot = (place: Place): string | null =>
  place.city ? `${place.city.toUpperCase()} ${place.state ?? ""}, ${place.zip ?? ""}` : null;

export function trackerView(parcel: Parcel): Record<string, unknown> {
  const scans = [...parcel.scans].sort((a, b) => a.at.localeCompare(b.at));
  const last = scans.at(-1);
  const attempt = scans.find(
    (scan) => scan.status === "delivered" || scan.statusDetail === "delivery_exception",
  );
  return {
    id: parcel.trackerId,
    object: "Tracker",
    mode: "test",
    tracking_code: parcel.trackingCode,
    status: last?.status ?? "unknown",
    status_detail: last?.statusDetail ?? "unknown",
    created_at: parcel.createdAt,
    updated_at: parcel.updatedAt,
    signed_by: null,
    weight: parcel.weightOunces,
    est_delivery_date: parcel.estimatedDelivery,
    shipment_id: null,
    carrier: parcel.carrier,
    tracking_details: scans.map((scan) => ({
      object: "TrackingDetail",
      message: scan.message,
      description: null,
      status: scan.status,
      status_detail: scan.statusDetail,
      datetime: scan.at,
      source: parcel.carrier,
      carrier_code: null,
      tracking_location: location(scan.place),
      est_delivery_date: null,
    })),
    carrier_detail: {
      object: "CarrierDetail",
      service: parcel.service,
      container_type: null,
      est_delivery_date_local: parcel.estimatedDelivery?.slice(0, 10) ?? null,
      est_delivery_time_local: null,
      origin_location: spot(parcel.origin),
      origin_tracking_location: location(parcel.origin),
      destination_location: spot(parcel.destination),
      destination_tracking_location: location(parcel.destination),
      guaranteed_delivery_date: null,
      alternate_identifier: parcel.lastMileNumber,
      initial_delivery_attempt: attempt?.at ?? null,
    },
    finalized: last?.status === "delivered",
    is_return: last?.status === "return_to_sender",
    public_url: `https://track.easypost.com/${parcel.trackerId ?? ""}`,
    fees: [],
  };
}

/** The platform writes weights as floats: `16.0`. Whoever parses and prints the body again breaks its signature. */
export const wireJson = (value: object): string =>
  JSON.stringify(value).replace(/"weight":(\d+)(?=[,}])/g, '"weight":$1.0');
