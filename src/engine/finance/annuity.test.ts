import assert from "node:assert/strict";
import { test } from "node:test";
import { capitalRecovery, presentValue } from "./annuity.ts";

const near = (a: number, b: number, tolerance = 1e-12) =>
  assert.ok(Math.abs(a / b - 1) <= tolerance, `${a} against ${b}`);

test("capital recovery: closed forms", () => {
  near(capitalRecovery(0, 5), 0.2);
  near(capitalRecovery(0.1, 1), 1.1);
  near(capitalRecovery(0.1, 2), 0.1 / (1 - 1 / 1.21));
  near(capitalRecovery(1, 3), 8 / 7);
  near(capitalRecovery(1e-9, 5), 0.2, 1e-6);
  near(capitalRecovery(0.08, 500), 0.08, 1e-12);
});

test("the level payments of a capital are worth the capital", () => {
  for (const rate of [0.01, 0.068, 0.08, 0.25])
    for (const years of [1, 3, 5, 7, 14, 30]) {
      let worth = 0;
      for (let year = 1; year <= years; year += 1)
        worth += capitalRecovery(rate, years) * presentValue(rate, year);
      near(worth, 1, 1e-11);
    }
});

test("a longer life never costs more a year, a higher rate never less", () => {
  for (let years = 1; years < 30; years += 1)
    assert.ok(capitalRecovery(0.08, years + 1) < capitalRecovery(0.08, years));
  for (let percent = 0; percent < 30; percent += 1)
    assert.ok(capitalRecovery((percent + 1) / 100, 5) > capitalRecovery(percent / 100, 5));
});
