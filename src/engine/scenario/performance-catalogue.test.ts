import assert from "node:assert/strict";
import { test } from "node:test";
import { catalogue } from "../../facts/index.ts";
import { parameterCounts } from "../performance/llm-counts.ts";
import { chosen, si } from "./inputs.ts";
import { findAccelerator, findLlm, performanceCatalogue } from "./performance-catalogue.ts";
import { llmOf } from "./resolve-catalogue.ts";

/** LLMs whose blocks the shape cannot write in full, and what it lacks. */
const partial: Readonly<Record<string, string>> = {
  "deepseek-v4-flash": "low-rank queries and grouped outputs over a shared cache",
  "deepseek-v4-pro": "low-rank queries and grouped outputs over a shared cache",
  "gemma-4-26b-a4b": "a dense feed-forward beside the experts of a layer",
  "llama-3-3-nemotron-super-49b": "feed-forward widths that vary by layer",
};

for (const entry of Object.values(catalogue.llms)) {
  if (partial[entry.id] !== undefined) continue;
  test(`the shape of ${entry.id} counts the parameters of its configuration file`, () => {
    const { total, active } = parameterCounts(llmOf(entry).shape);
    const counted = (fact: typeof entry.paramsTotal) => si(chosen(fact).value, "count");
    assert.ok(Math.abs(total / counted(entry.paramsTotal) - 1) < 0.02, `total ${total}`);
    assert.ok(Math.abs(active / counted(entry.paramsActive) - 1) < 0.075, `active ${active}`);
  });
}

test("releases that share an architecture share every number of its shape", () => {
  const { llms } = performanceCatalogue(catalogue);
  for (const entry of Object.values(catalogue.llms)) {
    const { shape } = llmOf(entry);
    // What a release may change without touching the shape: its longest context.
    const bare = (one: typeof shape) => ({ ...one, maxContextTokens: 0, mtpLayers: 0 });
    assert.deepEqual(bare(shape), bare(llms[shape.id]!), entry.id);
  }
});

test("names are found however they are spelt, and platforms name their accelerator", () => {
  assert.equal(findLlm(catalogue, "deepseek-r1")?.id, "deepseek-v3");
  assert.equal(findLlm(catalogue, "llama-3.1-70b")?.id, findLlm(catalogue, "llama-3-1-70b")?.id);
  assert.equal(findLlm(catalogue, "no-such"), undefined);
  for (const name of ["h100_sxm", "nvidia-h100-sxm", "H100-SXM", "hgx-h100"])
    assert.equal(findAccelerator(catalogue, name)?.id, "h100_sxm", name);
  assert.equal(findAccelerator(catalogue, "gb200-nvl72")?.scaleUpSize, 72);
  assert.equal(findAccelerator(catalogue, "no-such"), undefined);
});
