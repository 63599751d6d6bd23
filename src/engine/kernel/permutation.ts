/**
 * A permutation of 0 … size − 1 that is looked up, not stored: place k of it follows from the key and
 * k alone. For strata of many dimensions, of which a table would be large.
 *
 * From    four rounds of a balanced Feistel network over the next power of four, walked until the
 *         value is below `size` (Black and Rogaway 2002, "Ciphers with arbitrary finite domains")
 * Valid   sizes up to 2^28
 * Checked permutation.test.ts
 */
import type { Random } from "./random.ts";
import { mixed } from "./sobol.ts";

export interface Permutation {
  /** Where `index` goes. */
  at(index: number): number;
  /** A number in [0, 1) that belongs to `index`. */
  jitter(index: number): number;
}

export function permutation(size: number, random: Random): Permutation {
  const keys = Uint32Array.from({ length: 5 }, () => random.word());
  let half = 1;
  while (1 << (2 * half) < size) half += 1;
  const mask = (1 << half) - 1;
  const walk = (value: number): number => {
    let left = value >>> half;
    let right = value & mask;
    for (let round = 0; round < 4; round += 1) {
      const next = left ^ (mixed(right ^ keys[round]!) & mask);
      left = right;
      right = next;
    }
    return left * (mask + 1) + right;
  };
  return {
    at(index) {
      let value = walk(index);
      while (value >= size) value = walk(value);
      return value;
    },
    jitter: (index) => mixed(index ^ keys[4]!) / 4294967296,
  };
}
