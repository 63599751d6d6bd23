import assert from "node:assert/strict";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { SERVING_COLUMNS } from "../../engine/performance/serving-rows.ts";
import { TRAINING_COLUMNS } from "../../engine/performance/training-rows.ts";
import { commandSchemas } from "../json-schemas.ts";
import { estimateServingCommand } from "./estimate.ts";
import { estimateTrainingCommand } from "./estimate-training.ts";
import { frontierCommand } from "./frontier.ts";
import { validateServingCommand } from "./validate-serving.ts";
import { validateTrainingCommand } from "./validate-training.ts";

type Runs<Args> = (args: Args, effects: never) => Promise<number>;

async function say<Args>(command: Runs<Args>, args: Args) {
  let stdout = "";
  let stderr = "";
  const effects = {
    stdout: (text: string) => {
      stdout += text;
    },
    stderr: (text: string) => {
      stderr += text;
    },
  };
  const code = await command(args, effects as never);
  return { code, stdout, stderr, lines: stderr.trimEnd().split("\n") };
}
const serving = { json: true, llm: "llama-3-1-70b", platform: "hgx-h100" };
const read = (text: string): unknown => JSON.parse(text);

test("what the commands print is what their schemas say", async () => {
  const one = await say(estimateServingCommand, { ...serving, powerCap: "60 %" });
  assert.equal(one.code, 0, one.stderr);
  commandSchemas["estimate-serving"].parse(read(one.stdout));
  const job = { ...serving, llm: "llama-3-1-405b", pp: "16", dp: "4", globalBatch: "256" };
  const step = await say(estimateTrainingCommand, job);
  assert.equal(step.code, 0, step.stderr);
  commandSchemas["estimate-training"].parse(read(step.stdout));
  const question = { ...serving, precision: "fp8", gpuHourUsd: "2", gpus: "8" };
  const front = await say(frontierCommand, question);
  assert.equal(front.code, 0, front.stderr);
  commandSchemas.frontier.parse(read(front.stdout));
  const shapes = await say(frontierCommand, { ...question, coDesign: true });
  assert.equal(shapes.code, 0, shapes.stderr);
  commandSchemas.frontier.parse(read(shapes.stdout));
});

test("no room is an outcome with its schema", async () => {
  const none = await say(estimateServingCommand, { ...serving, precision: "bf16", tp: "1" });
  assert.equal(none.code, 1);
  const outcome = commandSchemas["estimate-serving"].parse(read(none.stdout));
  assert.ok("refused" in outcome);
  assert.equal(outcome.refused.reason, "does not fit memory");
});

test("every mistake is named at once, with what would be accepted", async () => {
  const wrong = { tp: "7", pp: "99", precision: "fp4", engine: "vlm", powerCap: "much" };
  const { code, lines } = await say(estimateServingCommand, { ...serving, ...wrong });
  assert.equal(code, 1);
  assert.equal(lines.length, 5);
  const all = lines.join("\n");
  assert.match(all, /--tp: heads not divisible: expected a divisor of 64 heads/);
  assert.match(all, /--pp: too many pipeline stages: expected at most 80/);
  assert.match(all, /no fp4 arithmetic, expected one of bf16, fp8/);
  assert.match(all, /--engine: expected one of trtllm, sglang, vllm; found vlm/);
  assert.match(all, /--power-cap: expected watts/);
  const training = { ...serving, tp: "7", pp: "300", precision: "nvfp4" };
  const step = await say(estimateTrainingCommand, training);
  assert.equal(step.lines.length, 3, step.stderr);
  const front = await say(frontierCommand, { ...serving, precision: "fp4", speculate: "accept=0" });
  assert.equal(front.lines.length, 2, front.stderr);
});

test("expert parallelism needs experts, and packages to spread over", async () => {
  const dense = await say(estimateServingCommand, { ...serving, ep: "2" });
  assert.match(dense.stderr, /^--ep: llama-3.1-70b has no experts: expected 1; found 2\n$/);
  const sparse = { ...serving, llm: "qwen3-30b-a3b", tp: "1", ep: "8" };
  for (const command of [estimateServingCommand, estimateTrainingCommand]) {
    const { code, stderr } = await say<never>(command, sparse as never);
    assert.equal(code, 1);
    assert.match(stderr, /^--ep: experts need packages: expected a divisor of the 1 packages/);
  }
});

test("chunks of layers on a stage are layers at least", async () => {
  const step = await say(estimateTrainingCommand, { ...serving, pp: "8", vp: "100" });
  assert.match(step.stderr, /^--vp: too many virtual stages: expected at most 10, /);
});

test("limits that cannot be met are named, also over shapes; a price needs a price", async () => {
  const short = { ...serving, llm: "qwen3-8b", precision: "fp8", isl: "128", osl: "128" };
  for (const coDesign of [false, true]) {
    const none = await say(frontierCommand, { ...short, tpot: "1e-9", coDesign });
    assert.equal(none.code, 1);
    assert.match(none.stderr, /^infeasible: tpot binds \(\d+ candidates\)\n$/);
    commandSchemas.frontier.parse(read(none.stdout));
  }
  const unpriced = await say(frontierCommand, { ...short, usdPerMillion: "0.01" });
  assert.equal(unpriced.code, 1);
  assert.match(unpriced.stderr, /^--usd-per-million: expected --gpu-hour-usd/);
});

test("rows go to a path that can be written, or the path is named", async () => {
  const header = TRAINING_COLUMNS.join(",");
  const folder = await mkdtemp(join(tmpdir(), "rows-"));
  const data = join(folder, "none.csv");
  await writeFile(data, `${header}\n`);
  const report = await say(validateTrainingCommand, { json: true, data });
  commandSchemas["validate-training"].parse(read(report.stdout));
  const perRow = join(folder, "nowhere", "rows.csv");
  const said = await say(validateTrainingCommand, { json: true, data, perRow });
  assert.equal(said.code, 1);
  assert.match(said.stderr, /^--per-row: expected a path that can be written, found ENOENT/);
});

test("a serving file with nothing to answer, and no row beside it, reports counts and no error of nought", async () => {
  const folder = await mkdtemp(join(tmpdir(), "rows-"));
  const data = join(folder, "none.csv");
  const beside = join(folder, "beside.csv");
  await writeFile(data, `${SERVING_COLUMNS.join(",")}\n`);
  await writeFile(beside, "id,aic_ttft_ms,aic_tpot_ms\nrow,1,1\n");
  const said = await say(validateServingCommand, { json: true, data, beside });
  assert.equal(said.code, 0, said.stderr);
  const report = commandSchemas["validate-serving"].parse(read(said.stdout));
  assert.equal(report.tpot, undefined);
  assert.deepEqual(report.beside, { rows: 0, bySystem: {} });
  assert.deepEqual(report.predictedBy, { withoutTheGroup: 0, groupNeverSeen: 0 });
});
