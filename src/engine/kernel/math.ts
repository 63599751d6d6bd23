/**
 * Elementary functions from + − × ÷ √ alone, so that Node and every browser give the same bits.
 * (ECMAScript leaves Math.exp, log, pow and sin to the implementation.)
 *
 * Each reduces its argument exactly, sums a Taylor series on the small remainder, and adds the
 * rounding error of the reduction back. Errors measured in math.test.ts: below 1 ulp.
 */

const bits = new DataView(new ArrayBuffer(8));

/** ln 2 in two parts: the first has 20 trailing zero bits, so k × LN2_HIGH is exact for |k| < 2^20. */
const LN2_HIGH = 0.6931471804855391;
const LN2_LOW = 7.440617110012397e-11;
const LOG2_E = Math.LOG2E;

/** 2^k for −1074 ≤ k ≤ 1023, at index k + 1074; doubling and halving are exact. */
const powerOfTwo = powersOfTwo();

function powersOfTwo(): Float64Array {
  const table = new Float64Array(2098);
  for (let k = 0, value = 1; k <= 1023; k++, value *= 2) table[1074 + k] = value;
  for (let k = 0, value = 1; k >= -1074; k--, value /= 2) table[1074 + k] = value;
  return table;
}

/** x × 2^k, in two steps where one power of two cannot hold it. */
function scale(x: number, k: number): number {
  if (k > 1023) return x * powerOfTwo[2097] * powerOfTwo[1074 + (k - 1023)];
  if (k < -1022) return x * powerOfTwo[1074 - 1000] * powerOfTwo[1074 + (k + 1000)];
  return x * powerOfTwo[1074 + k];
}

/** e^x. */
export function exp(x: number): number {
  return expOfSum(x, 0);
}

/** e^(high + low), for |low| far below |high|. */
function expOfSum(high: number, low: number): number {
  if (Number.isNaN(high)) return high;
  if (high > 709.79) return Infinity;
  if (high < -745.14) return 0;
  const k = Math.floor(high * LOG2_E + 0.5);
  const main = high - k * LN2_HIGH;
  const rest = low - k * LN2_LOW;
  const r = main + rest;
  const rLost = main - r + rest;
  // Even and odd terms apart: two short chains instead of a long one.
  const z = r * r;
  const even =
    0.5 + z * (1 / 24 + z * (1 / 720 + z * (1 / 40320 + z * (1 / 3628800 + z / 479001600))));
  const odd =
    1 / 6 + z * (1 / 120 + z * (1 / 5040 + z * (1 / 362880 + z * (1 / 39916800 + z / 6227020800))));
  return scale(1 + (r + (z * (even + r * odd) + rLost * (1 + r))), k);
}

/** Natural logarithm. */
export function ln(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return x;
  let k = 0;
  if (x < 2.2250738585072014e-308) {
    x *= 18014398509481984;
    k = -54;
  }
  bits.setFloat64(0, x);
  let top = bits.getUint32(0);
  k += (top >>> 20) - 1023;
  top = (top & 0xfffff) | 0x3ff00000;
  bits.setUint32(0, top);
  let m = bits.getFloat64(0);
  if (m > Math.SQRT2) {
    m *= 0.5;
    k += 1;
  }
  // ln m = 2 atanh s with s = f / (2 + f); written as f − f²/2 + s (f²/2 + series) so that the
  // largest term, f, is exact.
  const f = m - 1;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const series =
    z * (2 / 3 + w * (2 / 7 + w * (2 / 11 + w * (2 / 15 + (w * 2) / 19)))) +
    w * (2 / 5 + w * (2 / 9 + w * (2 / 13 + w * (2 / 17 + (w * 2) / 21))));
  const half = 0.5 * f * f;
  if (k === 0) return f - (half - s * (half + series));
  return k * LN2_HIGH - (half - (s * (half + series) + k * LN2_LOW) - f);
}

