// Written by scripts/collect.ts; do not edit.
import aftership from "./aftership.server";
import amazonShipping from "./amazon_shipping.server";
import australiaPost from "./australia_post.server";
import canadaPost from "./canada_post.server";
import colissimo from "./colissimo.server";
import dhl from "./dhl.server";
import dhlExpress from "./dhl_express.server";
import dpd from "./dpd.server";
import easypost from "./easypost.server";
import evri from "./evri.server";
import fedex from "./fedex.server";
import generic from "./generic.server";
import gls from "./gls.server";
import landmark from "./landmark.server";
import ontrac from "./ontrac.server";
import purolator from "./purolator.server";
import royalMail from "./royal_mail.server";
import shippo from "./shippo.server";
import track17 from "./track17.server";
import ups from "./ups.server";
import usps from "./usps.server";

export const all = [
  aftership,
  amazonShipping,
  australiaPost,
  canadaPost,
  colissimo,
  dhl,
  dhlExpress,
  dpd,
  easypost,
  evri,
  fedex,
  generic,
  gls,
  landmark,
  ontrac,
  purolator,
  royalMail,
  shippo,
  track17,
  ups,
  usps,
];
