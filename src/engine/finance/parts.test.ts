/** Loans, tax, returns and the ledger against closed forms. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { levelPayment, loanSchedule } from "./debt.ts";
import { netByParty, openLedger } from "./ledger.ts";
import { internalRate, netPresentValue, paybackYears } from "./returns.ts";
import { depreciationShare, incomeTax } from "./tax.ts";

const near = (a: number, b: number, tolerance = 1e-9) =>
  assert.ok(Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(b)), `${a} against ${b}`);
const at = (months: number, entries: Record<number, number>) => {
  const flows = new Float64Array(months);
  for (const [month, value] of Object.entries(entries)) flows[Number(month)] = value;
  return flows;
};

test("a 30-year loan of 100,000 at 6 % costs 599.55 a month, as every table prints", () => {
  near(levelPayment(100_000, 0.06 / 12, 360), 599.55, 1e-5);
  const loan = loanSchedule(at(361, { 0: 100_000 }), 0.06, 1, 360);
  near(loan.balance[360]!, 0);
  assert.ok(loan.balloonUsd < 1e-3);
  // The balance after 10 years by the annuity of the 240 payments that remain.
  near(loan.balance[120]!, (599.5505 * (1 - 1 / 1.005 ** 240)) / 0.005, 1e-6);
});

test("interest during construction is the future value of even draws less the draws", () => {
  const draws = new Float64Array(200);
  for (let m = 0; m < 24; m += 1) draws[m] = 10;
  const loan = loanSchedule(draws, 0.12, 24, 120);
  // Draws at months 0 … 23, first payment at month 24: interest of months 1 … 23 is added.
  const owed = (10 * (1.01 ** 24 - 1)) / 0.01;
  near(loan.balance[23]!, owed, 1e-9);
  near(
    loan.capitalised.reduce((sum, one) => sum + one, 0),
    owed - 240,
    1e-9,
  );
  near(loan.interest[24]!, owed * 0.01, 1e-9);
});

test("whatever is drawn and added is repaid, to the horizon at the latest", () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 60 }),
      fc.double({ min: 0, max: 0.3, noNaN: true }),
      fc.integer({ min: 0, max: 80 }),
      fc.integer({ min: 1, max: 400 }),
      (draws, rate, firstPayment, term) => {
        const loan = loanSchedule(Float64Array.from(draws), rate, firstPayment, term);
        const sum = (series: Float64Array) => series.reduce((total, one) => total + one, 0);
        const in_ = sum(loan.drawn) + sum(loan.capitalised);
        assert.ok(Math.abs(in_ - sum(loan.principal)) <= 1e-6 + 1e-9 * in_);
        assert.equal(loan.balance.at(-1), 0);
      },
    ),
    { numRuns: 300, seed: 1 },
  );
});

test("depreciation of every class sums to the cost, whatever the month of placing", () => {
  for (const taxClass of ["5 years", "15 years", "39 years"] as const)
    for (let month = 0; month < 12; month += 1) {
      let sum = 0;
      for (let year = 0; year < 45; year += 1) sum += depreciationShare(taxClass, year, month);
      near(sum, 1, 1e-12);
    }
  assert.equal(depreciationShare("5 years", 0, 3), 0.2);
  // Table A-7a: placed in January, 2.461 % in year 1 and 2.564 % after.
  near(depreciationShare("39 years", 0, 0), 0.02461, 3e-4);
  near(depreciationShare("39 years", 1, 0), 0.02564, 3e-4);
});

test("losses go forward against at most 80 % of income", () => {
  const years = incomeTax([-100, 50, 100], 0.21);
  assert.deepEqual(
    years.map((year) => [Number(year.taxUsd.toFixed(9)), Number(year.carriedUsd.toFixed(9))]),
    [
      [0, 100],
      [(50 - 40) * 0.21, 60],
      [(100 - 60) * 0.21, 0],
    ],
  );
});

test("net present value, internal rate and payback of flows that a hand can check", () => {
  near(netPresentValue(at(13, { 0: -100, 12: 110 }), 0.1), 0);
  near(internalRate(at(13, { 0: -100, 12: 110 }))!, 0.1, 1e-9);
  near(internalRate(at(25, { 0: -100, 12: 60, 24: 60 }))!, 0.130662386291807, 1e-9);
  assert.equal(internalRate(at(13, { 0: 100, 12: 110 })), null);
  assert.equal(paybackYears(at(37, { 0: -100, 12: 60, 24: 60 })), 2);
  assert.equal(paybackYears(at(37, { 0: -100, 12: 60 })), null);
  near(netPresentValue(at(13, { 0: 50 }), 0.1, 12), 55);
});

test("a ledger makes and loses no cent", () => {
  const party = fc.constantFrom("a", "b", "c", "d");
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(
          party,
          party,
          fc.integer({ min: -2, max: 13 }),
          fc.double({ min: -1e10, max: 1e10, noNaN: true }),
        ),
        { maxLength: 60 },
      ),
      (payments) => {
        const ledger = openLedger(12);
        for (const [from, to, month, usd] of payments) ledger.pay(from, to, "x", month, usd);
        for (let m = 0; m < 12; m += 1) {
          let sum = 0;
          for (const flows of netByParty(ledger.entries(), 12).values()) sum += flows[m]!;
          assert.equal(sum, 0);
        }
        for (const entry of ledger.entries())
          for (const cents of entry.cents) assert.ok(Number.isInteger(cents) && cents >= 0);
      },
    ),
    { numRuns: 300, seed: 2 },
  );
});