/** x^y. Real results only: a negative x needs an integer y. */
export function pow(x: number, y: number): number {
  if (y === 0 || x === 1) return 1;
  if (Number.isNaN(x) || Number.isNaN(y)) return NaN;
  if (y === 1) return x;
  if (y === 2) return x * x;
  if (y === 0.5) return x === -Infinity ? Infinity : Math.sqrt(x);
  const integer = Math.floor(y) === y;
  const odd = integer && Math.abs(y) < 9007199254740992 && y % 2 !== 0;
  if (x < 0) {
    if (!integer) return x === -Infinity ? (y > 0 ? Infinity : 0) : NaN;
    const magnitude = pow(-x, y);
    return odd ? -magnitude : magnitude;
  }
  if (x === 0) return y > 0 ? 0 : Infinity;
  if (x === Infinity) return y > 0 ? Infinity : 0;
  if (y === Infinity) return x > 1 ? Infinity : 0;
  if (y === -Infinity) return x > 1 ? 0 : Infinity;
  return powPositive(x, y);
}

/** exp(y ln x) with ln x carried as an unevaluated sum of two doubles. */
function powPositive(x: number, y: number): number {
  let k = 0;
  if (x < 2.2250738585072014e-308) {
    x *= 18014398509481984;
    k = -54;
  }
  bits.setFloat64(0, x);
  const top = bits.getUint32(0);
  k += (top >>> 20) - 1023;
  bits.setUint32(0, (top & 0xfffff) | 0x3ff00000);
  let m = bits.getFloat64(0);
  if (m > Math.SQRT2) {
    m *= 0.5;
    k += 1;
  }
  const f = m - 1;
  const d = m + 1;
  const dLow = m - (d - 1); // exact rest of m + 1
  const sHigh = f / d;
  const p = sHigh * d;
  const sLow = (f - p - productError(sHigh, d, p) - sHigh * dLow) / d;
  const z = sHigh * sHigh;
  const zLow = productError(sHigh, sHigh, z) + 2 * sHigh * sLow;
  const cube = z * sHigh;
  const cubeLow = productError(z, sHigh, cube) + z * sLow + zLow * sHigh;
  // 2/3 in two parts times the cube in two parts.
  const third = cube * (2 / 3);
  const thirdLow =
    productError(cube, 2 / 3, third) + cube * 3.700743415417188e-17 + cubeLow * (2 / 3);
  const tail =
    cube *
    z *
    (2 / 5 +
      z *
        (2 / 7 +
          z *
            (2 / 9 +
              z *
                (2 / 11 +
                  z * (2 / 13 + z * (2 / 15 + z * (2 / 17 + z * (2 / 19 + z * (2 / 21)))))))));
  let high = k * LN2_HIGH;
  let low = k * LN2_LOW;
  [high, low] = addTo(high, low, 2 * sHigh);
  [high, low] = addTo(high, low, third);
  [high, low] = addTo(high, low + 2 * sLow + thirdLow, tail);
  const product = high * y;
  if (product > 710) return Infinity;
  if (product < -746) return 0;
  return expOfSum(product, productError(high, y, product) + low * y);
}

/** (high, low) + x, with the rounding error of the addition moved to low. */
function addTo(high: number, low: number, x: number): [number, number] {
  const sum = high + x;
  const back = sum - high;
  return [sum, low + (high - (sum - back) + (x - back))];
}

/** a × b − p exactly, for p the rounded product (Dekker's splitting; no fused multiply-add in JS). */
function productError(a: number, b: number, p: number): number {
  const aHigh = a * 134217729 - (a * 134217729 - a);
  const bHigh = b * 134217729 - (b * 134217729 - b);
  const aLow = a - aHigh;
  const bLow = b - bHigh;
  return aHigh * bHigh - p + aHigh * bLow + aLow * bHigh + aLow * bLow;
}

/** π/2 in three parts of 33, 33 and 53 bits: k × the first two is exact for |k| < 2^20. */
const HALF_PI_1 = 1.5707963267341256;
const HALF_PI_2 = 6.077100506303966e-11;
const HALF_PI_3 = 2.0222662487959506e-21;

