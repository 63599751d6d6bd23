import assert from "node:assert/strict";
import { test } from "node:test";
import { commandSchemas } from "../json-schemas.ts";
import { estimateServingCommand } from "./estimate.ts";
import { estimateTrainingCommand } from "./estimate-training.ts";
import { frontierCommand } from "./frontier.ts";

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
