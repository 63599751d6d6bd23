/**
 * The command line that starts an engine as a point of the frontier is placed. Flags are those of
 * the engines' own documentation; a person checks them against the installed release.
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
  readonly maxSequences: number;
  readonly contextTokens: number;
}): LaunchConfiguration {
  const { engine, llmName, placement, precision, maxSequences, contextTokens } = given;
  const {
    tensorParallel,
    attentionDataParallel: ranks,
    expertParallel,
    pipelineParallel,
  } = placement;
  const cacheFp8 = precision.kvCache === "fp8";
  switch (engine) {
    case "vllm": {
      const flags = [
        `--tensor-parallel-size ${tensorParallel}`,
        pipelineParallel > 1 ? `--pipeline-parallel-size ${pipelineParallel}` : "",
        ranks > 1 ? `--data-parallel-size ${ranks}` : "",
        expertParallel > 1 ? "--enable-expert-parallel" : "",
        cacheFp8 ? "--kv-cache-dtype fp8" : "",
        `--max-num-seqs ${maxSequences}`,
        `--max-model-len ${contextTokens}`,
      ];
      return { engine, command: join("vllm serve", llmName, flags) };
    }
    case "sglang": {
      const flags = [
        `--model-path ${llmName}`,
        `--tp ${tensorParallel * ranks}`,
        ranks > 1 ? `--dp ${ranks} --enable-dp-attention` : "",
        expertParallel > 1 ? `--ep-size ${expertParallel}` : "",
        cacheFp8 ? "--kv-cache-dtype fp8_e4m3" : "",
        `--max-running-requests ${maxSequences}`,
        `--context-length ${contextTokens}`,
      ];
      return { engine, command: join("python3 -m sglang.launch_server", "", flags) };
    }
    case "trtllm": {
      const flags = [
        `--tp_size ${tensorParallel * ranks}`,
        pipelineParallel > 1 ? `--pp_size ${pipelineParallel}` : "",
        expertParallel > 1 ? `--ep_size ${expertParallel}` : "",
        `--max_batch_size ${Math.ceil(maxSequences / ranks)}`,
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