/** Sine. Valid for |x| up to 1.6 million; beyond that it throws, as the reduction loses bits. */
export function sin(x: number): number {
  return quadrant(x, 0);
}

/** Cosine. Valid as `sin`. */
export function cos(x: number): number {
  return quadrant(x, 1);
}

function quadrant(x: number, shift: number): number {
  if (!(Math.abs(x) < 1.6e6)) {
    if (Number.isNaN(x) || x === Infinity || x === -Infinity) return NaN;
    throw new RangeError(`sin and cos: expected |x| < 1.6e6, found ${x}`);
  }
  const k = Math.floor(x * 0.6366197723675814 + 0.5);
  const a = x - k * HALF_PI_1;
  const w = k * HALF_PI_2;
  const b = a - w;
  const low = a - b - w - k * HALF_PI_3;
  const r = b + low;
  const rLost = b - r + low;
  const turn = (((k + shift) % 4) + 4) % 4;
  const value = turn % 2 === 0 ? sinSmall(r, rLost) : cosSmall(r, rLost);
  return turn < 2 ? value : -value;
}

/** sin(r + lost) for |r| ≤ π/4. */
function sinSmall(r: number, lost: number): number {
  const z = r * r;
  const series =
    -1 / 6 +
    z *
      (1 / 120 +
        z *
          (-1 / 5040 +
            z *
              (1 / 362880 +
                z *
                  (-1 / 39916800 +
                    z * (1 / 6227020800 + z * (-1 / 1307674368000 + z / 355687428096000))))));
  return r + (r * z * series + lost * (1 - 0.5 * z));
}

/** cos(r + lost) for |r| ≤ π/4. */
function cosSmall(r: number, lost: number): number {
  const z = r * r;
  const series =
    1 / 24 +
    z *
      (-1 / 720 +
        z *
          (1 / 40320 +
            z *
              (-1 / 3628800 +
                z *
                  (1 / 479001600 +
                    z * (-1 / 87178291200 + z * (1 / 20922789888000 - z / 6402373705728000))))));
  const half = 0.5 * z;
  const w = 1 - half;
  return w + (1 - w - half + (z * z * series - r * lost));
}

/**
 * Quantile of the standard normal distribution: the z with P(Z ≤ z) = p.
 *
 * Valid   0 < p < 1; relative error about 1e-16
 * From    Wichura 1988, "Algorithm AS 241", the rational approximations PPND16
 */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) return p === 0 ? -Infinity : p === 1 ? Infinity : NaN;
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (q * polynomial(CENTRE_TOP, r)) / polynomial(CENTRE_BOTTOM, r);
  }
  const tail = Math.sqrt(-ln(q < 0 ? p : 1 - p));
  const z =
    tail <= 5
      ? polynomial(MIDDLE_TOP, tail - 1.6) / polynomial(MIDDLE_BOTTOM, tail - 1.6)
      : polynomial(FAR_TOP, tail - 5) / polynomial(FAR_BOTTOM, tail - 5);
  return q < 0 ? -z : z;
}

/** Horner's rule, coefficients from the constant upward. */
function polynomial(coefficients: readonly number[], x: number): number {
  let sum = 0;
  for (let i = coefficients.length - 1; i >= 0; i--) sum = sum * x + coefficients[i];
  return sum;
}

const CENTRE_TOP = [
  3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987,
  67265.7709270087, 33430.57558358813, 2509.0809287301227,
];
const CENTRE_BOTTOM = [
  1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271,
  28729.085735721943, 5226.495278852854,
];
const MIDDLE_TOP = [
  1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
  0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
];
const MIDDLE_BOTTOM = [
  1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008,
  0.015198666563616457, 0.0005475938084995345, 1.0507500716444169e-9,
];
const FAR_TOP = [
  6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487,
  0.026532189526576124, 0.0012426609473880784, 0.000027115555687434876, 2.0103343992922881e-7,
];
const FAR_BOTTOM = [
  1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133,
  0.000018463183175100548, 1.421511758316446e-7, 2.0442631033899397e-15,
];
