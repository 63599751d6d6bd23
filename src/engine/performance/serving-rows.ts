/**
 * Measured serving rows, made sound by rule: copies removed, multiplied package counts repaired,
 * rows whose layout is lost set aside with the reason. No rule looks at a measured time except to
 * recognise a copy.
 *
 * Each row becomes a question to the model and two measured answers.
 */

import type { PerformanceCatalogue } from "../scenario/performance-catalogue.ts";
import { layerCounts, weightBytes } from "./llm-counts.ts";
import { type CsvRow, type CsvTable, numberOf, readCsv } from "./measured-csv.ts";
import type { ServingQuestion } from "./serving-estimate.ts";
import {
  ENGINES,
  type LlmShape,
  type NumberFormat,
  type Placement,
  type Precision,
  packagesPerReplica,
} from "./types.ts";

export const SERVING_COLUMNS = [
  "id",
  "silicon_data_source",
  "backend",
  "backend_version",
  "model_path",
  "system",
  "precision",
  "mode",
  "isl",
  "osl",
  "gemm_quant_mode",
  "moe_quant_mode",
  "batch_size",
  "tp_size",
  "pp_size",
  "attention_dp_size",
  "moe_tp_size",
  "moe_ep_size",
  "prefill_num_workers",
  "prefill_tp_size",
  "prefill_pp_size",
  "prefill_attention_dp_size",
  "prefill_moe_tp_size",
  "prefill_moe_ep_size",
  "decode_batch_size",
  "decode_num_workers",
  "decode_tp_size",
  "decode_pp_size",
  "decode_attention_dp_size",
  "decode_moe_tp_size",
  "decode_moe_ep_size",
  "silicon_ttft_ms",
  "silicon_tpot_ms",
] as const;

export interface Pools {
  readonly prefill: { readonly workers: number; readonly placement: Placement };
  readonly decode: { readonly workers: number; readonly placement: Placement };
}

export interface ServingRow {
  readonly id: string;
  readonly family: string;
  readonly system: string;
  /** Family and system: what is left out together. */
  readonly group: string;
  readonly mode: "agg" | "disagg";
  /** Fields that make two measurements repeats of one another. */
  readonly cell: string;
  readonly versionKnown: boolean;
  /** Of the newest generation of its engine's releases. */
  readonly newestVersion: boolean;
  readonly measuredTtftS: number;
  readonly measuredTpotS: number;
  readonly question: ServingQuestion;
  readonly pools?: Pools;
}

export interface SetAside {
  readonly id: string;
  readonly why: string;
  readonly system: string;
  readonly model: string;
}

export interface ServingRows {
  readonly rows: number;
  readonly kept: readonly ServingRow[];
  readonly setAside: readonly SetAside[];
  /** Sound rows of an LLM, chip, engine or precision that nothing describes, by name. */
  readonly refused: readonly SetAside[];
  readonly repaired: number;
}

/** Names under which one architecture is measured: the shape, and its family. */
const SHAPES: readonly (readonly [pattern: RegExp, shape: string, family: string])[] = [
  [/deepseek-(r1|v3\.1|v3)(?!\.)/i, "deepseek-v3", "DeepSeek-V3"],
  [/deepseek-v3\.2/i, "deepseek-v3.2", "DeepSeek-V3.2"],
  [/kimi-k2/i, "kimi-k2", "Kimi-K2"],
  [/glm-5(?!\.[2-9])/i, "glm-5", "GLM-5"],
  [/minimax-m2/i, "minimax-m2.5", "MiniMax-M2"],
  [/gpt-oss-120b/i, "gpt-oss-120b", "gpt-oss-120b"],
  [/gpt-oss-20b/i, "gpt-oss-20b", "gpt-oss-20b"],
  [/qwen3\.5-397b/i, "qwen3.5-397b-a17b", "Qwen3.5-397B"],
  [/qwen3-235b/i, "qwen3-235b-a22b", "Qwen3-235B"],
  [/qwen3-30b/i, "qwen3-30b-a3b", "Qwen3-30B"],
  [/qwen3-32b/i, "qwen3-32b", "Qwen3-32B"],
  [/qwen3-8b/i, "qwen3-8b", "Qwen3-8B"],
  [/llama-3[._]1-405b/i, "llama-3.1-405b", "Llama-3.1-405B"],
  [/llama-3[._][13]-70b/i, "llama-3.1-70b", "Llama-3.1-70B"],
  [/llama-3[._]1-8b/i, "llama-3.1-8b", "Llama-3.1-8B"],
  [/mixtral-8x7b/i, "mixtral-8x7b", "Mixtral-8x7B"],
  [/mixtral-8x22b/i, "mixtral-8x22b", "Mixtral-8x22B"],
];

