import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { catalogue } from "../../facts/index.ts";
import { performanceCatalogue } from "../scenario/performance-catalogue.ts";
import { namedPrecision } from "./precision-names.ts";
import { estimateServing, type ServingQuestion } from "./serving-estimate.ts";
import type { Speculation } from "./speculation.ts";

const { accelerators, llms } = performanceCatalogue(catalogue);

const question = (llm: string, concurrency: number): ServingQuestion => ({
  llm: llms[llm]!,
  accelerator: accelerators["gb200"]!,
  precision: namedPrecision("fp8", llms[llm]!),
  placement: {
    tensorParallel: 8,
    pipelineParallel: 1,
    attentionDataParallel: 1,
    expertParallel: 8,
    expertTensorParallel: 1,
  },
  isl: 1024,
  osl: 1024,
  concurrency,
});
const estimate = (asked: ServingQuestion, speculation?: Speculation) => {
  const answer = estimateServing({ ...asked, ...(speculation ? { speculation } : {}) });
  assert.ok(!("refused" in answer), JSON.stringify(answer));
  return answer;
};
const asked = fc
  .record({
    llm: fc.constantFrom("llama-3.1-70b", "deepseek-v3", "gpt-oss-120b"),
    concurrency: fc.integer({ min: 1, max: 256 }),
  })
  .map(({ llm, concurrency }) => question(llm, concurrency));

test("one token a step from a draft that takes no time changes nothing", () => {
  fc.assert(
    fc.property(asked, (one) => {
      const plain = estimate(one);
      const same = estimate(one, { acceptedTokens: 1, draftTokens: 0, draft: "free" });
      assert.ok(Math.abs(same.tpotS / plain.tpotS - 1) < 1e-12);
      assert.ok(Math.abs(same.ttftS / plain.ttftS - 1) < 1e-12);
    }),
    { numRuns: 30 },
  );
});

test("more accepted tokens are never slower, and no draft is dearer than a free one", () => {
  fc.assert(
    fc.property(asked, fc.integer({ min: 1, max: 5 }), (one, draftTokens) => {
      const draft = one.llm.mtpLayers ? "prediction layer" : llms["llama-3.1-8b"]!;
      let last = Number.POSITIVE_INFINITY;
      for (let accepted = 1; accepted <= draftTokens + 1; accepted += 0.5) {
        const some = estimate(one, { acceptedTokens: accepted, draftTokens, draft });
        const free = estimate(one, { acceptedTokens: accepted, draftTokens, draft: "free" });
        assert.ok(free.tpotS <= some.tpotS);
        assert.ok(some.tpotS <= last * (1 + 1e-9));
        last = some.tpotS;
      }
    }),
    { numRuns: 30 },
  );
});

test("the gain depends on the operating point: large where weights bind, less where batches are large", () => {
  const speculation: Speculation = { acceptedTokens: 2, draftTokens: 2, draft: "prediction layer" };
  const gain = (concurrency: number) => {
    const one = question("deepseek-v3", concurrency);
    return estimate(one).tpotS / estimate(one, speculation).tpotS;
  };
  assert.ok(gain(1) > 1.3, `${gain(1)}`);
  assert.ok(gain(1) > gain(1024), `${gain(1)} at 1, ${gain(1024)} at 1,024`);
});

test("what cannot be is refused by name, and a draft takes its memory", () => {
  const one = question("llama-3.1-70b", 8);
  const refused = (speculation: Speculation) => {
    const answer = estimateServing({ ...one, speculation });
    assert.ok("refused" in answer);
    return answer.refused.detail;
  };
  assert.match(refused({ acceptedTokens: 4, draftTokens: 2, draft: "free" }), /expected 1 to 3/);
  assert.match(refused({ acceptedTokens: 1, draftTokens: 0.5, draft: "free" }), /whole number/);
  const odd = { ...llms["llama-3.1-8b"]!, heads: 12 };
  assert.match(refused({ acceptedTokens: 2, draftTokens: 2, draft: odd }), /12 heads of the draft/);
  const beside = estimate(one, { acceptedTokens: 2, draftTokens: 2, draft: llms["llama-3.1-8b"]! });
  assert.ok(beside.memory.weightsBytes > estimate(one).memory.weightsBytes);
});
