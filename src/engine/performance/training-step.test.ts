import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { catalogue } from "../../facts/index.ts";
import { performanceCatalogue } from "../scenario/performance-catalogue.ts";
import { trainingFlopPerToken } from "./llm-counts.ts";
import {
  layerActivationBytes,
  leastRecompute,
  memoryBytes,
  trainingMemory,
} from "./training-memory.ts";
import { searchTraining } from "./training-search.ts";
import { estimateTraining, type TrainingQuestion } from "./training-step.ts";
import type { AcceleratorSpec } from "./types.ts";

const { accelerators, llms } = performanceCatalogue(catalogue);

const base: TrainingQuestion = {
  llm: llms["llama-3.1-405b"],
  accelerator: accelerators["gb200"],
  placement: {
    tensorParallel: 4,
    pipelineParallel: 8,
    contextParallel: 2,
    expertParallel: 1,
    dataParallel: 8,
    virtualStages: 8,
    sharding: "optimiser",
  },
  precision: "fp8",
  microBatch: 1,
  globalBatch: 896,
  sequenceTokens: 8192,
  recompute: "none",
};

const questions = fc
  .record({
    llm: fc.constantFrom("llama-3.1-405b", "llama-3.1-70b", "qwen3-235b-a22b", "gpt-3-175b"),
    system: fc.constantFrom("h100_sxm", "gb200", "b300_sxm"),
    tensor: fc.constantFrom(1, 2, 4, 8),
    stages: fc.constantFrom(1, 2, 4, 8),
    data: fc.constantFrom(1, 4, 16),
    precision: fc.constantFrom("bf16" as const, "fp8" as const),
    recompute: fc.constantFrom("none" as const, "selective" as const, "full" as const),
  })
  .map(
    (q): TrainingQuestion => ({
      ...base,
      llm: llms[q.llm],
      accelerator: accelerators[q.system],
      placement: {
        ...base.placement,
        tensorParallel: q.tensor,
        pipelineParallel: q.stages,
        dataParallel: q.data,
        virtualStages: 1,
        contextParallel: 1,
        expertParallel: q.llm.includes("a22b") ? 8 : 1,
      },
      globalBatch: 256,
      precision: q.precision,
      recompute: q.recompute,
    }),
  );

function step(question: TrainingQuestion) {
  const estimate = estimateTraining(question);
  assert.ok(!("refused" in estimate));
  return estimate;
}

test("parts sum to the step, and the step is above the arithmetic bound", () => {
  fc.assert(
    fc.property(questions, (question) => {
      const e = step(question);
      const sum = Object.values(e.parts).reduce((a, b) => a + b, 0);
      assert.ok(Math.abs(sum / e.stepS - 1) < 1e-9);
      const flop =
        question.globalBatch *
        question.sequenceTokens *
        trainingFlopPerToken(question.llm, question.sequenceTokens);
      const peak = question.accelerator.peakFlopPerS[question.precision === "fp8" ? "fp8" : "bf16"];
      assert.ok(e.stepS >= flop / peak / e.packages);
      assert.ok(e.mfuFraction <= e.hfuFraction);
    }),
  );
});

const better: Record<string, (a: AcceleratorSpec) => AcceleratorSpec> = {
  bandwidth: (a) => ({ ...a, hbmBytesPerS: a.hbmBytesPerS * 1.5 }),
  "scale-up link": (a) => ({ ...a, scaleUpBytesPerS: a.scaleUpBytesPerS * 1.5 }),
  "scale-out link": (a) => ({ ...a, scaleOutBytesPerS: a.scaleOutBytesPerS * 1.5 }),
  power: (a) => ({ ...a, powerW: a.powerW * 1.2 }),
};

for (const [what, improve] of Object.entries(better)) {
  test(`more ${what} never makes a training step slower`, () => {
    fc.assert(
      fc.property(questions, (question) => {
        const faster = step({ ...question, accelerator: improve(question.accelerator) });
        assert.ok(faster.stepS <= step(question).stepS * (1 + 1e-12));
      }),
    );
  });
}

test("recomputing more never takes less time nor more memory", () => {
  const order = ["none", "selective", "full"] as const;
  for (let i = 1; i < order.length; i++) {
    const less = { ...base, recompute: order[i - 1] };
    const more = { ...base, recompute: order[i] };
    assert.ok(step(more).stepS >= step(less).stepS);
    assert.ok(trainingMemory(more).activationsBytes <= trainingMemory(less).activationsBytes);
  }
});

test("activations of one GPT-3 layer follow Korthikanti's closed form", () => {
  const llm = llms["gpt-3-175b"];
  const layer = { llm, sequenceTokens: 2048, microBatch: 1, tensor: 8 };
  const sbh = 2048 * 12288;
  const plain = layerActivationBytes({ ...layer, sequenceParallel: false, recompute: "none" });
  assert.equal(plain, sbh * (10 + 24 / 8 + (5 * 96 * 2048) / 12288 / 8));
  const split = layerActivationBytes({ ...layer, sequenceParallel: true, recompute: "selective" });
  assert.equal(split, (sbh * 34) / 8);
});

test("parts of memory sum to the whole, and dividing more never keeps more", () => {
  fc.assert(
    fc.property(questions, (question) => {
      const kept = (["none", "optimiser", "gradients", "full"] as const).map((sharding) =>
        trainingMemory({ ...question, placement: { ...question.placement, sharding } }),
      );
      for (const memory of kept) {
        const { totalBytes, ...parts } = memory;
        const sum = Object.values(parts).reduce((a, b) => a + b, 0);
        assert.ok(Math.abs(sum / totalBytes - 1) < 1e-12);
      }
      const states = kept.map((m) => m.weightsBytes + m.gradientsBytes + m.optimiserBytes);
      for (let i = 1; i < states.length; i++) assert.ok(states[i] <= states[i - 1]);
    }),
  );
});

