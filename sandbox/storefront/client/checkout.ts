import * as z from "zod/mini";
import { BUYER, type Buyer } from "./messages";

/** The form of the checkout: a place brings its postal code, and everybody hears what the buyer chose. */
const form = document.querySelector<HTMLFormElement>("form[data-checkout]");
const field = (name: string): string => {
  const value = form ? new FormData(form).get(name) : null;
  return typeof value === "string" ? value : "";
};
const place = z.object({ city: z.string(), code: z.string(), zip: z.string() });
const chosenPlace = () => {
  const option = form?.querySelector<HTMLOptionElement>("select[name=destination] option:checked");
  return option ? place.parse({ ...option.dataset }) : null;
};

function announce(): void {
  const there = chosenPlace();
  if (!there) return;
  const detail: Buyer = {
    address: {
      countryCode: "US",
      provinceCode: there.code,
      city: there.city,
      zip: field("zip"),
      address1: field("address1"),
    },
    option: field("service"),
  };
  window.dispatchEvent(new CustomEvent(BUYER, { detail }));
}

const dollars = (cents: number): string => `$${(cents / 100).toFixed(2)}`;

function drawTotal(): void {
  const chosen = form?.querySelector<HTMLInputElement>("input[name=service]:checked");
  const shipping = Number(chosen?.dataset["price"]);
  const goods = Number(form?.dataset["goods"]);
  const write = (name: string, cents: number) => {
    const slot = document.querySelector(`[data-sum=${name}]`);
    if (slot) slot.textContent = dollars(cents);
  };
  write("shipping", shipping);
  write("total", goods + shipping);
}

form?.addEventListener("change", (event) => {
  const there = chosenPlace();
  const zip = form.querySelector<HTMLInputElement>("input[name=zip]");
  if (there && zip && event.target instanceof HTMLSelectElement) zip.value = there.zip;
  drawTotal();
  announce();
});
drawTotal();
announce();
