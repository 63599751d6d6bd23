/**
 * Writes what each chip's kernels reach alone, as shares of its dense peak: medians over large
 * matrix products (every dimension 2,048 or more) and long causal attention on heads 128 wide,
 * averaged over the engines that the kernel sheets hold.
 */

import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { performanceCatalogue } from "../../src/engine/scenario/performance-catalogue.ts";
import { catalogue } from "../../src/facts/index.ts";

const { accelerators } = performanceCatalogue(catalogue);

const folder = process.argv[2] ?? "../shared/measurements/kernels";
const hash = createHash("sha256");

function* rowsOf(file: string): Generator<Record<string, string>> {
  const text = readFileSync(`${folder}/${file}`, "utf8");
  hash.update(text);
  const [head, ...lines] = text.trim().split("\n");
  const names = head.split(",");
  for (const line of lines) {
    const cells = line.split(",");
    yield Object.fromEntries(names.map((name, i) => [name, cells[i]]));
  }
}

const shares = new Map<string, number[]>();
function add(system: string, what: string, engine: string, share: number): void {
  const key = `${system}|${what}|${engine}`;
  const found = shares.get(key);
  if (found) found.push(share);
  else shares.set(key, [share]);
}

const FORMATS: Readonly<Record<string, "bf16" | "fp8" | "fp4">> = {
  bfloat16: "bf16",
  fp8: "fp8",
  nvfp4: "fp4",
};
for (const row of rowsOf("gemm.csv")) {
  const format = FORMATS[row.dtype];
  const [m, n, k] = [row.m, row.n, row.k].map(Number);
  if (!format || Math.min(m, n, k) < 2048 || m * n * k < 4096 * 4096 * 8192) continue;
  const rate = (2 * m * n * k) / (Number(row.latency_us) * 1e-6);
  add(row.system, format, row.engine, rate / accelerators[row.system].peakFlopPerS[format]);
}
for (const row of rowsOf("attention_prefill.csv")) {
  const [batch, tokens, heads] = [row.batch, row.query_tokens, row.heads].map(Number);
  const whole = row.window === "" || row.window === "0";
  if (!whole || row.head_dim !== "128" || row.attn_dtype !== "bfloat16" || tokens < 2048) continue;
  const flop = 2 * batch * heads * 128 * tokens * tokens;
  if (flop < 2e11) continue;
  const rate = flop / (Number(row.latency_us) * 1e-6);
  add(row.system, "attention", row.engine, rate / accelerators[row.system].peakFlopPerS.bf16);
}

const median = (values: readonly number[]) => {
  const s = [...values].sort((a, b) => a - b);
  return (s[(s.length - 1) >> 1] + s[s.length >> 1]) / 2;
};
const share = (system: string, what: string): number => {
  const medians = [...shares]
    .filter(([key]) => key.startsWith(`${system}|${what}|`))
    .map(([, values]) => median(values));
  const sum = medians.reduce((a, b) => a + b, 0);
  return medians.length > 0 ? Number((sum / medians.length).toPrecision(3)) : 0;
};
const systems = [...new Set([...shares.keys()].map((key) => key.split("|")[0]))].sort();
const data = Object.fromEntries(
  systems.map((system) => [
    system,
    {
      bf16: share(system, "bf16"),
      fp8: share(system, "fp8"),
      fp4: share(system, "fp4"),
      attention: share(system, "attention"),
    },
  ]),
);
writeFileSync(
  "src/engine/performance/training-kernel-data.ts",
  `/**
 * Written by scripts/fit/training-kernels.ts; do not edit. Shares of the dense peak that large
 * products and causal attention reach alone. From: NVIDIA AIConfigurator's kernel tables
 * (Apache-2.0, commit 095f58a), sheets' SHA-256 ${hash.digest("hex").slice(0, 16)}.
 */
import type { KernelShares } from "./training-kernels.ts";

export const trainingKernels: Readonly<Record<string, KernelShares>> = ${JSON.stringify(data)};
`,
);
