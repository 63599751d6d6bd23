import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { acceleratorOf } from "../scenario/accelerator-spec.ts";
import { llmOf, precisionOf } from "../scenario/resolve-catalogue.ts";
import { smallCatalogue } from "../small-catalogue.fixture.ts";
import { type ServingRates, type ServingRatesInput, servingRates } from "./serving-rates.ts";
import { canServe } from "./tables.ts";

const chip = acceleratorOf("chip", smallCatalogue, 8);
const llm = llmOf(smallCatalogue.llms["dense"]!).shape;
const input: ServingRatesInput = {
  engine: "trtllm",
  llm,
  accelerator: chip,
  precision: precisionOf("fp8"),
  inputTokens: 2000,
  contextTokens: 2250,
  ttftS: 2,
  tpotS: 0.03,
};
const rates = (change: Partial<ServingRatesInput>): ServingRates => {
  const answer = servingRates({ ...input, ...change });
  assert.ok(canServe(answer), JSON.stringify(answer));
  return answer;
};

test("a rate keeps its target: the step of the chosen batch is within TPOT, the prompt within half of TTFT", () => {
  fc.assert(
    fc.property(fc.double({ min: 0.02, max: 0.2, noNaN: true }), (tpotS) => {
      const at = rates({ tpotS });
      assert.ok(at.tpotS <= tpotS && at.prefillS <= input.ttftS / 2);
      const { packagesPerReplica, batch } = at;
      assert.ok(
        Math.abs(at.decodeTokensPerSPerPackage - batch / at.tpotS / packagesPerReplica) < 1e-6,
      );
    }),
  );
});

test("a looser target, more bandwidth, more peak or more memory is never slower", () => {
  const base = rates({});
  fc.assert(
    fc.property(
      fc.double({ min: 1, max: 4, noNaN: true }),
      fc.constantFrom("tpotS", "hbmBytesPerS", "peak", "hbmBytes"),
      (more, what) => {
        const better =
          what === "tpotS"
            ? rates({ tpotS: input.tpotS * more })
            : rates({
                accelerator: {
                  ...chip,
                  hbmBytes: chip.hbmBytes * (what === "hbmBytes" ? more : 1),
                  hbmBytesPerS: chip.hbmBytesPerS * (what === "hbmBytesPerS" ? more : 1),
                  peakFlopPerS: {
                    ...chip.peakFlopPerS,
                    bf16: chip.peakFlopPerS.bf16 * (what === "peak" ? more : 1),
                    fp8: chip.peakFlopPerS.fp8 * (what === "peak" ? more : 1),
                  },
                },
              });
        assert.ok(
          better.decodeTokensPerSPerPackage >= base.decodeTokensPerSPerPackage * (1 - 1e-12),
        );
      },
    ),
  );
});

test("what cannot be is refused by name, with what is missing", () => {
  const small = servingRates({ ...input, accelerator: { ...chip, hbmBytes: 1e9 } });
  assert.ok(!canServe(small) && small.unsupported === "weights do not fit");
  assert.match(small.detail, /GB of weights, \d+ GB usable/);
  const fast = servingRates({ ...input, tpotS: 1e-6 });
  assert.ok(!canServe(fast) && fast.unsupported === "latency target cannot be met");
});

test("support says measured where the fit holds the pair, whatever the catalogue's spelling", () => {
  const measured = rates({
    llm: { ...llm, id: "llama-3-1-70b" },
    accelerator: { ...chip, id: "nvidia-h100-sxm" },
  });
  assert.notEqual(measured.support, "physics");
  assert.equal(rates({}).support, "physics");
});
