import assert from "node:assert/strict";
import test from "node:test";
import { catalogue } from "../../../facts/index.ts";
import { servingMemory } from "../../performance/memory-fit.ts";
import { estimateServing } from "../../performance/serving-estimate.ts";
import { fittedConstants } from "../../performance/serving-fitted.ts";
import { prepareStep, stepTotalS } from "../../performance/serving-step.ts";
import {
  type PerformanceModel,
  type PerformanceNames,
  performanceModel,
} from "./performance-model.ts";
import { prepareServing } from "./prepare.ts";
import { ServingRun } from "./serving-run.ts";
import { readSimulate } from "./simulate-document.ts";
import { stepCostS } from "./step-cost.ts";

const DENSE: PerformanceNames = {
  llm: "llama-3.1-70b",
  platform: "hgx-h100",
  precision: "fp8",
  engine: "vllm",
  tensorParallel: 4,
  dataParallel: 1,
  promptTokens: 1000,
};
const REPLICAS: Record<string, PerformanceNames> = {
  "dense, tensor parallel": DENSE,
  "experts behind attention ranks": {
    ...DENSE,
    llm: "deepseek-v3.2",
    platform: "gb200-nvl72",
    precision: "fp4",
    engine: "trtllm",
    tensorParallel: 1,
    dataParallel: 8,
  },
  "sliding windows": { ...DENSE, llm: "gpt-oss-120b", precision: "mxfp4", tensorParallel: 2 },
};

function modelOf(names: PerformanceNames): PerformanceModel {
  const model = performanceModel(names, catalogue);
  assert.ok(!("issues" in model), JSON.stringify(model));
  return model;
}

const near = (found: number, expected: number, error: number, what = "") =>
  assert.ok(Math.abs(found / expected - 1) <= error, `${what} ${found} against ${expected}`);

for (const [name, names] of Object.entries(REPLICAS)) {
  test(`${name}: a step costs what the performance model says`, () => {
    const model = modelOf(names);
    const { engine, dataParallel: ranks } = names;
    const step = prepareStep({ ...model, engine, constants: fittedConstants });
    const decodeS = (decodes: number, context: number) =>
      stepTotalS(step.decode(decodes / ranks, context));
    const shape = (decodes: number, context: number, prefill: number, before = 0) => ({
      tokens: decodes + prefill,
      contextTokens: decodes * context + before,
      decodes,
      prefillTokens: prefill,
      prefillContextTokens: before,
    });
    for (const decodes of [1, 7, 64, 256, 500]) {
      for (const context of [1, 100, 777, 4096, 100_000]) {
        const found = stepCostS(model.cost, shape(decodes, context, 0));
        near(found, decodeS(decodes, context), 1e-9, `${decodes} × ${context}`);
      }
    }
    // A prompt of the mean length in one piece, eight of them, and a long one in pieces.
    const alone = stepTotalS(step.prefill(1000, 500));
    near(stepCostS(model.cost, shape(0, 0, 1000)), alone, 1e-9);
    const eight = stepTotalS(step.prefill(8000 / Math.min(ranks, 8), 500));
    near(stepCostS(model.cost, shape(0, 0, 8000)), eight, 1e-9);
    const late = stepTotalS(step.prefill(1000, 4500));
    near(stepCostS(model.cost, shape(0, 0, 1000, 4000)), late, 1e-9);
    const mixed = stepCostS(model.cost, shape(64, 2000, 1000));
    near(mixed, decodeS(64, 2000) + alone, 1e-9);
  });

  test(`${name}: KV memory is what fits beside the weights`, () => {
    const model = modelOf(names);
    const contextTokens = 1000;
    const memory = servingMemory({ ...model, contextTokens });
    const sequences = model.kvTokens / contextTokens / names.dataParallel;
    assert.equal(Math.floor(sequences), memory.sequencesPerRank);
  });

  test(`${name}: power lies between floor and limit, and a larger batch costs less a token`, () => {
    const { energy, cost, accelerator, packages } = modelOf(names);
    let before = Infinity;
    for (const decodes of [1, 8, 64, 512]) {
      const batch = {
        tokens: decodes,
        contextTokens: decodes * 1500,
        decodes,
        prefillTokens: 0,
        prefillContextTokens: 0,
      };
      const stepS = stepCostS(cost, batch);
      const above = energy.aboveIdleJ(stepS, decodes, 0, batch.contextTokens);
      const watts = energy.idleW + above / stepS;
      assert.ok(watts > energy.idleW && watts <= accelerator.powerW * packages * (1 + 1e-12));
      const perToken = (watts * stepS) / decodes;
      assert.ok(perToken < before);
      before = perToken;
    }
  });
}

