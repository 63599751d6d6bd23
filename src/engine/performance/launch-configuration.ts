/**
 * The command line that starts an engine as a point of the frontier is placed; of pools apart, one
 * worker of the pool named. Flags are those of the engines' own documentation; a person checks
 * them against the installed release. Limits of sequences are of one rank in vLLM and TensorRT-LLM
 * and of all ranks in SGLang. vLLM spreads experts over all ranks or none.
 */

import type { Engine, Placement, Precision } from "./types.ts";

export interface LaunchConfiguration {
  readonly engine: Engine;
  readonly command: string;
  /** Further settings in a file, where the engine reads one. */
  readonly file?: { readonly name: string; readonly text: string };
}

export function launchConfiguration(given: {
  readonly engine: Engine;
  readonly llmName: string;
  readonly placement: Placement;
  readonly precision: Precision;
  /** Over all ranks of the replica. */
  readonly maxSequences: number;
  readonly contextTokens: number;
  /** Pool of a worker where prefill and decode are apart; absent = one pool for both. */
  readonly pool?: "prefill" | "decode";
}): LaunchConfiguration {
  const { engine, llmName, placement, precision, maxSequences, contextTokens, pool } = given;
  const {
    tensorParallel,
    attentionDataParallel: ranks,
    expertParallel,
    pipelineParallel,
  } = placement;
  const cacheFp8 = precision.kvCache === "fp8";
  const sequencesPerRank = Math.ceil(maxSequences / ranks);
  switch (engine) {
    case "vllm": {
      const flags = [
        `--tensor-parallel-size ${tensorParallel}`,
        pipelineParallel > 1 ? `--pipeline-parallel-size ${pipelineParallel}` : "",
        ranks > 1 ? `--data-parallel-size ${ranks}` : "",
        expertParallel > 1 ? "--enable-expert-parallel" : "",
        cacheFp8 ? "--kv-cache-dtype fp8" : "",
        `--max-num-seqs ${sequencesPerRank}`,
        `--max-model-len ${contextTokens}`,
        // Either side of the transfer takes the same role; a proxy decides who prefills.
        pool ? `--kv-transfer-config '{"kv_connector":"NixlConnector","kv_role":"kv_both"}'` : "",
      ];
      return { engine, command: join("vllm serve", llmName, flags) };
    }
    case "sglang": {
      const flags = [
        `--model-path ${llmName}`,
        `--tp ${tensorParallel * ranks}`,
        pipelineParallel > 1 ? `--pp-size ${pipelineParallel}` : "",
        ranks > 1 ? `--dp ${ranks} --enable-dp-attention` : "",
        expertParallel > 1 ? `--ep-size ${expertParallel}` : "",
        cacheFp8 ? "--kv-cache-dtype fp8_e4m3" : "",
        `--max-running-requests ${maxSequences}`,
        `--context-length ${contextTokens}`,
        pool ? `--disaggregation-mode ${pool}` : "",
      ];
      return { engine, command: join("python3 -m sglang.launch_server", "", flags) };
    }
    case "trtllm": {
      const flags = [
        `--tp_size ${tensorParallel * ranks}`,
        pipelineParallel > 1 ? `--pp_size ${pipelineParallel}` : "",
        expertParallel > 1 ? `--ep_size ${expertParallel}` : "",
        `--max_batch_size ${sequencesPerRank}`,
        `--max_seq_len ${contextTokens}`,
        "--extra_llm_api_options engine.yaml",
      ];
      const text = [
        `enable_attention_dp: ${ranks > 1}`,
        "kv_cache_config:",
        `  dtype: ${cacheFp8 ? "fp8" : "auto"}`,
        "  free_gpu_memory_fraction: 0.9",
        "cuda_graph_config:",
        "  enable_padding: true",
        ...(pool ? ["cache_transceiver_config:", "  backend: DEFAULT"] : []),
        // Context workers hand over after one step; overlap has nothing to overlap with.
        ...(pool === "prefill" ? ["disable_overlap_scheduler: true"] : []),
        "",
      ].join("\n");
      return {
        engine,
        command: join("trtllm-serve", llmName, flags),
        file: { name: "engine.yaml", text },
      };
    }
  }
}

function join(program: string, name: string, flags: readonly string[]): string {
  return [program, name, ...flags].filter((part) => part !== "").join(" ");
}
