/** Where the two halves of a hash begin, and what they are stirred with. */
const [SEED_A, SEED_B, STIR_A, STIR_B] = [0x811c9dc5, 0x9747b28c, 0x01000193, 0x85ebca6b];

/**
 * Which ids were there before, in 64 bits each: ten million ids as strings would take the memory that the model needs. Two different ids
 * among ten million are taken for the same about once in a million files.
 */
export class IdSet {
  /** Two words for each place: an open table, at most two thirds full. 0,0 is empty. */
  private table = new Uint32Array(2 * 4_096);
  private held = 0;

  /** False when the id was there before. */
  add(id: string): boolean {
    const [a, b] = hash(id);
    const at = place(this.table, a, b);
    if (this.table[at] !== 0 || this.table[at + 1] !== 0) return false;
    this.table[at] = a;
    this.table[at + 1] = b;
    if (++this.held * 3 > this.table.length) this.grow();
    return true;
  }

  private grow(): void {
    const wider = new Uint32Array(this.table.length * 2);
    for (let i = 0; i < this.table.length; i += 2) {
      const [a, b] = [this.table[i]!, this.table[i + 1]!];
      if (a === 0 && b === 0) continue;
      const at = place(wider, a, b);
      wider[at] = a;
      wider[at + 1] = b;
    }
    this.table = wider;
  }
}

/** The place that holds the hash, or the empty one where it belongs. */
function place(table: Uint32Array, a: number, b: number): number {
  const mask = table.length / 2 - 1;
  let slot = (a ^ (b >>> 7)) & mask;
  while (table[2 * slot] !== a || table[2 * slot + 1] !== b) {
    if (table[2 * slot] === 0 && table[2 * slot + 1] === 0) break;
    slot = (slot + 1) & mask;
  }
  return 2 * slot;
}

function hash(id: string): [number, number] {
  let [a, b] = [SEED_A, SEED_B];
  for (let i = 0; i < id.length; i++) {
    const code = id.charCodeAt(i);
    a = Math.imul(a ^ code, STIR_A);
    b = Math.imul(b + code, STIR_B);
    b ^= b >>> 13;
  }
  a ^= a >>> 15;
  a = Math.imul(a, 0x2c1b3c6d);
  // Unsigned, as the table holds them; never both 0, which is empty.
  return [(a ^ (a >>> 12)) >>> 0, ((b ^ (b >>> 16)) | 1) >>> 0];
}

/** A short stand-in for an id, for what need not tell each from each. */
export const idHash = (id: string): number => Math.max(hash(id)[0] - 1, 0);
