/**
 * Fits three constants to each kernel table — a fixed start, a share of the memory bandwidth, a
 * share of the arithmetic peak — by engine, kind of chip and number format.
 *
 *   time = start + √(memory² + arithmetic²)
 *
 * Run as: node --import tsx scripts/fit/kernels.ts [FOLDER]
 */

import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { type CsvRow, numberOf, readCsv } from "../../src/engine/performance/measured-csv.ts";
import { distinctExperts } from "../../src/engine/performance/serving-step.ts";
import { performanceCatalogue } from "../../src/engine/scenario/performance-catalogue.ts";
import { catalogue } from "../../src/facts/index.ts";
import { fit } from "./least-squares.ts";

const { accelerators } = performanceCatalogue(catalogue);

interface Sample {
  readonly key: string;
  readonly timeS: number;
  /** Seconds at full bandwidth and at full peak. */
  readonly memoryS: number;
  readonly arithmeticS: number;
  /** Further seconds at full bandwidth, for activations, that add to both. */
  readonly extraS?: number;
  /** Arithmetic seconds of one further row for every expert touched: tiles are filled up. */
  readonly rowS?: number;
}

interface KernelFit {
  readonly startS: number;
  readonly bandwidth: number;
  readonly products: number;
  readonly padTokens?: number;
  readonly medianError: number;
  readonly rows: number;
}

const folder = process.argv[2] ?? "../shared/measurements/kernels";
const hash = createHash("sha256");

function table(name: string): readonly CsvRow[] {
  const text = readFileSync(`${folder}/${name}.csv`, "utf8");
  hash.update(text);
  const read = readCsv(text, ["system", "engine", "latency_us"]);
  if ("missing" in read) throw new Error(`${name}.csv lacks ${read.missing.join(", ")}`);
  return read.rows.filter((row) => row.system !== "a100_sxm");
}

function chip(row: CsvRow) {
  const accelerator = accelerators[row.system];
  return { accelerator, kind: accelerator.peakFlopPerS.fp4 > 0 ? "second" : "first" };
}

const FORMATS: Readonly<
  Record<string, { name: string; weight: number; peak: "bf16" | "fp8" | "fp4"; activation: number }>
> = {
  bfloat16: { name: "bf16", weight: 2, peak: "bf16", activation: 2 },
  fp8: { name: "fp8", weight: 1, peak: "fp8", activation: 1 },
  fp8_block: { name: "fp8Block", weight: 1, peak: "fp8", activation: 1 },
  nvfp4: { name: "fp4", weight: 0.5625, peak: "fp4", activation: 0.5625 },
  w4a16_mxfp4: { name: "mxfp4Wide", weight: 0.53125, peak: "bf16", activation: 2 },
  w4a8_mxfp4_mxfp8: { name: "mxfp4", weight: 0.53125, peak: "fp8", activation: 1 },
  int4_wo: { name: "int4", weight: 0.5625, peak: "bf16", activation: 2 },
};

function gemm(): Sample[] {
  return table("gemm").flatMap((row) => {
    const format = FORMATS[row.dtype];
    const { accelerator, kind } = chip(row);
    const [m, n, k] = [row.m, row.n, row.k].map(numberOf);
    const peak = format ? accelerator.peakFlopPerS[format.peak] : 0;
    if (!format || peak <= 0 || n < 1024 || k < 1024) return [];
    // Launches from the host that a captured graph does not pay: no measure of the chip.
    if (row.engine === "vllm" && format.name === "fp8Block" && kind === "second") return [];
    const bytes = n * k * format.weight + m * k * format.activation + 2 * m * n;
    return {
      key: `gemm ${row.engine} ${kind} ${format.name}`,
      timeS: numberOf(row.latency_us) / 1e6,
      memoryS: bytes / accelerator.hbmBytesPerS,
      arithmeticS: (2 * m * n * k) / peak,
    };
  });
}

function moe(): Sample[] {
  return table("moe").flatMap((row) => {
    const format = FORMATS[row.dtype];
    const { accelerator, kind } = chip(row);
    const peak = format ? accelerator.peakFlopPerS[format.peak] : 0;
    const [tokens, hidden, ffn, topk, experts, tp, ep] = [
      row.tokens,
      row.hidden,
      row.moe_ffn,
      row.topk,
      row.experts,
      row.tp,
      row.ep,
    ].map(numberOf);
    if (row.table !== "moe" || !format || peak <= 0 || experts < 32 || topk < 2) return [];
    if (row.kernel.includes("nongated")) return [];
    const weights = (3 * hidden * ffn) / tp;
    const rank = tokens / ep;
    const distinct = distinctExperts(experts, topk, tokens) / ep;
    const moved = rank * topk * (2 * hidden + (3 * ffn) / tp) * 2;
    return {
      key: `moe ${row.engine} ${kind} ${format.name}`,
      timeS: numberOf(row.latency_us) / 1e6,
      memoryS: (distinct * weights * format.weight) / accelerator.hbmBytesPerS,
      arithmeticS: (rank * topk * 2 * weights) / peak,
      extraS: moved / accelerator.hbmBytesPerS,
      rowS: (distinct * 2 * weights) / peak,
    };
  });
}

