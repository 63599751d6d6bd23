// Runs every test file. Node 20's runner takes no globs and calls zero tests a success, so the
// files are listed here and an empty list is a failure.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
process.chdir(root);

const listTests = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return listTests(path);
    return entry.name.endsWith(".test.ts") ? [path] : [];
  });

const run = (command, args) => execFileSync(command, args, { stdio: "inherit" });
const wanted = process.argv.slice(2);

if (wanted.length === 0) {
  const { ensureInstalled } = await import("./install.js");
  await ensureInstalled({ browser: true });
  run(process.execPath, ["scripts/build.js"]);
  run("npm", ["run", "--silent", "check"]);
}
const files = ["src", "validation", "examples", "scripts"]
  .filter((folder) => existsSync(folder))
  .flatMap(listTests)
  .filter((file) => wanted.length === 0 || wanted.some((word) => file.includes(word)))
  .sort();
if (files.length === 0) {
  console.error("no test files found: expected at least one *.test.ts under src/");
  process.exit(1);
}
// What commands keep between runs stays between these runs, and out of the home folder.
const cache = mkdtempSync(join(tmpdir(), "ampacity-cache-"));
const outcome = spawnSync(
  process.execPath,
  ["--import", "tsx", "--test", "--test-concurrency=2", ...files],
  { stdio: "inherit", env: { ...process.env, XDG_CACHE_HOME: cache } },
);
rmSync(cache, { recursive: true, force: true });
process.exit(outcome.status ?? 1);