test("states of mixed precision are 16 or 18 bytes a parameter, by what gradients are kept in", () => {
  const alone = { ...base.placement, sharding: "none" as const };
  const held = (gradientBytes: 2 | 4) => {
    const m = trainingMemory({ ...base, placement: alone, gradientBytes });
    return m.weightsBytes + m.gradientsBytes + m.optimiserBytes;
  };
  assert.ok(Math.abs(held(4) / held(2) - 18 / 16) < 1e-12);
});

test("the least recomputation fits where full does, and covers no more layers than it must", () => {
  fc.assert(
    fc.property(questions, (question) => {
      const least = leastRecompute(question.accelerator, question);
      const room = memoryBytes(question.accelerator);
      const total = trainingMemory({ ...question, ...least }).totalBytes;
      assert.equal(least.fits, total <= room * (1 + 1e-9));
      if (least.recompute !== "full" || !least.fits || least.recomputedShare < 0.01) return;
      const less = { ...question, ...least, recomputedShare: least.recomputedShare * 0.98 };
      assert.ok(trainingMemory(less).totalBytes > room);
    }),
  );
});

test("sharding costs time as it saves memory; adapters and packs of short examples cost less", () => {
  const time = (sharding: "optimiser" | "gradients" | "full") =>
    step({ ...base, placement: { ...base.placement, sharding } }).stepS;
  assert.ok(time("gradients") >= time("optimiser"));
  assert.ok(time("full") >= time("optimiser"));
  assert.ok(step({ ...base, adaptersOnly: true }).stepS < step(base).stepS);
  assert.ok(step({ ...base, packedTokens: 512 }).stepS < step(base).stepS);
});

test("a token crosses to a domain once: exchange across servers grows slower than they do", () => {
  const over = (ranks: number) =>
    step({
      ...base,
      llm: llms["deepseek-v3"],
      accelerator: accelerators["h100_sxm"],
      placement: {
        ...base.placement,
        tensorParallel: 1,
        contextParallel: 1,
        dataParallel: ranks,
        expertParallel: ranks,
      },
      precision: "bf16",
      globalBatch: 4 * ranks,
      sequenceTokens: 4096,
    }).parts.expertExchangeS;
  assert.ok(over(64) > over(32));
  assert.ok(over(64) < 2 * over(32));
});

test("heads whose width is no multiple of 8 cost unfused attention more", () => {
  const llm = { ...llms["gpt-3-175b"], heads: 96, headDim: 128 };
  const odd = { ...llm, heads: 128, kvHeads: 128, headDim: 96 - 1 };
  const even = { ...llm, heads: 128, kvHeads: 128, headDim: 96 };
  const old = {
    ...base,
    accelerator: accelerators["a100_sxm"],
    precision: "bf16" as const,
    fusedAttention: false,
  };
  const attention = (shape: typeof llm) => step({ ...old, llm: shape }).parts.attentionS;
  assert.ok(attention(odd) > attention(even));
});

test("what cannot train is refused by name", () => {
  const reason = (change: Partial<TrainingQuestion>) => {
    const e = estimateTraining({ ...base, ...change });
    return "refused" in e ? e.refused.reason : undefined;
  };
  assert.equal(
    reason({ placement: { ...base.placement, tensorParallel: 3 } }),
    "heads not divisible",
  );
  const deep = { ...base.placement, pipelineParallel: 127 };
  assert.equal(reason({ placement: deep }), "too many pipeline stages");
  const old = accelerators["h100_sxm"];
  assert.equal(reason({ accelerator: old, precision: "nvfp4" }), "precision not supported");
  assert.equal(reason({ globalBatch: 4 }), "bad input");
});

test("a training search keeps to memory and counts every candidate", () => {
  const found = searchTraining({
    llm: llms["llama-3.1-70b"],
    accelerator: accelerators["h100_sxm"],
    packages: 64,
    globalBatch: 128,
    sequenceTokens: 4096,
    precision: "bf16",
  });
  assert.equal(found.candidates, found.fits + found.tooLarge);
  assert.ok(found.best && found.best.memoryBytes <= 80e9);
});

test("no chip, measured or not, trains faster than its peak; parts still sum", () => {
  const ids = Object.keys(accelerators);
  const shapes = Object.keys(llms).filter((id) => llms[id].heads % 2 === 0);
  let closest = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...ids),
      fc.constantFrom(...shapes),
      fc.constantFrom("bf16" as const, "fp8" as const, "nvfp4" as const),
      fc.constantFrom(1, 2),
      (system, id, precision, tensorParallel) => {
        const placement = {
          ...base.placement,
          tensorParallel,
          pipelineParallel: 4,
          contextParallel: 1,
          dataParallel: 1,
        };
        const accelerator = accelerators[system];
        const question = { ...base, llm: llms[id], accelerator, placement, precision };
        const step = estimateTraining({ ...question, recompute: "selective" });
        if ("refused" in step) return;
        const { bf16, fp8, fp4 } = accelerator.peakFlopPerS;
        const peak = Math.max(bf16, { bf16, fp8, nvfp4: fp4 }[precision]);
        const share = step.modelFlopPerSPerPackage / peak;
        closest = Math.max(closest, share);
        assert.ok(share <= 1 + 1e-9, `${id} on ${system}: ${share}`);
        const sum = Object.values(step.parts).reduce((a, b) => a + b, 0);
        assert.ok(Math.abs(sum / step.stepS - 1) < 1e-9);
      },
    ),
    { numRuns: 400, seed: 5 },
  );
  assert.ok(closest > 0.3, "some step comes near its peak");
});
