import assert from "node:assert/strict";
import test from "node:test";
import { createRandom } from "../../kernel/random.ts";
import { aggregateServing, type CurveInput, makeCurve, ratePerReplica } from "./aggregate.ts";
import { DEFAULT_ENGINE } from "./replica.ts";
import { SingleEngine } from "./single-engine.ts";
import { NO_TARGETS, ServingStatistics } from "./statistics.ts";
import type { StepCost } from "./step-cost.ts";
import { drawnSource } from "./traffic/drawn.ts";
import { gapLaw, lengthLaw } from "./traffic/laws.ts";
import type { RateProfile } from "./traffic/rate.ts";

const COST: StepCost = {
  kind: "linear",
  baseS: 0.0053,
  perTokenS: 1.78e-5,
  perContextTokenS: 1.22e-8,
};

function mix(prompt: number, output: number): CurveInput {
  return {
    settings: { ...DEFAULT_ENGINE, blocks: 91_648, watermarkBlocks: 916 },
    cost: COST,
    promptTokens: lengthLaw({ mean: prompt, sigma: 0.7, min: 1, max: 4 * prompt }),
    outputTokens: lengthLaw({ mean: output, sigma: 0.8, min: 1, max: 6 * output }),
    seed: 3n,
    requests: 40_000,
  };
}

/** Mixes, and loads in shares of saturation by quarter of the time. */
const CASES: [CurveInput, number[]][] = [
  [mix(1024, 256), [0.25, 0.25, 0.25, 0.25]],
  [mix(1024, 256), [0.5, 0.5, 0.5, 0.5]],
  [mix(1024, 256), [0.7, 0.7, 0.7, 0.7]],
  [mix(1024, 256), [0.8, 0.8, 0.8, 0.8]],
  [mix(1024, 256), [0.2, 0.5, 0.8, 0.4]],
  [mix(300, 400), [0.4, 0.4, 0.4, 0.4]],
  [mix(300, 400), [0.3, 0.6, 0.75, 0.5]],
  [mix(3000, 150), [0.4, 0.4, 0.4, 0.4]],
  [mix(3000, 150), [0.2, 0.6, 0.7, 0.4]],
  [mix(600, 120), [0.1, 0.35, 0.65, 0.55]],
];

const curves = new Map<string, ReturnType<typeof makeCurve>>();
function curveOf(input: CurveInput): ReturnType<typeof makeCurve> {
  const key = `${input.promptTokens(createRandom(1))}/${input.outputTokens(createRandom(1))}`;
  const kept = curves.get(key) ?? makeCurve(input);
  curves.set(key, kept);
  return kept;
}

CASES.forEach(([input, loads], i) => {
  test(`aggregated case ${i + 1} agrees with the event simulation`, () => {
    const curve = curveOf(input);
    const rates = loads.map((load) => load * curve.saturationRequestsPerS);
    const requests = 120_000;
    const durationS = requests / rates.reduce((sum, rate) => sum + rate, 0);
    const profile: RateProfile = { requestsPerS: Float64Array.from(rates), stepS: durationS };
    const statistics = new ServingStatistics({
      groupNames: [],
      targets: NO_TARGETS,
      exactLimit: 1e6,
    });
    const engine = new SingleEngine({
      settings: input.settings,
      cost: input.cost,
      source: drawnSource({
        random: createRandom(99, "event"),
        regions: [{ name: "all", rate: profile }],
        gaps: gapLaw("poisson", 1),
        promptTokens: input.promptTokens,
        outputTokens: input.outputTokens,
        reasoning: null,
        tiers: [{ name: "all", share: 1 }],
        openings: 0,
        requests,
        untilS: 4 * durationS,
      }),
      statistics,
    });
    while (engine.step());
    const answer = aggregateServing(
      curve,
      rates.map((requestsPerS) => ({ requestsPerS, durationS, replicas: 1 })),
      NO_TARGETS,
    );
    assert.equal(answer.saturated, false);
    if (answer.saturated) return;
    for (const name of ["ttftS", "tpotS", "e2eS"] as const) {
      const event = statistics.distribution(name);
      const mean = (answer[name].mean as number) / (event.mean as number) - 1;
      const p99 = (answer[name].p99 as number) / (event.p99 as number) - 1;
      assert.ok(Math.abs(mean) < 0.02, `${name} mean ${(mean * 100).toFixed(2)} %`);
      assert.ok(Math.abs(p99) < 0.05, `${name} p99 ${(p99 * 100).toFixed(2)} %`);
    }
  });
});

test("a load beyond the curve is saturated, and a tighter target never allows a higher rate", () => {
  const curve = curveOf(mix(1024, 256));
  const beyond = { requestsPerS: 2 * curve.saturationRequestsPerS, durationS: 1, replicas: 1 };
  assert.equal(aggregateServing(curve, [beyond], NO_TARGETS).saturated, true);
  const rate = (tpotS: number) => ratePerReplica(curve, { ...NO_TARGETS, tpotS }, 0.9);
  const [tight, loose] = [rate(0.012) as number, rate(0.02) as number];
  assert.ok(tight < loose && tight > 0);
  assert.equal(rate(1e-4), null);
});
