import { useFetcher } from "@remix-run/react";

import { useSigner } from "./signer";
import { useTold } from "../../../ui/use-told";

export type DeedAnswer = { said: string } | { problem: string };

/** Does something about the case that is open, signed with the name of who sits here. What came of it is said in a toast. */
export function useDeed() {
  const fetcher = useFetcher<DeedAnswer>();
  const [me] = useSigner();
  const { data } = fetcher;
  useTold(data);
  return {
    /** `as` is for who has just told their name. */
    send: (deed: Record<string, string>, as = me) =>
      void fetcher.submit({ ...deed, me: as }, { method: "post" }),
    sent: fetcher.formData,
    busy: fetcher.state !== "idle",
    answer: data,
    problem: data && "problem" in data ? data.problem : null,
  };
}
