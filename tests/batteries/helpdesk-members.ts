import { all } from "../../app/adapters/helpdesks/_all";
import type { HelpdeskSamples } from "./helpdesks/samples";

const files = import.meta.glob<HelpdeskSamples>(["./helpdesks/*.ts", "!./helpdesks/samples.ts"], {
  eager: true,
  import: "default",
});

export const samples = new Map(
  Object.entries(files).map(([file, sample]) => [file.replace(/^.*\/|\.ts$/g, ""), sample]),
);

/** Each helpdesk with what it brought. */
export const members = all.map((desk) => [desk.id, desk, samples.get(desk.id)!] as const);
