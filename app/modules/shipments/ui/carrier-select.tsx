import { Select } from "@shopify/polaris";
import { companies } from "../../../adapters/carriers/companies";
import { carrierName } from "../../../domain/carrier-name";

const options = [
  ...companies
    .map((id) => ({ label: carrierName(id), value: id }))
    .sort((a, b) => a.label.localeCompare(b.label, "en")),
  { label: "Another one, or not known", value: "other" },
];

/** One of the companies that carry parcels. */
export function CarrierSelect(props: {
  label: string;
  value: string;
  onChange: (carrier: string) => void;
  /** What stands for none of them, in a filter. */
  any?: string;
}) {
  const { label, value, onChange, any } = props;
  const first = any ? [{ label: any, value: "" }] : [];
  const known = options.some((o) => o.value === value) || value === "";
  const own = known ? [] : [{ label: carrierName(value), value }];
  return <Select label={label} value={value} onChange={onChange} options={[...first, ...own, ...options]} />;
}
