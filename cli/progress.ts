/** What a bar is drawn on: standard error, or a test's list. */
export interface Screen {
  write(text: string): unknown;
  isTTY?: boolean;
  columns?: number;
}

const WIDTH = 28;
/** Drawing more often than the eye sees takes time from the work. */
const PAUSE_MS = 100;

/**
 * A bar on a terminal; a line every tenth where there is none, so that a log stays readable. Shares run from 0 to 1 within each stage.
 */
export function progressBar(screen: Screen, now: () => number): (stage: string, share: number) => void {
  let [stage, tenth, drawn] = ["", -1, -Infinity];
  return (next, share) => {
    const entered = next !== stage;
    if (entered) [stage, tenth, drawn] = [next, -1, -Infinity];
    const done = Math.min(Math.max(share, 0), 1);
    if (screen.isTTY) {
      if (done < 1 && now() - drawn < PAUSE_MS) return;
      // The last share may come more than once.
      if (done === 1 && tenth === 10) return;
      tenth = done === 1 ? 10 : tenth;
      drawn = now();
      const full = Math.round(done * WIDTH);
      const bar = "█".repeat(full) + "░".repeat(WIDTH - full);
      screen.write(`\r\u001b[K${stage.padEnd(16)} ${bar} ${percent(done)}${done === 1 ? "\n" : ""}`);
      return;
    }
    const reached = Math.floor(done * 10);
    if (reached <= tenth) return;
    tenth = reached;
    screen.write(`${stage}: ${percent(reached / 10)}\n`);
  };
}

const percent = (share: number): string => `${Math.floor(share * 100)} %`.padStart(5);
