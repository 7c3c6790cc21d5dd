import { at, only, type Words } from "./reading/meaning";

/** All codes of an event, as in La Poste's description of its "Suivi" interface. */
export const events: Words = {
  // Announced by the sender.
  DR1: at("label_created"),
  // Taken over, at home or in the country it comes from.
  PC1: at("picked_up"),
  PC2: at("picked_up"),
  // Being handled: at home, in the countries it comes from, goes to, goes through.
  ET1: at("in_transit"),
  ET2: at("in_transit"),
  ET3: at("in_transit"),
  ET4: at("in_transit"),
  // Waiting for its next presentation.
  EP1: at("in_transit"),
  // Into customs, out of customs, kept there.
  DO1: at("in_transit"),
  DO2: at("in_transit"),
  DO3: only("customs_hold"),
  // A problem; the problem is solved.
  PB1: only("unspecified"),
  PB2: at("in_transit"),
  MD2: at("out_for_delivery"),
  ND1: only("undeliverable"),
  // At a counter, waiting to be fetched.
  AG1: at("available_for_pickup"),
  RE1: at("returning", "returning"),
  // Handed over, to the recipient or back to the sender.
  DI1: at("delivered"),
  DI2: at("returned", "returning"),
};
