import { useFetcher } from "@remix-run/react";
import { useEffect, useState } from "react";
import type { Previewed } from "../editing/preview.server";
import type { Template } from "../rendering/facts";

/** After the last stroke; the letter is made by the server. */
const PAUSE_MS = 300;

interface Question {
  draft: Template;
  language: string;
  order: string;
  action: string;
  first: Previewed;
}

/** A text as shoppers would get it. The last letter that could be made stays while a part of the text is wrong. */
export function usePreview({ draft, language, order, action, first }: Question): Previewed {
  const fetcher = useFetcher<Previewed>();
  const { submit, data, state } = fetcher;
  const text = JSON.stringify(draft);
  const question = JSON.stringify({ text, order });
  const [asked, setAsked] = useState(question);
  useEffect(() => {
    // One at a time: a question that is under way is not cut off by the next.
    if (question === asked || state !== "idle") return;
    const timer = setTimeout(() => {
      setAsked(question);
      void submit({ intent: "preview", language, order, text }, { method: "post", action });
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [question, asked, state, language, order, text, submit, action]);
  const [seen, setSeen] = useState(first);
  const [taken, setTaken] = useState<Previewed | undefined>();
  if (data && data !== taken) {
    setTaken(data);
    if ("faults" in data)
      setSeen({ ...data, letter: data.letter ?? seen.letter, short: data.short ?? seen.short });
  }
  return seen;
}
