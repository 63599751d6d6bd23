// `npm run bench [WORD]`: the benchmarks on code bundled as dist/ is, since the loader that runs the
// sources costs an engine loop a fifth of its speed. `--serving …` runs bench/serving.ts alone.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { build } from "rolldown";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
const folder = "node_modules/.cache/bench";
await build({
  input: { run: "bench/run.ts", serving: "bench/serving.ts" },
  external: /^(node:|@doublewordai\/)/,
  platform: "node",
  output: { dir: folder, format: "esm", entryFileNames: "[name].js" },
  logLevel: "warn",
});
const [first, ...rest] = process.argv.slice(2);
const alone = first === "--serving";
const words = alone || first === undefined ? rest : [first, ...rest];
const args = [`${folder}/${alone ? "serving" : "run"}.js`, ...words];
process.exitCode = spawnSync(process.execPath, args, { stdio: "inherit" }).status ?? 1;
