import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { catalogue } from "../../facts/index.ts";
import { performanceCatalogue } from "../scenario/performance-catalogue.ts";
import { decodeFlopPerToken, kvSequenceBytes, weightBytes } from "./llm-counts.ts";
import { estimateServing, type ServingEstimate, type ServingQuestion } from "./serving-estimate.ts";
import { fittedConstants } from "./serving-fitted.ts";
import { prepareStep, stepTotalS } from "./serving-step.ts";
import type { AcceleratorSpec, Placement, Precision } from "./types.ts";

const { accelerators, llms } = performanceCatalogue(catalogue);

const fp8: Precision = { dense: "fp8", experts: "fp8Block", kvCache: "fp8" };

const placed = (tensorParallel: number, ranks = 1, expertParallel = 1): Placement => ({
  tensorParallel,
  pipelineParallel: 1,
  attentionDataParallel: ranks,
  expertParallel,
  expertTensorParallel: (tensorParallel * ranks) / expertParallel,
});

const questions = fc
  .record({
    llm: fc.constantFrom(
      "llama-3.1-8b",
      "llama-3.1-70b",
      "qwen3-235b-a22b",
      "deepseek-v3",
      "minimax-m2.5",
    ),
    system: fc.constantFrom("h200_sxm", "b200_sxm", "gb300"),
    tensor: fc.constantFrom(4, 8),
    isl: fc.integer({ min: 16, max: 20_000 }),
    osl: fc.integer({ min: 16, max: 8_000 }),
    concurrency: fc.integer({ min: 1, max: 512 }),
    engine: fc.constantFrom("trtllm" as const, "sglang" as const, "vllm" as const),
  })
  .map(
    (q): ServingQuestion => ({
      llm: llms[q.llm],
      accelerator: accelerators[q.system],
      placement: placed(q.tensor),
      precision: fp8,
      engine: q.engine,
      isl: q.isl,
      osl: q.osl,
      concurrency: q.concurrency,
    }),
  );

function answered(question: ServingQuestion): ServingEstimate | undefined {
  const estimate = estimateServing(question);
  return "refused" in estimate ? undefined : estimate;
}

const sum = (parts: object): number => Object.values(parts).reduce((a, b) => a + b, 0);

test("parts sum to the whole, and the interval holds the estimate", () => {
  fc.assert(
    fc.property(questions, (question) => {
      const e = answered(question);
      if (!e) return;
      assert.ok(Math.abs(sum(e.parts.tpot) / e.tpotS - 1) < 1e-6);
      assert.ok(Math.abs(sum(e.parts.ttft) / e.ttftS - 1) < 1e-6);
      assert.ok(e.interval.tpotS.low <= e.tpotS && e.tpotS <= e.interval.tpotS.high);
      assert.ok(e.interval.ttftS.low <= e.ttftS && e.ttftS <= e.interval.ttftS.high);
    }),
  );
});

const better: Record<string, (a: AcceleratorSpec) => AcceleratorSpec> = {
  bandwidth: (a) => ({ ...a, hbmBytesPerS: a.hbmBytesPerS * 1.5 }),
  peak: (a) => ({
    ...a,
    peakFlopPerS: {
      bf16: a.peakFlopPerS.bf16 * 1.5,
      fp8: a.peakFlopPerS.fp8 * 1.5,
      fp4: a.peakFlopPerS.fp4 * 1.5,
    },
  }),
  link: (a) => ({ ...a, scaleUpBytesPerS: a.scaleUpBytesPerS * 1.5 }),
};

for (const [what, improve] of Object.entries(better)) {
  test(`more ${what} never makes a step slower`, () => {
    fc.assert(
      fc.property(questions, (question) => {
        const of = (accelerator: AcceleratorSpec) => {
          const step = prepareStep({
            ...question,
            accelerator,
            engine: question.engine ?? "trtllm",
            constants: fittedConstants,
          });
          return [
            stepTotalS(step.decode(question.concurrency, question.isl)),
            stepTotalS(step.prefill(question.isl, question.isl / 2)),
          ];
        };
        const [decode, prefill] = of(question.accelerator);
        const [decodeBetter, prefillBetter] = of(improve(question.accelerator));
        assert.ok(decodeBetter <= decode * (1 + 1e-12));
        assert.ok(prefillBetter <= prefill * (1 + 1e-12));
      }),
    );
  });
}

