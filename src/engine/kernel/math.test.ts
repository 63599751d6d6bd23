import assert from "node:assert/strict";
import test from "node:test";
import { cos, exp, ln, normalQuantile, pow, sin } from "./math.ts";
import { createRandom } from "./random.ts";

// A reference in whole numbers: fixed point with 320 fractional bits, from the defining series.
const BITS = 320n;
const ONE = 1n << BITS;

/** A double as fixed point; exact down to 2^−320. */
function fixed(x: number): bigint {
  let shift = 0n;
  let whole = x;
  while (!Number.isInteger(whole)) {
    whole *= 2;
    shift += 1n;
  }
  return (BigInt(whole) << BITS) >> shift;
}

function times(a: bigint, b: bigint): bigint {
  return (a * b) >> BITS;
}

function fixedExp(x: bigint): bigint {
  const halvings = 12n;
  const r = x >> halvings;
  let term = ONE;
  let sum = ONE;
  for (let n = 1n; term !== 0n && term !== -1n; n++) {
    term = times(term, r) / n;
    sum += term;
  }
  for (let i = 0n; i < halvings; i++) sum = times(sum, sum);
  return sum;
}

/** ln of a positive double by Newton steps on the exponential. */
function fixedLn(x: number): bigint {
  let y = fixed(Math.log(x));
  const target = fixed(x);
  for (let i = 0; i < 4; i++) {
    const e = fixedExp(y);
    y += (2n * (target - e) * ONE) / (target + e);
  }
  return y;
}

function fixedSin(x: bigint): bigint {
  let term = x;
  let sum = x;
  const square = times(x, x);
  for (let n = 1n; term !== 0n && term !== -1n; n++) {
    term = -times(term, square) / (2n * n * (2n * n + 1n));
    sum += term;
  }
  return sum;
}

/** Distance of a result from the exact value, in units of its last place. */
function ulps(found: number, exact: bigint): number {
  const unit = 2 ** (Math.floor(Math.log2(Math.abs(found))) - 52);
  const difference = fixed(found) - exact;
  return Math.abs(Number((difference << 64n) / fixed(unit)) / 2 ** 64);
}

function worst(count: number, error: (u: number, v: number) => number): number {
  const random = createRandom(1, "math");
  let most = 0;
  for (let i = 0; i < count; i++) most = Math.max(most, error(random.uniform(), random.uniform()));
  return most;
}

test("exp is within 1 ulp of the exact value", () => {
  const most = worst(1500, (u) => {
    const x = (u - 0.5) * 200;
    return ulps(exp(x), fixedExp(fixed(x)));
  });
  assert.ok(most < 1, `${most} ulp`);
});

test("ln is within 1 ulp of the exact value, near 1 as well", () => {
  const wide = worst(300, (u) => {
    const x = Math.exp((u - 0.5) * 100);
    return ulps(ln(x), fixedLn(x));
  });
  const near = worst(300, (u) => {
    const x = 0.5 + u;
    return ulps(ln(x), fixedLn(x));
  });
  assert.ok(Math.max(wide, near) < 1, `${wide}, ${near} ulp`);
});

test("pow is within 1 ulp of the exact value", () => {
  const most = worst(300, (u, v) => {
    const x = Math.exp((u - 0.5) * 20);
    const y = (v - 0.5) * 20;
    return ulps(pow(x, y), fixedExp(times(fixed(y), fixedLn(x))));
  });
  assert.ok(most < 1, `${most} ulp`);
});

test("sin and cos are within 1 ulp of the exact value", () => {
  const most = worst(500, (u) => {
    const x = (u - 0.5) * 80;
    const sine = fixedSin(fixed(x));
    const error = ulps(sin(x), sine);
    const cosine = cos(x);
    // cos² = 1 − sin²: compare squares, halving the relative error.
    const square = ONE - times(sine, sine);
    const found = times(fixed(cosine), fixed(cosine));
    const relative = Number(((found - square) << 64n) / (square + 1n)) / 2 ** 64 / 2;
    return Math.max(error, Math.abs(cosine) > 1e-3 ? Math.abs(relative) * 2 ** 52 : 0);
  });
  assert.ok(most < 1, `${most} ulp`);
});

test("the elementary functions agree at the edges with what arithmetic asks", () => {
  assert.equal(exp(0), 1);
  assert.equal(exp(-Infinity), 0);
  assert.equal(exp(800), Infinity);
  assert.ok(Number.isNaN(exp(NaN)));
  assert.equal(exp(-745), 5e-324);
  assert.equal(ln(1), 0);
  assert.equal(ln(0), -Infinity);
  assert.ok(Number.isNaN(ln(-1)));
  assert.ok(Math.abs(ln(5e-324) + 744.4400719213812) < 1e-12);
  assert.equal(pow(2, 10), 1024);
  assert.equal(pow(-2, 3), -8);
  assert.equal(pow(0, 3), 0);
  assert.equal(pow(9, 0.5), 3);
  assert.equal(pow(10, -400), 0);
  assert.equal(sin(0), 0);
  assert.equal(cos(0), 1);
  assert.throws(() => sin(1e9), RangeError);
});

test("normalQuantile gives the tabulated quantiles", () => {
  const table: [number, number][] = [
    [0.5, 0],
    [0.975, 1.959963984540054],
    [0.001, -3.090232306167813],
    [0.25, -0.6744897501960817],
    [1e-12, -7.034483825301132],
  ];
  for (const [p, z] of table) {
    assert.ok(Math.abs(normalQuantile(p) - z) <= 2e-14 * Math.max(1, Math.abs(z)), `${p}`);
  }
});
