// Written by scripts/collect.ts; do not edit.
import amazonShipping from "./amazon_shipping.server";
import australiaPost from "./australia_post.server";
import canadaPost from "./canada_post.server";
import colissimo from "./colissimo.server";
import dhl from "./dhl.server";
import dhlExpress from "./dhl_express.server";
import dpd from "./dpd.server";
import easypost from "./easypost.server";
import evri from "./evri.server";
import gls from "./gls.server";
import landmark from "./landmark.server";
import ontrac from "./ontrac.server";
import purolator from "./purolator.server";
import royalMail from "./royal_mail.server";

export const all = [
  amazonShipping,
  australiaPost,
  canadaPost,
  colissimo,
  dhl,
  dhlExpress,
  dpd,
  easypost,
  evri,
  gls,
  landmark,
  ontrac,
  purolator,
  royalMail,
];