/** Families whose experts were released in a 4-bit block format that every chip reads. */
const WEIGHT_ONLY_EXPERTS = new Set(["gpt-oss-120b", "gpt-oss-20b"]);

/** Closed-loop sweeps of the public dumps draw lengths from 80 % to 100 % of the nominal. */
const DUMP_LENGTH_SPREAD = 0.2;
const REQUESTS_PER_CLIENT = 10;

export function readServingRows(
  text: string,
  { llms, accelerators }: PerformanceCatalogue,
): ServingRows | Extract<CsvTable, { missing: unknown }> {
  const table = readCsv(text, SERVING_COLUMNS);
  if ("missing" in table) return table;
  const kept: ServingRow[] = [];
  const setAside: SetAside[] = [];
  const refused: SetAside[] = [];
  const seen = new Map<string, string>();
  let repaired = 0;
  for (const row of table.rows) {
    const aside = (why: string) =>
      setAside.push({ id: row.id, why, system: row.system, model: row.model_path });
    const refuse = (why: string) =>
      refused.push({ id: row.id, why, system: row.system, model: row.model_path });
    if (row.mode !== "agg" && row.mode !== "disagg") {
      aside("mode not stated");
      continue;
    }
    const measuredTtftS = numberOf(row.silicon_ttft_ms) / 1e3;
    const measuredTpotS = numberOf(row.silicon_tpot_ms) / 1e3;
    if (![measuredTtftS, measuredTpotS].every((s) => s > 0 && s < Number.POSITIVE_INFINITY)) {
      aside("no measured time");
      continue;
    }
    const named = namedShape(row.model_path, llms);
    const engine = ENGINES.find((name) => name === row.backend.toLowerCase());
    const known = Object.hasOwn(accelerators, row.system);
    if (!named || !known || !engine || !PRECISION.test(precisionName(row))) {
      refuse(
        !named
          ? `no shape for ${row.model_path || "a blank"}`
          : !known
            ? `unknown system ${row.system || "blank"}`
            : !engine
              ? `unknown engine ${row.backend || "blank"}`
              : `unknown precision ${precisionName(row)}`,
      );
      continue;
    }
    const { llm, family } = named;
    const accelerator = accelerators[row.system];
    // A copy repeats both times, under either name of the family; some files round them.
    const print = [
      family,
      row.system,
      row.isl,
      row.osl,
      measuredTtftS.toPrecision(4),
      measuredTpotS.toPrecision(4),
    ].join("|");
    const first = seen.get(print);
    if (first !== undefined) {
      aside(`copy of ${first}`);
      continue;
    }
    const layout = row.mode === "disagg" ? poolLayout(row) : oneLayout(row, llm);
    if ("why" in layout) {
      aside(layout.why);
      continue;
    }
    if (weightsExceed(layout.placement, llm, precisionOf(row, family, llm), accelerator.hbmBytes)) {
      aside("layout lost: the weights exceed the memory of the packages named");
      continue;
    }
    seen.set(print, row.id);
    if (layout.repaired) repaired += 1;
    const { placement } = layout;
    const load = /silicon_concurrency=(\d+)/.exec(row.silicon_data_source);
    const concurrency = load
      ? Number(load[1])
      : row.mode === "disagg"
        ? numberOf(row.decode_batch_size) *
          placement.attentionDataParallel *
          (layout.pools?.decode.workers ?? 1)
        : numberOf(row.batch_size) * placement.attentionDataParallel;
    const fromDump = /dump|^source_file=\d{4}-\d\d-\d\d/.test(row.silicon_data_source);
    const spread = fromDump ? DUMP_LENGTH_SPREAD : 0;
    const version = /\d+\.\d+/.test(row.backend_version) ? row.backend_version : "";
    kept.push({
      id: row.id,
      family,
      system: row.system,
      group: `${family} on ${row.system}`,
      mode: row.mode === "disagg" ? "disagg" : "agg",
      cell: [
        family,
        row.system,
        engine,
        row.backend_version,
        precisionName(row),
        row.isl,
        row.osl,
        JSON.stringify(placement),
        JSON.stringify(layout.pools ?? ""),
        concurrency,
      ].join("|"),
      versionKnown: version !== "",
      newestVersion: isNewest(engine, row.backend_version),
      measuredTtftS,
      measuredTpotS,
      pools: layout.pools,
      question: {
        llm,
        accelerator,
        placement,
        precision: precisionOf(row, family, llm),
        engine,
        isl: numberOf(row.isl) * (1 - spread / 2),
        osl: numberOf(row.osl) * (1 - spread / 2),
        concurrency,
        lengthSpreadFraction: spread,
        requestsPerClient: REQUESTS_PER_CLIENT,
        olderRelease: version !== "" && !isNewest(engine, row.backend_version),
      },
    });
  }
  return { rows: table.rows.length, kept, setAside, refused, repaired };
}

