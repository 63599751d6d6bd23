import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type ChoiceCase, choose } from "./choose.ts";

const near = (a: number, b: number) =>
  assert.ok(Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b)), `${a} against ${b}`);
/** No discount, no decline: a year of service earns 12 for a unit of performance. */
const flat: ChoiceCase = {
  generations: [
    { id: "old", fromMonth: 0, capitalUsdPerW: 20, performance: 1 },
    { id: "new", fromMonth: 12, capitalUsdPerW: 30, performance: 2 },
  ],
  powerMonth: 6,
  slipMonths: [0, 12],
  lifeMonths: 36,
  deliveryMonths: 6,
  revenueUsdPerYear: 12,
  declinePerYear: 0,
  runningUsdPerWYear: 1,
  discountRate: 0,
  reserveFeeShare: 0.1,
};
const worth = (input: ChoiceCase, act: string, generation: string | null = null) =>
  choose(input).choices.find((one) => one.act === act && one.generation === generation)!
    .expectedUsdPerW;

test("without discount and decline each choice is a sum that a hand can make", () => {
  // Three years at 12 less 1 a year running, less the machines.
  near(worth(flat, "buy", "old"), 36 - 3 - 20);
  near(worth(flat, "buy", "new"), 72 - 3 - 30);
  // The new generation exists when it is delivered, at month 12 and at month 24.
  near(worth(flat, "wait"), 72 - 3 - 30);
  // Reserved: nothing is lost by staying empty to month 12, so the new one always; a tenth of 30 before.
  near(worth(flat, "reserve"), 39 - 3);
  near(worth(flat, "leave"), 0);
  assert.equal(choose(flat).valueOfLeavingUsdPerW, 0);
});

test("discounted: one month's revenue on a known day, less its capital", () => {
  const one = choose({
    ...flat,
    generations: [{ id: "old", fromMonth: 0, capitalUsdPerW: 2, performance: 1 }],
    slipMonths: [12],
    lifeMonths: 1,
    runningUsdPerWYear: 0,
    discountRate: 0.21,
    declinePerYear: 0.19,
  });
  const bought = one.choices.find((choice) => choice.act === "buy")!.expectedUsdPerW;
  near(bought, (0.81 / 1.21) ** 1.5 - 2 / 1.21 ** 0.5);
});

test("a slip makes machines bought early worth less, and waiting worth more beside them", () => {
  const falling = { ...flat, declinePerYear: 0.5, discountRate: 0.1 };
  const early = choose({ ...falling, slipMonths: [0] });
  const late = choose({ ...falling, slipMonths: [24] });
  const old = (outcome: ReturnType<typeof choose>) =>
    outcome.choices.find((one) => one.generation === "old")!.expectedUsdPerW;
  assert.ok(old(late) < old(early));
  assert.ok(late.valueOfWaitingUsdPerW > early.valueOfWaitingUsdPerW);
});

test("information is worth nothing when the slip is known, and never less than nothing", () => {
  assert.ok(Math.abs(choose({ ...flat, slipMonths: [5] }).valueOfPerfectInformationUsdPerW) < 1e-9);
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 48 }), { minLength: 1, maxLength: 20 }),
      fc.double({ min: 0, max: 0.3, noNaN: true }),
      fc.double({ min: 0, max: 0.9, noNaN: true }),
      fc.double({ min: 0, max: 40, noNaN: true }),
      (slipMonths, discountRate, declinePerYear, revenueUsdPerYear) => {
        const outcome = choose({
          ...flat,
          slipMonths,
          discountRate,
          declinePerYear,
          revenueUsdPerYear,
        });
        assert.ok(outcome.valueOfPerfectInformationUsdPerW >= -1e-9);
        assert.ok(outcome.best.expectedUsdPerW >= 0);
        // A fee of what reserving is worth makes it no better than the rest.
        assert.ok(outcome.valueOfReservingUsdPerW >= 0 && outcome.valueOfLeavingUsdPerW >= 0);
      },
    ),
    { numRuns: 200, seed: 1 },
  );
});