test("more memory never serves fewer sequences at once", () => {
  fc.assert(
    fc.property(questions, (question) => {
      const small = answered(question);
      const { accelerator } = question;
      const large = answered({
        ...question,
        accelerator: { ...accelerator, hbmBytes: accelerator.hbmBytes * 1.5 },
      });
      if (!small) return;
      assert.ok(large);
      assert.ok(large.memory.sequencesPerRank >= small.memory.sequencesPerRank);
    }),
  );
});

test("a decode step of a dense LLM is above both roofline bounds", () => {
  const llm = llms["llama-3.1-70b"];
  const precision: Precision = { dense: "fp8", experts: "fp8", kvCache: "fp8" };
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 2048 }),
      fc.integer({ min: 1, max: 30_000 }),
      fc.constantFrom(1, 2, 4, 8),
      fc.constantFrom("h100_sxm", "b200_sxm"),
      (batch, contextTokens, tensor, system) => {
        const accelerator = accelerators[system];
        const step = prepareStep({
          llm,
          accelerator,
          placement: placed(tensor),
          precision,
          engine: "trtllm",
          constants: fittedConstants,
        });
        const time = stepTotalS(step.decode(batch, contextTokens));
        // The input embedding is a lookup: it streams one row a token.
        const read = weightBytes(llm, precision) - llm.vocab * llm.hidden * 2;
        const bytes = read + batch * kvSequenceBytes(llm, contextTokens, "fp8");
        const flop = batch * decodeFlopPerToken(llm, contextTokens);
        assert.ok(time >= bytes / tensor / accelerator.hbmBytesPerS);
        assert.ok(time >= flop / tensor / accelerator.peakFlopPerS.fp8);
      },
    ),
  );
});

test("a shift acts on the LLM it was fitted for, and passes no roofline", () => {
  const llm = llms["llama-3.1-70b"];
  const given = {
    llm,
    accelerator: accelerators.h100_sxm,
    placement: placed(4),
    precision: { dense: "fp8", experts: "fp8", kvCache: "fp8" } as Precision,
    engine: "vllm" as const,
  };
  const shifted = { ...fittedConstants, shifts: { "llm llama-3.1-70b vllm": 0.7 } };
  const without = prepareStep({ ...given, constants: { ...fittedConstants, shifts: {} } });
  const faster = prepareStep({ ...given, constants: shifted });
  const other = prepareStep({ ...given, llm: { ...llm, id: "new" }, constants: shifted });
  for (const batch of [1, 64, 1024]) {
    const time = stepTotalS(faster.decode(batch, 4096));
    assert.ok(time < stepTotalS(without.decode(batch, 4096)));
    assert.equal(stepTotalS(other.decode(batch, 4096)), stepTotalS(without.decode(batch, 4096)));
    const read = weightBytes(llm, given.precision) - llm.vocab * llm.hidden * 2;
    const bytes = read + batch * kvSequenceBytes(llm, 4096, "fp8");
    assert.ok(time >= bytes / 4 / accelerators.h100_sxm.hbmBytesPerS);
    assert.ok(
      time >= (batch * decodeFlopPerToken(llm, 4096)) / 4 / given.accelerator.peakFlopPerS.fp8,
    );
  }
});

test("what cannot run is refused by name, with what would be accepted", () => {
  const base: ServingQuestion = {
    llm: llms["llama-3.1-70b"],
    accelerator: accelerators.h100_sxm,
    placement: placed(8),
    precision: fp8,
    isl: 1024,
    osl: 128,
    concurrency: 8,
  };
  const reason = (change: Partial<ServingQuestion>) => {
    const e = estimateServing({ ...base, ...change });
    return "refused" in e ? e.refused : undefined;
  };
  assert.equal(reason({}), undefined);
  assert.equal(reason({ placement: placed(7) })?.reason, "heads not divisible");
  assert.equal(
    reason({ placement: { ...placed(8), pipelineParallel: 81 } })?.reason,
    "too many pipeline stages",
  );
  const fp4: Precision = { dense: "fp4", experts: "fp4", kvCache: "fp8" };
  assert.equal(reason({ precision: fp4 })?.reason, "precision not supported");
  assert.match(reason({ precision: fp4 })?.detail ?? "", /bf16, fp8/);
  assert.equal(reason({ engine: "lmdeploy" as never })?.reason, "unknown engine");
  assert.match(reason({ engine: "lmdeploy" as never })?.detail ?? "", /trtllm, sglang, vllm/);
  assert.equal(reason({ concurrency: 0 })?.reason, "bad input");
  const wide: Precision = { dense: "bf16", experts: "bf16", kvCache: "bf16" };
  assert.equal(reason({ placement: placed(1), precision: wide })?.reason, "does not fit memory");
});
