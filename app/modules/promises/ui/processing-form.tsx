import type { useFetcher } from "@remix-run/react";
import { Button, Checkbox, FormLayout, InlineError, InlineStack, Text, TextField } from "@shopify/polaris";
import { useId, useState } from "react";
import type { Processing } from "../processing/shape";
import type { LocationProcessing } from "../processing/store.server";
import type { Answer } from "./answer";

const weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
/** The week as most of the world begins it. */
const order = [1, 2, 3, 4, 5, 6, 0];

interface ProcessingFormProps {
  place: LocationProcessing;
  start: Processing;
  fetcher: ReturnType<typeof useFetcher<Answer>>;
}

/** Begins with what was confirmed, or else with what was learnt. */
export function ProcessingForm({ place, start, fetcher }: ProcessingFormProps) {
  const [values, setValues] = useState({
    cutoff: start.cutoff,
    handlingDays: String(start.handlingDays),
    capacity: start.capacity === null ? "" : String(start.capacity),
    country: start.holidays?.country ?? "",
    region: start.holidays?.region ?? "",
    closed: start.closed.join("\n"),
  });
  const [days, setDays] = useState(new Set(start.workingDays));
  const id = useId();
  const errors = fetcher.data && "errors" in fetcher.data ? fetcher.data.errors : {};
  const field = (name: keyof typeof values) => ({
    name,
    value: values[name],
    onChange: (value: string) => setValues({ ...values, [name]: value }),
    autoComplete: "off",
    error: errors[name],
  });
  const toggle = (day: number, on: boolean) =>
    setDays(new Set(on ? [...days, day] : [...days].filter((d) => d !== day)));
  return (
    <fetcher.Form method="post" noValidate aria-label={`How ${place.name} packs`}>
      <input type="hidden" name="intent" value="confirm" />
      <input type="hidden" name="location" value={place.locationId} />
      <FormLayout>
        <FormLayout.Group>
          <TextField
            label="Cut-off"
            {...field("cutoff")}
            placeholder="14:00"
            helpText="In the store's time zone. An order at this very minute is the next day's; 24:00 takes the whole day."
          />
          <TextField
            label="Working days to pack"
            type="number"
            min={0}
            max={30}
            {...field("handlingDays")}
            helpText="0: it leaves the day on which packing starts."
          />
        </FormLayout.Group>
        <div role="group" aria-labelledby={id}>
          <Text as="p">
            <span id={id}>Working days</span>
          </Text>
          <InlineStack gap="300">
            {order.map((day) => (
              <Checkbox
                key={day}
                label={weekdays[day]}
                name="day"
                value={String(day)}
                checked={days.has(day)}
                onChange={(on) => toggle(day, on)}
              />
            ))}
          </InlineStack>
          {errors.workingDays ? <InlineError fieldID={id} message={errors.workingDays} /> : null}
        </div>
        <TextField
          label="Orders a day, at most"
          type="number"
          min={1}
          {...field("capacity")}
          helpText="Empty: nothing limits them."
        />
        <FormLayout.Group>
          <TextField
            label="Public holidays of country"
            {...field("country")}
            maxLength={2}
            placeholder="US"
          />
          <TextField label="and of region" {...field("region")} maxLength={3} placeholder="NJ" />
        </FormLayout.Group>
        <TextField
          label="Own days off"
          {...field("closed")}
          multiline={3}
          placeholder="2026-12-24"
          helpText="One date a line."
        />
        <Button submit variant="primary" loading={fetcher.state !== "idle"}>
          Confirm
        </Button>
      </FormLayout>
    </fetcher.Form>
  );
}