function latent(): Sample[] {
  return table("mla").flatMap((row) => {
    const { accelerator, kind } = chip(row);
    if (row.table !== "kernel") return [];
    const [batch, query, cached, heads] = [
      row.batch,
      row.query_tokens,
      row.kv_tokens,
      row.heads,
    ].map(numberOf);
    const cacheBytes = row.kv_dtype.startsWith("fp8") ? 1 : 2;
    const decode = row.phase === "decode";
    const context = decode ? cached : query;
    const bytes = batch * context * 576 * cacheBytes;
    const flop = decode
      ? batch * context * 2 * heads * (576 + 512)
      : (batch * query * query * heads * (192 + 128) * 2) / 2;
    return {
      key: `${decode ? "latentDecode" : "latentPrefill"} ${row.engine} ${kind} ${cacheBytes === 1 ? "fp8" : "bf16"}`,
      timeS: numberOf(row.latency_us) / 1e6,
      memoryS: bytes / accelerator.hbmBytesPerS,
      arithmeticS: flop / accelerator.peakFlopPerS.bf16,
    };
  });
}

function attention(name: "attention_decode" | "attention_prefill"): Sample[] {
  const decode = name === "attention_decode";
  return table(name).flatMap((row) => {
    const { accelerator, kind } = chip(row);
    const [batch, heads, kvHeads, headDim] = [row.batch, row.heads, row.kv_heads, row.head_dim].map(
      numberOf,
    );
    const window = numberOf(row.window) || 0;
    const length = numberOf(decode ? row.kv_tokens : row.query_tokens);
    if (headDim < 64 || heads / kvHeads > 16) return [];
    const seen = window > 0 ? Math.min(window, length) : length;
    const cacheBytes = row.kv_dtype.startsWith("fp8") ? 1 : 2;
    const bytes = decode
      ? 2 * batch * seen * kvHeads * headDim * cacheBytes
      : batch * length * (2 * heads + 2 * kvHeads) * headDim * 2;
    const flop = decode
      ? 4 * batch * seen * heads * headDim
      : 4 * batch * length * (seen - (seen * seen) / (2 * length)) * heads * headDim;
    return {
      key: `${decode ? "decode" : "prefill"} ${row.engine} ${kind} ${cacheBytes === 1 ? "fp8" : "bf16"}`,
      timeS: numberOf(row.latency_us) / 1e6,
      memoryS: bytes / accelerator.hbmBytesPerS,
      arithmeticS: flop / accelerator.peakFlopPerS.bf16,
    };
  });
}

/** Starts at 8 µs, 70 % of bandwidth, 50 % of peak; data decide, within what is physical. */
function fitKernel(samples: readonly Sample[]): KernelFit {
  const padded = samples[0].rowS !== undefined;
  const prior = Float64Array.from(padded ? [8e-6, 0.7, 0.5, 8] : [8e-6, 0.7, 0.5], Math.log);
  const residual = (s: Sample, x: Float64Array) => {
    const [start, bandwidth, products] = [Math.exp(x[0]), Math.exp(x[1]), Math.exp(x[2])];
    const memory = s.memoryS / bandwidth;
    const pad = padded ? Math.exp(x[3]) * (s.rowS ?? 0) : 0;
    const arithmetic = (s.arithmeticS + pad) / products;
    const predicted =
      start + Math.sqrt(memory * memory + arithmetic * arithmetic) + (s.extraS ?? 0) / bandwidth;
    return Math.log(predicted / s.timeS);
  };
  const x = fit({
    start: prior,
    prior,
    priorSpread: Float64Array.from([2, 1, 1, 1].slice(0, prior.length)),
    low: Float64Array.from([1e-6, 0.02, 0.01, 0.5].slice(0, prior.length), Math.log),
    high: Float64Array.from([2e-4, 1, 1, 128].slice(0, prior.length), Math.log),
    count: samples.length,
    iterations: 40,
    residuals(y, out) {
      for (let i = 0; i < samples.length; i++) out[i] = residual(samples[i], y) / 0.15;
    },
  });
  const sizes = samples.map((s) => Math.abs(Math.exp(residual(s, x)) - 1)).sort((a, b) => a - b);
  const round = (v: number) => Number(v.toPrecision(3));
  return {
    startS: round(Math.exp(x[0])),
    bandwidth: round(Math.exp(x[1])),
    products: round(Math.exp(x[2])),
    ...(padded ? { padTokens: round(Math.exp(x[3])) } : {}),
    medianError: round(sizes[Math.floor(sizes.length / 2)]),
    rows: samples.length,
  };
}

const samples = [
  ...gemm(),
  ...moe(),
  ...latent(),
  ...attention("attention_decode"),
  ...attention("attention_prefill"),
].filter((s) => s.timeS > 0 && s.timeS < 0.2);
const byKey = new Map<string, Sample[]>();
for (const s of samples) {
  const list = byKey.get(s.key);
  if (list) list.push(s);
  else byKey.set(s.key, [s]);
}
const fits: Record<string, KernelFit> = {};
for (const key of [...byKey.keys()].sort()) {
  fits[key] = fitKernel(byKey.get(key) as Sample[]);
  const f = fits[key];
  console.log(
    key.padEnd(36),
    `${(f.startS * 1e6).toFixed(1)} µs`.padStart(9),
    f.bandwidth.toFixed(2),
    f.products.toFixed(2),
    f.padTokens ?? "",
    `${(100 * f.medianError).toFixed(0)} % of ${f.rows}`,
  );
}
const head = `/** Written by scripts/fit/kernels.ts; do not edit. */
import type { KernelFits } from "./kernel-fits.ts";
`;
const data = {
  dataHash: hash.digest("hex"),
  fittedOn: new Date().toISOString().slice(0, 10),
  fits,
};
writeFileSync(
  "src/engine/performance/kernel-fitted-data.ts",
  `${head}\nexport const kernelFits: KernelFits = ${JSON.stringify(data)};\n`,
);
