/** One record of a CSV file and the line that it begins on, the header's being 1. `fields` is null when it cannot be told apart. */
export interface CsvRecord {
  line: number;
  fields: string[] | null;
}

/** Longer than any honest record: a file without line ends is not gathered in memory. */
const LONGEST = 262_144;
/** How far a quoted field may run over line ends before it is taken for a stray quote. */
const QUOTED_LINES = 50;

/**
 * Splits text into records and hands on each as it comes. A stray quote costs the line that it stands on and no other, where a parser
 * that trusts quotes would swallow the file to the next one. Ends early when `take` answers false.
 */
export async function eachRecord(
  chunks: AsyncIterable<string> | Iterable<string>,
  take: (record: CsvRecord) => boolean,
): Promise<void> {
  let wanted = true;
  const splitter = new RecordSplitter((record) => void (wanted &&= take(record)));
  const lines = new LineSplitter((line) => splitter.line(line));
  for await (const chunk of chunks) {
    lines.push(chunk);
    if (!wanted) return;
  }
  lines.end();
  splitter.end();
}

/** Lines of a text that comes in pieces. A line that is too long comes as null. */
class LineSplitter {
  private rest = "";
  private tooLong = false;

  constructor(private readonly take: (line: string | null) => void) {}

  push(chunk: string): void {
    let from = 0;
    for (let at = chunk.indexOf("\n"); at !== -1; at = chunk.indexOf("\n", from)) {
      this.take(this.whole(this.rest + chunk.slice(from, at)));
      this.rest = "";
      this.tooLong = false;
      from = at + 1;
    }
    this.rest += chunk.slice(from);
    if (this.rest.length > LONGEST) {
      this.tooLong = true;
      this.rest = "";
    }
  }

  end(): void {
    if (this.rest || this.tooLong) this.take(this.whole(this.rest));
  }

  private whole(line: string): string | null {
    if (this.tooLong || line.length > LONGEST) return null;
    return line.endsWith("\r") ? line.slice(0, -1) : line;
  }
}

class RecordSplitter {
  /** Lines of a record whose quoted field is still open. */
  private pending: string[] = [];
  private number = 0;
  /** As the first line that says anything has it. */
  private separator: string | null = null;

  constructor(private readonly take: (record: CsvRecord) => void) {}

  line(line: string | null): void {
    this.number++;
    if (line?.trim()) this.separator ??= separatorOf(line);
    if (line === null) {
      this.giveUp();
      this.take({ line: this.number, fields: null });
    } else if (this.pending.length > 0) this.goOn(line);
    else this.start(line);
  }

  end(): void {
    while (this.pending.length > 0) this.giveUp();
  }

  private start(line: string): void {
    if (line.trim() === "") return;
    const fields = splitFields(line, this.separator!);
    if (fields === "open") this.pending = [line];
    else this.take({ line: this.number, fields });
  }

  private goOn(line: string): void {
    this.pending.push(line);
    // Only a quote can end what a quote began.
    const fields = line.includes('"') ? splitFields(this.pending.join("\n"), this.separator!) : "open";
    if (fields === "open" && this.pending.length < QUOTED_LINES) return;
    if (fields === "open" || fields === null) return this.giveUp();
    this.take({ line: this.number - this.pending.length + 1, fields });
    this.pending = [];
  }

  /** The first pending line is beyond reading; those after it are read again, each for itself. */
  private giveUp(): void {
    if (this.pending.length === 0) return;
    const [, ...after] = this.pending;
    const upTo = this.number;
    this.number -= after.length;
    this.take({ line: this.number, fields: null });
    this.pending = [];
    for (const line of after) {
      this.number++;
      if (this.pending.length > 0) this.goOn(line);
      else this.start(line);
    }
    this.number = upTo;
  }
}

/** Tables saved in Europe are parted by semicolons, pasted ones by tabs. */
const separatorOf = (header: string): string =>
  [";", "\t"].reduce((best, mark) => (count(header, mark) > count(header, best) ? mark : best), ",");
const count = (text: string, mark: string): number => text.split(mark).length;

/** Null: quotes that make no sense. "open": the last field's quote is not closed. */
function splitFields(text: string, separator: string): string[] | null | "open" {
  if (!text.includes('"')) return text.split(separator);
  const fields: string[] = [];
  let at = 0;
  for (;;) {
    if (text[at] === '"') {
      const end = closingQuote(text, at + 1);
      if (end === -1) return "open";
      fields.push(text.slice(at + 1, end).replaceAll('""', '"'));
      at = end + 1;
      if (at < text.length && text[at] !== separator) return null;
    } else {
      const end = text.indexOf(separator, at);
      fields.push(text.slice(at, end === -1 ? text.length : end));
      at = end === -1 ? text.length : end;
    }
    if (at >= text.length) return fields;
    at++;
  }
}

function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}
