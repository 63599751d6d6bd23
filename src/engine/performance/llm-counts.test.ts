import assert from "node:assert/strict";
import { test } from "node:test";
import { catalogue } from "../../facts/index.ts";
import { performanceCatalogue } from "../scenario/performance-catalogue.ts";
import {
  kvSequenceBytes,
  parameterCounts,
  prefillFlop,
  trainingFlopPerToken,
} from "./llm-counts.ts";

const { llms } = performanceCatalogue(catalogue);

/** Published or counted parameters, 10^9: [total, active]. */
const published: Record<string, [number, number]> = {
  "llama-3.1-8b": [8.03, 8.03],
  "llama-3.1-70b": [70.554, 70.554],
  "llama-3.1-405b": [405.853, 405.853],
  "gpt-3-175b": [174.604, 174.604],
  "qwen3-32b": [32.762, 32.762],
  "qwen3-235b-a22b": [235.094, 22.191],
  "qwen3.5-397b-a17b": [396.346, 17.349],
  "deepseek-v3": [671.026, 37.552],
  "kimi-k2": [1026.408, 32.862],
  "glm-5": [743.911, 41.785],
  "minimax-m2.5": [228.69, 11.031],
  "gpt-oss-120b": [116.829, 5.712],
  "mixtral-8x7b": [46.703, 12.88],
};

for (const [id, [totalB, activeB]] of Object.entries(published)) {
  test(`parameters of ${id} agree with the published count within 3 %`, () => {
    const llm = llms[id];
    assert.ok(llm, `no shape for ${id}`);
    const counts = parameterCounts(llm);
    assert.ok(Math.abs(counts.total / 1e9 / totalB - 1) < 0.03, `total ${counts.total}`);
    assert.ok(Math.abs(counts.active / 1e9 / activeB - 1) < 0.03, `active ${counts.active}`);
    const sum = Object.values(counts.parts).reduce((a, b) => a + b, 0);
    assert.equal(Math.round(sum), Math.round(counts.total));
  });
}

test("cache of one token: Llama 3.1 70B holds 320 KiB in bf16, DeepSeek-V3 68.6 KiB", () => {
  assert.equal(kvSequenceBytes(llms["llama-3.1-70b"]!, 1, "bf16"), 80 * 2 * 8 * 128 * 2);
  assert.equal(kvSequenceBytes(llms["deepseek-v3"]!, 1, "bf16"), 61 * 576 * 2);
});

test("training is three times the forward pass, prediction head included", () => {
  const llm = llms["llama-3.1-8b"]!;
  const forward = prefillFlop(llm, 4096) + 2 * llm.vocab * llm.hidden * 4095;
  assert.ok(Math.abs((3 * forward) / (4096 * trainingFlopPerToken(llm, 4096)) - 1) < 1e-9);
});
