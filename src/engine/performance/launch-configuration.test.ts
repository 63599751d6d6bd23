import assert from "node:assert/strict";
import { test } from "node:test";
import { launchConfiguration } from "./launch-configuration.ts";

const worker = {
  llmName: "llm",
  placement: {
    tensorParallel: 2,
    pipelineParallel: 2,
    attentionDataParallel: 4,
    expertParallel: 8,
    expertTensorParallel: 1,
  },
  precision: { dense: "fp8", experts: "fp8", kvCache: "fp8" },
  maxSequences: 30,
  contextTokens: 2048,
} as const;

test("limits of sequences are of a rank where the engine counts them so, packages are all named", () => {
  const vllm = launchConfiguration({ ...worker, engine: "vllm" }).command;
  assert.match(vllm, /--tensor-parallel-size 2 --pipeline-parallel-size 2 --data-parallel-size 4 /);
  assert.match(vllm, /--max-num-seqs 8 /);
  const sglang = launchConfiguration({ ...worker, engine: "sglang" }).command;
  assert.match(sglang, /--tp 8 --pp-size 2 --dp 4 --enable-dp-attention --ep-size 8 /);
  assert.match(sglang, /--max-running-requests 30 /);
  const trtllm = launchConfiguration({ ...worker, engine: "trtllm" });
  assert.match(trtllm.command, /--tp_size 8 --pp_size 2 --ep_size 8 --max_batch_size 8 /);
  assert.match(trtllm.file?.text ?? "", /enable_attention_dp: true/);
});

test("a worker of one pool says so to its engine, a worker of both does not", () => {
  for (const engine of ["vllm", "sglang", "trtllm"] as const) {
    const text = (pool?: "prefill" | "decode") => {
      const { command, file } = launchConfiguration({ ...worker, engine, pool });
      return command + (file?.text ?? "");
    };
    const said = /kv-transfer-config|disaggregation-mode|cache_transceiver_config/;
    assert.doesNotMatch(text(), said);
    assert.match(text("prefill"), said);
    assert.match(text("decode"), said);
  }
  assert.match(
    launchConfiguration({ ...worker, engine: "sglang", pool: "decode" }).command,
    /--disaggregation-mode decode$/,
  );
});
