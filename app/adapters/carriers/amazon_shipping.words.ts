import type { ExceptionKind } from "../../domain/exception";
import { at, only, silent, type Words } from "./reading/meaning";

/** Event codes of a parcel on its way to the recipient, and the words of the summary's status. */
export const events: Words = {
  PreTransit: at("label_created"),
  ReadyForReceive: at("label_created"),
  LabelCreated: at("label_created"),
  Manifested: at("label_created"),
  PickupDone: at("picked_up"),
  PickedUp: at("picked_up"),
  PickupCancelled: at("cancelled"),
  InTransit: at("in_transit"),
  Departed: at("in_transit"),
  DepartedCarrierFacility: at("in_transit"),
  ArrivedAtCarrierFacility: at("in_transit"),
  ArrivedAtLocalFacility: at("in_transit"),
  ArrivedAtDeliveryStation: at("in_transit"),
  OutForDelivery: at("out_for_delivery"),
  AvailableForPickup: at("available_for_pickup"),
  AwaitingCustomerPickup: at("available_for_pickup"),
  Delivered: at("delivered"),
  DeliveryAttempted: at("in_transit", "failed_attempt"),
  Delayed: only("delayed"),
  OnHold: only("held"),
  Rejected: only("refused"),
  Undeliverable: only("undeliverable"),
  Lost: only("lost"),
  ReturnInitiated: at("returning", "returning"),
  // Wishes of the recipient.
  RecipientRequestedAlternateDeliveryTiming: silent,
};

/** What the codes beside the summary say is the matter. All others say nothing more than the status does. */
export const details: Readonly<Record<string, ExceptionKind>> = {
  AddressNotFound: "address_issue",
  BusinessClosed: "failed_attempt",
  CustomerUnavailable: "failed_attempt",
  Damaged: "damaged",
  Delayed: "delayed",
  OnHold: "held",
  PaymentNotReady: "payment_due",
  UnableToAccess: "failed_attempt",
  UnableToContactRecipient: "failed_attempt",
  WeatherDelay: "weather",
};