test("a closed loop decodes at the estimate's pace", () => {
  const text = `simulate: serving
stepCost: { performance: { llm: llama-3.1-70b, platform: hgx-h100, tensorParallel: 4, engine: vllm } }
engine: { tokenBudget: 8192 }
workload: { closedLoop: { inFlight: 32, requests: 640, promptTokens: { mean: 1024 }, outputTokens: { mean: 256 } } }
power: { platform: hgx-h100 }
`;
  const read = readSimulate(text, "s.yaml", catalogue);
  assert.ok(read.ok);
  const files = { open: () => assert.fail(), clients: () => [] };
  const prepared = prepareServing(read.document, files, 1n, catalogue);
  assert.ok(prepared.ok);
  const run = new ServingRun(prepared.value);
  while (run.step());
  const report = run.report();
  const model = modelOf({ ...DENSE, promptTokens: 1024 });
  const estimate = estimateServing({
    ...model,
    engine: "vllm",
    isl: 1024,
    osl: 256,
    concurrency: 32,
  });
  assert.ok(!("refused" in estimate));
  const { stallS, ...parts } = estimate.parts.tpot;
  // The undisturbed gap is a decode step; prompts in between stall it by either account.
  near(report.itlS.p50 as number, stepTotalS(parts), 0.05);
  assert.ok(stallS > 0 && (report.tpotS.mean as number) > (report.itlS.p50 as number));
  assert.ok(report.saturation.requestsPerS > report.requestsPerS * 0.9);
  assert.ok((report.joulesPerOutputToken as number) > 0);
  near(
    (report.joulesPerOutputToken as number) * report.outputTokens,
    report.energyJ as number,
    1e-12,
  );
});

test("a platform alone gives two levels by its rating", () => {
  const text = `simulate: serving
engine: { kv: { blocks: 4000 } }
stepCost: { linear: { base: 8 ms, perToken: 20 us, perContextToken: 0.02 us } }
workload: { rows: [[0, 100, 3]] }
power: { platform: gb200-nvl72, packages: 2 }
`;
  const read = readSimulate(text, "s.yaml", catalogue);
  assert.ok(read.ok);
  const files = { open: () => assert.fail(), clients: () => [] };
  const prepared = prepareServing(read.document, files, 1n, catalogue);
  assert.ok(prepared.ok);
  const energy = prepared.value.energies[0];
  const ratedW = (2 * 132e3) / 72;
  near(energy?.idleW as number, ratedW * 0.15, 1e-12);
  near((energy?.aboveIdleJ(1, 1, 0, 0) as number) + (energy?.idleW as number), ratedW * 0.6, 1e-12);
});

test("names that the catalogue lacks are refused with those it has", () => {
  const text = `simulate: serving
stepCost: { performance: { llm: llama-9, platform: abacus } }
workload: { rows: [[0, 100, 3]] }
power: { platform: sundial }
`;
  const read = readSimulate(text, "s.yaml", catalogue);
  assert.ok(!read.ok);
  assert.deepEqual(
    read.issues.map(({ path, found }) => [path, found]),
    [
      ["/power/platform", "sundial"],
      ["/stepCost/performance/llm", "llama-9"],
      ["/stepCost/performance/platform", "abacus"],
    ],
  );
  for (const { expected } of read.issues) assert.match(expected, /one of .*(llama-3|hgx-h100)/);
  const narrow = readSimulate(
    text
      .replace("llama-9", "llama-3.1-70b")
      .replace("abacus", "hgx-h100")
      .replace("sundial", "hgx-h200"),
    "s.yaml",
    catalogue,
  );
  assert.ok(!narrow.ok);
  assert.match(narrow.issues[0].found, /does not fit memory/);
});
