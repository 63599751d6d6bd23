import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { catalogue } from "../../src/facts/index.ts";
import { parseDay } from "../../src/units/index.ts";
import { abileneExpansion } from "./abilene-expansion.ts";
import { backtest, cutOff, fitLognormal, known, pinball } from "./backtest.ts";
import { cases } from "./cases.ts";
import { classStudy } from "./class-study.ts";
import { readTimelines } from "./read-timelines.ts";
import { referenceGrowth, referenceSites } from "./reference.ts";
import { slipsOf } from "./slips.ts";

const slips = slipsOf(catalogue);
const found = backtest(slips);

test("inputs are dated by the cut-off, outcomes between it and the day they were known", () => {
  for (const one of cases) {
    for (const promise of [one.firstPromise, one.fullPromise])
      if (promise !== null) assert.ok(promise.made <= cutOff, one.id);
    if (one.groundBroken !== null) assert.ok(one.groundBroken <= cutOff, one.id);
    for (const day of [one.outcome.first, one.outcome.full])
      if (day !== null) assert.ok(day > cutOff && day <= known, one.id);
  }
});

test("no forecast reads what happened later", () => {
  // Other sites' later durations, and the site's own row, changed: the bands stay.
  const later = referenceSites.map((site) =>
    site.monthsToFirstPower !== null && site.monthsToFirstPower > site.elapsedMonths
      ? { ...site, monthsToFirstPower: site.elapsedMonths + 100 }
      : site,
  );
  const bands = (result: typeof found) =>
    result.cases.map((one) => one.milestones.map((milestone) => milestone.band));
  assert.deepEqual(bands(backtest(slips, later)), bands(found));
  const changed = referenceSites.map((site) =>
    site.site === "OpenAI Stargate Abilene" ? { ...site, elapsedMonths: 1 } : site,
  );
  assert.deepEqual(bands(backtest(slips, changed))[0], bands(found)[0]);
});

test("no band lies before the cut-off, and its ends are in order", () => {
  for (const one of found.cases)
    for (const { band } of one.milestones)
      if (band !== null) {
        assert.ok(band.p10 >= parseDay(cutOff)!, one.id);
        assert.ok(band.p10 <= band.p50 && band.p50 <= band.p90, one.id);
      }
});

test("projections are never scored", () => {
  for (const [index, one] of found.cases.entries())
    for (const milestone of one.milestones)
      if (milestone.result?.kind === "scored") {
        const { outcome } = cases[index]!;
        const real = milestone.what === "first power" ? outcome.first : outcome.full;
        assert.equal(milestone.result.day, parseDay(real!));
      }
  assert.equal(found.summary.scored, 3);
});

test("the fit with unfinished durations recovers what they were drawn from", () => {
  // 400 quantiles of a lognormal of median 30 and σ 0.4, stopped at 35.
  const values = Array.from({ length: 400 }, (_, k) => {
    const z = Math.sqrt(2) * inverseErf(2 * ((k + 0.5) / 400) - 1);
    const months = 30 * Math.exp(0.4 * z);
    return { months: Math.min(months, 35), finished: months <= 35 };
  });
  const { mu, sigma } = fitLognormal(values);
  assert.ok(Math.abs(Math.exp(mu) - 30) < 0.5);
  assert.ok(Math.abs(sigma - 0.4) < 0.02);
});

test("quantile loss: zero when all three quantiles are the outcome, a third of nine tenths a unit early", () => {
  assert.equal(pinball([5, 5, 5], 5), 0);
  assert.ok(Math.abs(pinball([5, 5, 5], 6) - 0.5) < 1e-12);
  assert.ok(Math.abs(pinball([6, 5, 5], 5) - 0.3) < 1e-12);
});

test("no narrower class of sites predicts American sites better on the day's evidence", () => {
  const study = classStudy();
  const american = study.find((one) => one.name === "United States")!;
  const byAll = study.find((one) => one.name === "the same sites by all")!;
  assert.ok(american.sigma < byAll.sigma && american.leftOutLogDensity < byAll.leftOutLogDensity);
  // The plain class is the fit of the back-test itself, by another road.
  const plain = study.find((one) => one.name === "all (used)")!;
  assert.ok(Math.abs(plain.sigma - found.reference.sigma) < 1e-3);
});

const timelines = join(
  dirname(fileURLToPath(import.meta.url)),
  "../../../shared/facts/epoch-data-centers/timelines.csv",
);
test("the embedded durations are those of the timelines file", {
  skip: existsSync(timelines) ? false : "the timelines file is not here",
}, () => {
  const read = readTimelines(readFileSync(timelines, "utf8"));
  assert.ok(read.ok);
  const near = (a: number | null, b: number | null) =>
    a === b || (a !== null && b !== null && Math.abs(a - b) < 0.11);
  assert.deepEqual(
    read.sites.map((one) => one.site),
    referenceSites.map((one) => one.site),
  );
  for (const [index, one] of read.sites.entries()) {
    const mine = referenceSites[index]!;
    assert.ok(near(one.elapsedMonths, mine.elapsedMonths), one.site);
    assert.ok(near(one.monthsToFirstPower, mine.monthsToFirstPower), one.site);
  }
  assert.deepEqual(
    read.growth.map((one) => one.site),
    referenceGrowth.map((one) => one.site),
  );
});

function inverseErf(x: number): number {
  let low = -6;
  let high = 6;
  for (let i = 0; i < 80; i += 1) {
    const middle = (low + high) / 2;
    if (erf(middle) < x) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
function erf(x: number): number {
  let sum = 0;
  let term = x;
  for (let n = 0; n < 200; n += 1) {
    sum += term / (2 * n + 1);
    term *= (-x * x) / (n + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * sum;
}

test("Abilene's expansion: a year's delay of power favours the newer generation, by every measure", () => {
  const { choices } = abileneExpansion(catalogue);
  for (const measure of new Set(choices.map((one) => one.measure))) {
    const [soon, late] = choices.filter((one) => one.measure === measure);
    assert.ok(late!.marginShare > soon!.marginShare + 0.1);
    assert.equal(late!.choice, "vr-nvl72-max-p");
    assert.equal(late!.monthsWaitingForRacks, 0);
    // Once both start together, the margin is the ratio itself.
    assert.ok(Math.abs(late!.marginShare - (late!.ratio - 1)) < 1e-9);
  }
});
