import { at, only, silent, type Words } from "./reading/meaning";

/** OnTrac: descriptions of an event, where the phrases that all carriers share would not find their sense. */
export const descriptions: Words = {
  "DATA ENTRY": at("label_created"),
  "ORDER CREATED": at("label_created"),
  "PACKAGE RECEIVED AT FACILITY": at("in_transit"),
  "CUSTOMER NOT IN OR BUSINESS CLOSED": at("in_transit", "failed_attempt"),
  "CUSTOMER REFUSED DELIVERY": only("refused"),
};

/** LaserShip: types of an event. `Exception` is left to its sentence. */
export const types: Words = {
  OrderCreated: at("label_created"),
  OrderReceived: at("label_created"),
  // Where it started, told before it did.
  Origin: silent,
  Received: at("picked_up"),
  Arrived: at("in_transit"),
  Departed: at("in_transit"),
  OutForDelivery: at("out_for_delivery"),
  // With a signature; left without one.
  Delivered: at("delivered"),
  Released: at("delivered"),
};
