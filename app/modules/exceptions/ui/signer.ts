import { useSyncExternalStore } from "react";

const KEY = "doorstep.signer";
const listeners = new Set<() => void>();
/** Where the browser keeps nothing for a framed page, the name lasts as long as the page. */
let unkept = "";

function read(): string {
  try {
    return localStorage.getItem(KEY) ?? unkept;
  } catch {
    return unkept;
  }
}

function keep(name: string): void {
  unkept = name;
  try {
    localStorage.setItem(KEY, name);
  } catch {
    // The browser keeps nothing here; `unkept` has it.
  }
  for (const tell of listeners) tell();
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

/** The name with which this browser signs what is done on cases; empty: the team as a whole. */
export function useSigner(): [name: string, set: (name: string) => void] {
  const name = useSyncExternalStore(subscribe, read, () => "");
  return [name, keep];
}
