/**
 * Random streams that fork by name, so that a new draw in one place shifts no other.
 *
 * The generator is counter-based: a stream is a key, its n-th block a function of (key, n).
 *
 * From    Salmon, Moraes, Dror and Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3":
 *         Philox4x32 with ten rounds
 * Checked random.test.ts against the published known answers
 */
export interface Random {
  /** The next number in [0, 1), a multiple of 2^−53. */
  uniform(): number;
  /** The next 32 random bits, 0 … 2^32 − 1. */
  word(): number;
  /** An independent stream, decided by this stream's key and the name alone. */
  fork(name: string): Random;
  /** Where the stream stands: for a checkpoint. */
  position(): number;
  /** Continues from a position given earlier by a stream of the same key. */
  seek(position: number): void;
}

/** Opens the stream that belongs to a seed, and to a name where one is given. */
export function createRandom(seed: bigint | number, name?: string): Random {
  const whole = BigInt.asUintN(64, typeof seed === "bigint" ? seed : seedFromNumber(seed));
  const root = new PhiloxStream(Number(whole & 0xffffffffn), Number(whole >> 32n));
  return name === undefined ? root : root.fork(name);
}

function seedFromNumber(seed: number): bigint {
  if (!Number.isInteger(seed)) throw new RangeError(`seed: expected an integer, found ${seed}`);
  return BigInt(seed);
}

const M0 = 0xd2511f53;
const M1 = 0xcd9e8d57;
const W0 = 0x9e3779b9;
const W1 = 0xbb67ae85;

/** High 32 bits of a × b for unsigned 32-bit a and b, in 16-bit halves that never overflow. */
function multiplyHigh(a: number, b: number): number {
  const aHigh = a >>> 16;
  const aLow = a & 0xffff;
  const bHigh = b >>> 16;
  const bLow = b & 0xffff;
  const first = (Math.imul(aHigh, bLow) + (Math.imul(aLow, bLow) >>> 16)) | 0;
  const second = (Math.imul(aLow, bHigh) + (first & 0xffff)) | 0;
  return (Math.imul(aHigh, bHigh) + (first >>> 16) + (second >>> 16)) | 0;
}

/** One block: four words out of a 128-bit counter and a 64-bit key, written to `out` at `at`. */
export function philox4x32(
  c0: number,
  c1: number,
  c2: number,
  c3: number,
  k0: number,
  k1: number,
  out: Uint32Array,
  at: number,
): void {
  for (let round = 0; round < 10; round++) {
    const high0 = multiplyHigh(c0, M0);
    const low0 = Math.imul(c0, M0);
    const high1 = multiplyHigh(c2, M1);
    const low1 = Math.imul(c2, M1);
    c0 = high1 ^ c1 ^ k0;
    c1 = low1;
    c2 = high0 ^ c3 ^ k1;
    c3 = low0;
    k0 = (k0 + W0) | 0;
    k1 = (k1 + W1) | 0;
  }
  out[at] = c0;
  out[at + 1] = c1;
  out[at + 2] = c2;
  out[at + 3] = c3;
}

/** Blocks drawn ahead at a time: enough to stay in optimised code, small enough for the cache. */
const BLOCKS = 32;
const WORDS = BLOCKS * 4;

class PhiloxStream implements Random {
  private readonly key0: number;
  private readonly key1: number;
  private readonly words = new Uint32Array(WORDS);
  private next = WORDS;
  /** Index of the first block not yet drawn. */
  private block = 0;

  constructor(key0: number, key1: number) {
    this.key0 = key0 | 0;
    this.key1 = key1 | 0;
  }

  word(): number {
    if (this.next === WORDS) this.refill();
    return this.words[this.next++];
  }

  uniform(): number {
    if (this.next >= WORDS - 1) {
      if (this.next === WORDS - 1) this.next = WORDS; // an odd word left over is dropped
      this.refill();
    }
    const high = this.words[this.next++] >>> 5;
    const low = this.words[this.next++] >>> 6;
    return (high * 67108864 + low) * 1.1102230246251565e-16;
  }

  fork(name: string): Random {
    // The name is absorbed four words at a time; counter word 3 is all ones here and zero in
    // drawing, so that no fork can meet a stream's own numbers.
    const out = new Uint32Array(4);
    let key0 = this.key0;
    let key1 = this.key1;
    for (let i = 0; i === 0 || i < name.length; i += 6) {
      philox4x32(
        pair(name, i),
        pair(name, i + 2),
        pair(name, i + 4),
        0xffffffff - i,
        key0,
        key1,
        out,
        0,
      );
      key0 = out[0] | 0;
      key1 = out[1] | 0;
    }
    return new PhiloxStream(key0, key1);
  }

  position(): number {
    return this.block * 4 - (WORDS - this.next);
  }

  seek(position: number): void {
    this.block = Math.floor(position / WORDS) * BLOCKS;
    this.refill();
    this.next = position % WORDS;
  }

  private refill(): void {
    for (let i = 0; i < BLOCKS; i++) {
      const index = this.block + i;
      const high = Math.floor(index / 4294967296);
      philox4x32(index | 0, high | 0, 0, 0, this.key0, this.key1, this.words, i * 4);
    }
    this.block += BLOCKS;
    this.next = 0;
  }
}

/** Two UTF-16 units of a name as one word; past its end, zero. */
function pair(name: string, at: number): number {
  const low = at < name.length ? name.charCodeAt(at) : 0;
  const high = at + 1 < name.length ? name.charCodeAt(at + 1) : 0;
  return (high << 16) | low;
}
