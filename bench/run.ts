/**
 * `npm run bench [WORD]`: the seeded benchmarks, medians and spread, appended to bench/history.
 *
 * CPU time of one core, warm, of code bundled as it is shipped (scripts/bench.js). Names that
 * contain WORD only, when one is given.
 */
import { appendFileSync, mkdirSync, readFileSync } from "node:fs";
import { cpus } from "node:os";
import { baseValues, evaluate, rateTables, resolvePlanText, run } from "../src/engine/index.ts";
import { headlineOf } from "../src/engine/outcome/headline.ts";
import { catalogue } from "../src/facts/index.ts";
import { type Timing, timePerCall } from "./measure.ts";

const word = process.argv[2] ?? "";
const timings: Timing[] = [];
const report = (timing: Timing) => {
  timings.push(timing);
  console.log(
    `${timing.name.padEnd(44)} ${timing.median.toFixed(3).padStart(10)} ${timing.unit}  (${timing.low.toFixed(3)} … ${timing.high.toFixed(3)}, ${timing.runs} runs)`,
  );
};

if ("plan".includes(word) || word === "") {
  const file = "scenarios/openai-nvidia-10gw.yaml";
  const text = readFileSync(file, "utf8");
  const resolved = resolvePlanText(text, file, catalogue);
  if (!resolved.ok) throw new Error(`${file} does not resolve`);
  const { plan } = resolved;
  const tables = rateTables(plan);
  const values = baseValues(plan);
  const input = {
    text,
    file,
    catalogue,
    engineKey: "bench",
    factsKey: "bench",
    seed: 1n,
    draws: 0,
    sha256: (one: string) => String(one.length),
  };
  report(
    timePerCall(
      "plan: evaluate with headline (goal 4 ms)",
      20,
      () => Object.keys(headlineOf(plan, values, evaluate(plan, tables, values))).length,
    ),
  );
  report(timePerCall("plan: serving rates", 20, () => rateTables(plan).length));
  report(
    timePerCall("plan: read, check and resolve", 10, () =>
      resolvePlanText(text, file, catalogue).ok ? 1 : 0,
    ),
  );
  report(timePerCall("plan: whole engine of run (goal 20 ms)", 10, () => (run(input).ok ? 1 : 0)));
}
for (const [name, load] of [
  ["serving", () => import("./serving.ts")],
  ["performance", () => import("./performance.ts")],
] as const) {
  if (!name.includes(word)) continue;
  for (const timing of await (await load()).bench()) report(timing);
}

mkdirSync("bench/history", { recursive: true });
const record = {
  on: new Date().toISOString().slice(0, 10),
  node: process.version,
  cpu: cpus()[0]?.model ?? "unknown",
  timings,
};
appendFileSync("bench/history/history.jsonl", `${JSON.stringify(record)}\n`);
