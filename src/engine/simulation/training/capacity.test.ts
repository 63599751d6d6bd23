import assert from "node:assert/strict";
import { test } from "node:test";
import { evaluate, rateTables } from "../../evaluate.ts";
import { baseValues } from "../../scenario/plan.ts";
import { resolvePlanText } from "../../scenario/resolve.ts";
import { smallCatalogue, smallPlan } from "../../small-catalogue.fixture.ts";
import { carried } from "./rates.ts";

function trainingOf(text = smallPlan) {
  const resolved = resolvePlanText(text, "plan.yaml", smallCatalogue);
  if (!resolved.ok) assert.fail(JSON.stringify(resolved.issues));
  return evaluate(resolved.plan, rateTables(resolved.plan), baseValues(resolved.plan)).training;
}
const near = (a: number, b: number, tolerance = 1e-12) =>
  assert.ok(Math.abs(a / b - 1) <= tolerance, `${a} against ${b}`);

test("by hand: 500 racks of 72, 2 PFLOP/s in fp8, 30 % of the peak, 90 % goodput, a fifth of the fleet", () => {
  const training = trainingOf();
  near(training.flopPerS.at(-1)!, 500 * 72 * 2e15 * 0.3 * 0.9 * 0.2);
  near(training.largestRunFlop.at(-1)!, training.flopPerS.at(-1)! * 13 * 7 * 86_400);
  assert.equal(training.flopPerS[0], 0);
});

test("twice the training share trains twice as much, a format without hardware falls back", () => {
  const one = trainingOf().flopPerS.at(-1)!;
  near(
    trainingOf(
      smallPlan.replace("does: training, share: 20 %", "does: training, share: 40 %"),
    ).flopPerS.at(-1)!,
    2 * one,
  );
  near(
    trainingOf(
      smallPlan.replace("training: { precision: fp8", "training: { precision: fp4"),
    ).flopPerS.at(-1)!,
    one,
  );
});

test("a campaign finishes when its work is done, or names what is missing", () => {
  const rate = trainingOf().flopPerS.at(-1)!;
  const campaign = (work: number) =>
    trainingOf(
      smallPlan.replace(
        "runLength: 13 weeks",
        `runLength: 13 weeks, campaigns: [{ id: run-1, from: 2027-01, work: ${work} FLOP }]`,
      ),
    ).campaigns[0]!;
  const month = 31 * 86_400;
  assert.equal(campaign(rate * month * 2.5).finishedIn, "2027-03");
  const never = campaign(rate * month * 1000);
  assert.equal(never.finishedIn, null);
  assert.match(never.binding!, /^training FLOP: .+ missing at the horizon$/);
});

test("campaigns share one budget: what the first uses is not there for the second", () => {
  const rate = trainingOf().flopPerS.at(-1)!;
  const work = rate * 31 * 86_400 * 0.9;
  const { campaigns } = trainingOf(
    smallPlan.replace(
      "runLength: 13 weeks",
      `runLength: 13 weeks, campaigns: [{ id: a, from: 2027-01, work: ${work} FLOP }, { id: b, from: 2027-01, work: ${work} FLOP }]`,
    ),
  );
  assert.deepEqual(
    campaigns.map((one) => one.finishedIn),
    ["2027-01", "2027-02"],
  );
});

test("a plan that names a job is rated by the step model, its interval carried by the MFU draw", () => {
  const job = "job: { llm: dense, packages: 64, globalBatch: 512, sequence: 4096 }";
  const text = smallPlan.replace("runLength: 13 weeks", `runLength: 13 weeks, ${job}`);
  const named = trainingOf(text);
  assert.equal(named.rates[0]!.basis, "step model", named.rates[0]!.detail);
  const [low, middle, high] = named.rates[0]!.flopPerS!;
  assert.ok(low < middle && middle < high);
  near(named.flopPerS.at(-1)!, 500 * 72 * middle * 0.9 * 0.2);
  assert.equal(trainingOf().rates[0]!.basis, "MFU band");

  const band = { low: 0.2, base: 0.3, high: 0.5 };
  const rates = named.rates[0]!.flopPerS!;
  near(carried(rates, band, 0.2), low);
  near(carried(rates, band, 0.3), middle);
  near(carried(rates, band, 0.5), high);
  near(carried(rates, band, 0.4), (middle + high) / 2);
});

test("a job that no platform can hold falls back to the band and says why; a wrong LLM is named", () => {
  const job = (llm: string, packages: number) =>
    smallPlan.replace(
      "runLength: 13 weeks",
      `runLength: 13 weeks, job: { llm: ${llm}, packages: ${packages}, globalBatch: 512, sequence: 4096 }`,
    );
  const [rate] = trainingOf(job("dense", 1)).rates;
  assert.equal(rate!.basis, "MFU band");
  assert.match(rate!.detail, /does not fit memory/);
  const wrong = resolvePlanText(job("none-such", 64), "plan.yaml", smallCatalogue);
  assert.ok(!wrong.ok);
  assert.match(wrong.issues[0]!.expected, /LLM shape/);
});
