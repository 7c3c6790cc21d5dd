/** Lines named for each reason; of the others only the number is kept, so that a million bad rows cost as much as twenty. */
const NAMED = 20;

export interface Finding {
  /** A sentence's worth, for whoever mends the file. */
  reason: string;
  count: number;
  /** The first lines it was found on; the header is line 1. */
  lines: number[];
}

/** What was wrong with a file, by reason. Never holds the values themselves: they may be personal. */
export class Findings {
  private readonly byReason = new Map<string, Finding>();

  add(reason: string, line: number): void {
    let finding = this.byReason.get(reason);
    if (!finding) this.byReason.set(reason, (finding = { reason, count: 0, lines: [] }));
    finding.count++;
    if (finding.lines.length < NAMED) finding.lines.push(line);
  }

  list(): Finding[] {
    return [...this.byReason.values()].sort((a, b) => b.count - a.count);
  }
}

export const total = (findings: Finding[]): number => findings.reduce((sum, { count }) => sum + count, 0);
