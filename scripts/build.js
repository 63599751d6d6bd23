// Builds dist/: the engine (whose bytes make the engine key), the command with the server inside it,
// and the page. Uses only binaries that ship inside npm packages.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
process.chdir(root);
if (!existsSync("node_modules/rolldown")) {
  // `npm install --omit=dev` of a packed release: dist/ is already there.
  if (existsSync("dist/cli/main.js")) process.exit(0);
  console.error("expected the development dependencies, found none; try `npm install`");
  // `npm install --omit=dev` is no failure; a build that was asked for is.
  process.exit(process.env.npm_lifecycle_event === "prepare" ? 0 : 1);
}
const started = Date.now();
const { build } = await import("rolldown");
const { build: buildPage } = await import("vite");

const hash = (bytes) => createHash("sha256").update(bytes).digest("hex").slice(0, 16);
const bare =
  /^(node:|zod|yaml|@bufbuild\/cel|commander|cli-table3|hono|@hono\/|hyparquet|@noble\/)/;

mkdirSync("dist", { recursive: true });
await build({
  input: "src/engine/index.ts",
  external: bare,
  platform: "neutral",
  output: { dir: "dist/engine", format: "esm", entryFileNames: "index.js" },
  logLevel: "warn",
});
// The command holds parts of the engine that `ampacity/engine` does not hand out, such as the serving
// simulation: they decide what it answers and keeps, so the key is of them too.
const behind = await build({
  input: ["src/engine/at-percentile.ts", "src/engine/simulation/serving/index.ts"],
  external: bare,
  platform: "neutral",
  write: false,
  output: { format: "esm", entryFileNames: "[name].js", chunkFileNames: "[name].js" },
  logLevel: "warn",
});
const engineKey = hash(
  [readFileSync("dist/engine/index.js", "utf8"), ...behind.output.map(({ code }) => code)].join(""),
);
const factsKey = hash(readFileSync("src/facts/facts.json"));
const version = JSON.parse(readFileSync("package.json", "utf8")).version;
const define = {
  __ENGINE_KEY__: JSON.stringify(engineKey),
  __FACTS_KEY__: JSON.stringify(factsKey),
  __VERSION__: JSON.stringify(version),
};
rmSync("dist/cli", { recursive: true, force: true });
await build({
  input: { main: "src/cli/main.ts" },
  external: bare,
  platform: "node",
  transform: { define },
  output: {
    dir: "dist/cli",
    format: "esm",
    entryFileNames: "[name].js",
    chunkFileNames: "[name]-[hash].js",
  },
  logLevel: "warn",
});
writeFileSync("dist/keys.json", `${JSON.stringify({ engineKey, factsKey, version })}\n`);
if (existsSync("src/web/index.html")) {
  await buildPage({
    configFile: "src/web/vite.config.js",
    define,
    logLevel: "warn",
    build: { rolldownOptions: { checks: { bundlerTimings: false, pluginTimings: false } } },
  });
}
console.error(
  `built dist/ in ${((Date.now() - started) / 1000).toFixed(1)} s (engine ${engineKey}, facts ${factsKey})`,
);
