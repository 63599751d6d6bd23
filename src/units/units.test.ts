import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  addMonths,
  addPower,
  civil,
  type Dimension,
  dayOf,
  dimensions,
  facilityFromIt,
  formatSi,
  isoDay,
  itFromFacility,
  parseDay,
  parseQuantity,
  power,
  printQuantity,
  quantity,
} from "./index.ts";

const names = Object.keys(dimensions) as Dimension[];

test("parse ∘ print is the identity for every dimension", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...names),
      fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e25, max: 1e25 }),
      (dimension, value) => {
        const parsed = parseQuantity(printQuantity(value, dimension), dimension);
        assert.ok(parsed.ok);
        assert.ok(parsed.value === value, `${printQuantity(value, dimension)} → ${parsed.value}`);
      },
    ),
    { numRuns: 2000 },
  );
});

test("printed quantities reach SI without rounding twice", () => {
  assert.equal(quantity("0.1 GW", "power"), 1e8);
  assert.equal(quantity("105.4 MW", "power"), 105_400_000);
  assert.equal(quantity("3.35 TB/s", "dataRate"), 3.35e12);
  assert.equal(quantity("8 %", "share"), 0.08);
  assert.equal(quantity("100 GUSD", "money"), 1e11);
  // @ts-expect-error a data rate is not a power
  assert.throws(() => quantity("700 TB/s", "power"));
});

test("a wrong unit names its own dimension and what to try", () => {
  const parsed = parseQuantity("1.2 GB", "power");
  assert.ok(!parsed.ok && parsed.hint.startsWith("GB is a data"));
  const bare = parseQuantity("1.2", "power");
  assert.ok(!bare.ok && bare.hint.startsWith("add a unit"));
  const lower = parseQuantity("1.2 gw", "power");
  assert.ok(!lower.ok && lower.hint.includes("case sensitive"));
});

test("power in two frames does not add", () => {
  const it = power("it", 1e9);
  const facility = power("facility", 1e9);
  assert.equal(addPower(it, it).powerW, 2e9);
  // @ts-expect-error critical IT load and the meter are different frames
  assert.throws(() => addPower(it, facility), /expected it power, found facility power/);
});

test("a facility ratio there and back is the identity within rounding", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1, max: 1e10, noNaN: true }),
      fc.double({ min: 1, max: 2, noNaN: true }),
      (w, ratio) => {
        const back = itFromFacility(facilityFromIt(power("it", w), ratio), ratio).powerW;
        assert.ok(Math.abs(back - w) <= w * 1e-15 * 4);
      },
    ),
  );
});

test("days and civil dates are inverse over four centuries", () => {
  fc.assert(
    fc.property(fc.integer({ min: -60_000, max: 90_000 }), (day) => {
      const date = civil(day);
      assert.equal(dayOf(date.year, date.month, date.day), day);
      assert.equal(parseDay(isoDay(day)), day);
    }),
  );
  assert.equal(parseDay("2026-02-30"), null);
  assert.equal(parseDay("2024-02-29"), 19_782);
  assert.equal(isoDay(addMonths(parseDay("2026-01-31")!, 1)), "2026-02-28");
});

test("people read three significant digits", () => {
  assert.equal(formatSi(9_999_350_000, "W"), "10\u2009GW");
  assert.equal(formatSi(227_000, "W"), "227\u2009kW");
  assert.equal(formatSi(-1234, "W"), "\u22121.23\u2009kW");
});