/** Weights' formats that `precisionOf` reads. */
const PRECISION = /fp4|^fp8|^int4$|^(bf|fp|bfloat|float)16$/;

/** By a name of measurements, else by the catalogue's; a distilled LLM is not its teacher. */
function namedShape(
  path: string,
  llms: PerformanceCatalogue["llms"],
): { readonly llm: LlmShape; readonly family: string } | undefined {
  if (/distill|r1-0528-qwen/i.test(path)) return undefined;
  const shape = SHAPES.find(([pattern]) => pattern.test(path));
  if (shape) return { llm: llms[shape[1]], family: shape[2] };
  const plain = (name: string) => name.toLowerCase().replace(/[._ -]+/g, "-");
  const name = plain(path.replace(/^.*\//, "")).replace(
    /(-(instruct|thinking|it|chat|fp8|nvfp4|fp4|mxfp4|awq|bf16|\d{4}))+$/,
    "",
  );
  const llm = Object.values(llms).find(({ id }) => plain(id) === name);
  return llm && { llm, family: llm.id };
}

interface Layout {
  readonly placement: Placement;
  readonly pools?: Pools;
  readonly repaired: boolean;
}

function oneLayout(row: CsvRow, llm: LlmShape): Layout | { readonly why: string } {
  let tensor = numberOf(row.tp_size);
  let ranks = numberOf(row.attention_dp_size) || 1;
  const pipeline = numberOf(row.pp_size) || 1;
  let expertTensor = numberOf(row.moe_tp_size) || 1;
  let expert = numberOf(row.moe_ep_size) || 1;
  if (!(tensor >= 1)) return { why: "layout blank" };
  let repaired = false;
  // Package count multiplied by the expert-parallel degree: n × n where n packages were used.
  if (expertTensor > 1 && expertTensor === expert && tensor * ranks === expert * expert) {
    if (expert === 4 || expert === 8) {
      if (ranks > 1) ranks = expert;
      else tensor = expert;
      expertTensor = 1;
      repaired = true;
    }
  }
  // The same fault with attention ranks: tensor and data parallel are the same packages.
  if (tensor > 1 && tensor === ranks && expert === tensor * ranks) {
    expert = tensor;
    tensor = 1;
    expertTensor = 1;
    repaired = true;
  }
  const packages = tensor * ranks * pipeline;
  if (![1, 2, 4, 8].includes(packages)) return { why: "layout unknown: not 1, 2, 4 or 8 packages" };
  if (layerCounts(llm).expert === 0 || expertTensor * expert !== tensor * ranks) {
    // A dense LLM, or expert degrees that were left at a default.
    expertTensor = expert > 1 ? Math.max(1, (tensor * ranks) / expert) : tensor * ranks;
    if (expertTensor * expert !== tensor * ranks) {
      expertTensor = tensor * ranks;
      expert = 1;
    }
  }
  return {
    placement: {
      tensorParallel: tensor,
      pipelineParallel: pipeline,
      attentionDataParallel: ranks,
      expertTensorParallel: expertTensor,
      expertParallel: expert,
    },
    repaired,
  };
}

function poolLayout(row: CsvRow): Layout | { readonly why: string } {
  const pool = (name: "prefill" | "decode") => {
    const tensor = numberOf(row[`${name}_tp_size`]);
    const ranks = numberOf(row[`${name}_attention_dp_size`]) || 1;
    const expert = numberOf(row[`${name}_moe_ep_size`]) || 1;
    return {
      workers: numberOf(row[`${name}_num_workers`]),
      placement: {
        tensorParallel: tensor,
        pipelineParallel: numberOf(row[`${name}_pp_size`]) || 1,
        attentionDataParallel: ranks,
        expertTensorParallel: Math.max(1, (tensor * ranks) / expert),
        expertParallel: Math.min(expert, tensor * ranks),
      },
    };
  };
  const prefill = pool("prefill");
  const decode = pool("decode");
  const complete = [prefill, decode].every(
    ({ workers, placement }) => workers >= 1 && placement.tensorParallel >= 1,
  );
  if (!complete || !(numberOf(row.decode_batch_size) >= 1)) {
    return { why: "disaggregated without worker counts and batch sizes" };
  }
  return { placement: decode.placement, pools: { prefill, decode }, repaired: false };
}

/** It ran, so it ran on more packages than the row names. */
function weightsExceed(
  placement: Placement,
  llm: LlmShape,
  precision: Precision,
  hbmBytes: number,
): boolean {
  return weightBytes(llm, precision) > hbmBytes * packagesPerReplica(placement);
}

function precisionName(row: CsvRow): string {
  return (row.precision || row.gemm_quant_mode || "bf16").toLowerCase();
}

function precisionOf(row: CsvRow, family: string, llm: LlmShape): Precision {
  const name = precisionName(row);
  if (WEIGHT_ONLY_EXPERTS.has(family)) {
    return { dense: "bf16", experts: "mxfp4", kvCache: "bf16" };
  }
  if (name === "int4")
    return { dense: "bf16", attention: "bf16", experts: "int4", kvCache: "bf16" };
  if (name.includes("fp4")) {
    // Published 4-bit releases of MoE LLMs leave attention wide; dense LLMs narrow all of it.
    const attention: NumberFormat = layerCounts(llm).expert > 0 ? "bf16" : "fp4";
    return { dense: "fp4", attention, experts: "fp4", kvCache: "fp8" };
  }
  if (name.startsWith("fp8")) {
    const blocks = layerCounts(llm).expert > 0 || row.gemm_quant_mode === "fp8_block";
    const format = blocks ? "fp8Block" : "fp8";
    return { dense: format, experts: format, kvCache: "fp8" };
  }
  return { dense: "bf16", experts: "bf16", kvCache: "bf16" };
}

/** First release of the newest generation in the measurements, by engine: [major, minor, patch]. */
const NEWEST: Readonly<Record<string, readonly [number, number, number]>> = {
  trtllm: [1, 2, 0],
  sglang: [0, 5, 9],
  vllm: [0, 18, 0],
};

function isNewest(engine: string, version: string): boolean {
  const parts = /^v?(\d+)\.(\d+)(?:\.(\d+))?/.exec(version);
  const newest = NEWEST[engine];
  if (!parts || !newest) return false;
  for (let i = 0; i < 3; i++) {
    const part = Number(parts[i + 1] ?? 0);
    if (part !== newest[i]) return part > newest[i];
  }
  return true;
}
