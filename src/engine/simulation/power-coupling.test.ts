import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { catalogue } from "../../facts/index.ts";
import { estimateUnderPower } from "../performance/power-bound.ts";
import { namedPrecision } from "../performance/precision-names.ts";
import { estimateServing, type ServingQuestion } from "../performance/serving-estimate.ts";
import { trainUnderPower } from "../performance/training-power.ts";
import { estimateTraining, type TrainingQuestion } from "../performance/training-step.ts";
import { chipPowerOf } from "../scenario/chip-power.ts";
import { performanceCatalogue } from "../scenario/performance-catalogue.ts";
import { powerAnswer, productSpeedUnderCap, solveClock } from "./power-coupling.ts";

const { accelerators, llms } = performanceCatalogue(catalogue);

const questions = fc
  .record({
    llm: fc.constantFrom("llama-3.1-70b", "deepseek-v3", "qwen3-235b-a22b"),
    system: fc.constantFrom("h200_sxm", "b200_sxm", "gb200", "nvidia-rubin"),
    isl: fc.integer({ min: 64, max: 16_000 }),
    osl: fc.integer({ min: 64, max: 4_000 }),
    concurrency: fc.integer({ min: 1, max: 512 }),
  })
  .map(
    (q): ServingQuestion => ({
      ...q,
      llm: llms[q.llm]!,
      accelerator: accelerators[q.system]!,
      precision: namedPrecision("fp8", llms[q.llm]!),
      placement: {
        tensorParallel: 8,
        pipelineParallel: 1,
        attentionDataParallel: 1,
        expertParallel: 8,
        expertTensorParallel: 1,
      },
    }),
  )
  .filter((q) => !("refused" in estimateServing(q)));

const under = (question: ServingQuestion, capFraction?: number) => {
  const chip = chipPowerOf(question.accelerator, catalogue);
  const capW = capFraction === undefined ? undefined : capFraction * chip.limitW;
  const bound = estimateUnderPower(question, powerAnswer(chip, capW));
  assert.ok(!("refused" in bound));
  return { ...bound, chip, capW };
};

test("no cap, or one at the limit, changes nothing", () => {
  fc.assert(
    fc.property(questions, (question) => {
      const free = estimateServing(question);
      assert.deepEqual(under(question).estimate, free);
      assert.deepEqual(under(question, 1).estimate, free);
    }),
    { numRuns: 40 },
  );
});

test("a lower cap is never faster, and the draw never exceeds the cap or the limit", () => {
  fc.assert(
    fc.property(questions, (question) => {
      let last = { tpotS: 0, ttftS: 0, rate: Number.POSITIVE_INFINITY };
      for (const capFraction of [1, 0.85, 0.7, 0.5, 0.35]) {
        const { estimate, packageDrawW, chip, capW } = under(question, capFraction);
        assert.ok(packageDrawW <= Math.min(capW!, chip.limitW) * (1 + 1e-9));
        // The interplay of queue and batch leaves a part in ten thousand.
        assert.ok(estimate.tpotS >= last.tpotS * (1 - 1e-4));
        assert.ok(estimate.outputTokensPerSPerPackage <= last.rate * (1 + 1e-4));
        last = {
          tpotS: estimate.tpotS,
          ttftS: estimate.ttftS,
          rate: estimate.outputTokensPerSPerPackage,
        };
      }
    }),
    { numRuns: 40 },
  );
});

test("where the cap binds above the lowest clock, the draw meets it", () => {
  fc.assert(
    fc.property(
      questions,
      fc.double({ min: 0.4, max: 1, noNaN: true }),
      (question, capFraction) => {
        const { clockFraction, paceFraction, packageDrawW, capW } = under(question, capFraction);
        if (clockFraction < 1)
          assert.ok(packageDrawW > capW! * (1 - 1e-3), `${packageDrawW} of ${capW}`);
        else assert.equal(paceFraction, 1);
      },
    ),
    { numRuns: 40 },
  );
});

test("a cap below the floor lets nothing run, and says so", () => {
  const question = fc.sample(questions, 1)[0]!;
  const chip = chipPowerOf(question.accelerator, catalogue);
  const bound = estimateUnderPower(question, powerAnswer(chip, chip.floorW * 0.9));
  assert.ok("refused" in bound);
  assert.equal(bound.refused.reason, "power cap too low");
});

test("large products: by hand, the cube of the clock where voltage falls with it in proportion", () => {
  const chip = {
    limitW: 1000,
    floorW: 0,
    joulesPerFlop: { bf16: 1e-12, fp8: 1e-12, fp4: 1e-12 },
    joulesPerByte: { memory: 0, cores: 0 },
    voltageAtHalfClock: 0.5,
  };
  const { clockFraction, drawW } = solveClock(
    chip,
    (clock) => ({ flopPerS: { bf16: 1e15 * clock, fp8: 0, fp4: 0 }, bytesPerS: 0 }),
    512,
  );
  assert.ok(Math.abs(clockFraction - 0.8) < 1e-4);
  assert.ok(drawW <= 512 && drawW > 511);
  assert.ok(Math.abs(productSpeedUnderCap(chip, 0.512) - 0.8) < 1e-4);
  assert.equal(productSpeedUnderCap(chip, 1), 1);
});

test("a training step under a cap: free without one, never faster under a lower one, its draw within", () => {
  const accelerator = accelerators["gb200"]!;
  const chip = chipPowerOf(accelerator, catalogue);
  const question: TrainingQuestion = {
    llm: llms["llama-3.1-405b"]!,
    accelerator,
    placement: {
      tensorParallel: 4,
      pipelineParallel: 16,
      contextParallel: 1,
      expertParallel: 1,
      dataParallel: 8,
      virtualStages: 1,
      sharding: "optimiser",
    },
    precision: "fp8",
    microBatch: 1,
    globalBatch: 512,
    sequenceTokens: 8192,
    recompute: "none",
  };
  const free = estimateTraining(question);
  assert.ok(!("refused" in free));
  let last = free.stepS;
  for (const capFraction of [1, 0.8, 0.6, 0.4]) {
    const capW = capFraction * chip.limitW;
    const bound = trainUnderPower(question, powerAnswer(chip, capW));
    assert.ok(!("refused" in bound));
    if (capFraction === 1) assert.ok(Math.abs(bound.estimate.stepS / free.stepS - 1) < 1e-12);
    assert.ok(bound.packageDrawW <= capW * (1 + 1e-9));
    assert.ok(bound.estimate.stepS >= last * (1 - 1e-6));
    const sum = Object.values(bound.estimate.parts).reduce((a, b) => a + b, 0);
    assert.ok(Math.abs(sum / bound.estimate.stepS - 1) < 1e-9);
    last = bound.estimate.stepS;
  }
  assert.ok(last > 1.1 * free.stepS);
});
