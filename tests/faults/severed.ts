import pg from "pg";

/** Says of each statement whether its caller shall lose the connection after the server has carried it out. */
export type Verdict = (statement: string, client: pg.Client) => boolean;

type Query = (...args: unknown[]) => unknown;
type Callback = (error: Error | null, result?: unknown) => void;

let verdict: Verdict | null = null;

export function severWhen(next: Verdict | null): void {
  verdict = next;
}

const prototype = pg.Client.prototype as unknown as {
  query: Query;
  connection: { stream: { destroy(): void } };
};
const genuine = prototype.query;

const gone = () => new Error("Connection terminated unexpectedly");
const destroy = (client: pg.Client) => (client as unknown as typeof prototype).connection.stream.destroy();

/** A name for each kind of statement: its own, or what it does to which table. */
export function kindOf(config: unknown): string {
  const { name, text } =
    typeof config === "string"
      ? { name: undefined, text: config }
      : (config as { name?: string; text?: string });
  if (name) return name;
  const words = (text ?? "").replaceAll(/\s+/g, " ").trim().toLowerCase();
  const verb = words.split(/[ ;]/)[0] ?? "";
  const table = /(?:from|into|update) "?([a-z_]+)"?/.exec(words)?.[1] ?? "";
  return `${verb} ${table}`.trim();
}

/** Put in once for a test file: the seam through which every statement of the product goes. */
export function installSeam(): void {
  prototype.query = function (this: pg.Client, ...args: unknown[]): unknown {
    const [config] = args;
    const plain =
      typeof config === "string" ||
      (typeof config === "object" && config !== null && "text" in config && !("submit" in config));
    if (!verdict || !plain || !verdict(kindOf(config), this)) return genuine.apply(this, args);
    const at = args.findIndex((arg) => typeof arg === "function");
    if (at >= 0) {
      const told = args[at] as Callback;
      args[at] = ((error: Error | null, result?: unknown) => {
        if (error) return told(error, result);
        destroy(this);
        told(gone());
      }) satisfies Callback;
      return genuine.apply(this, args);
    }
    return (genuine.apply(this, args) as Promise<unknown>).then(() => {
      destroy(this);
      throw gone();
    });
  };
}

export function removeSeam(): void {
  verdict = null;
  prototype.query = genuine;
}
