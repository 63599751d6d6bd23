/**
 * `npm run soak`: a slice of the day of 2.5 billion messages, killed at random moments and taken up
 * again, must end with the bytes of a run that nobody disturbed.
 *
 *   npm run soak                              5 rounds of 6 kills, an hour of 1 % of the traffic
 *   npm run soak -- --seed 7 --rounds 20 --kills 10 --minutes 240 --sample 5
 *   npm run soak -- --pools                   the day with prefix cache and pools
 *
 * Each round has a folder of its own; every start in it works with one worker or two, by lot, and is
 * sent SIGKILL some milliseconds after a drawn number of cells is finished. The last start runs to
 * its end. What it prints and every file it leaves are compared with an undisturbed run of one
 * worker; so is an undisturbed run of two.
 */

import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createRandom } from "../src/engine/kernel/random.ts";
import { below } from "../src/engine/kernel/samplers.ts";

export interface SoakOptions {
  /** Of the day with prefix cache and pools; otherwise of the standard day. */
  readonly pools: boolean;
  readonly seed: number;
  readonly rounds: number;
  /** Kills in a round; fewer where the work is done first. */
  readonly kills: number;
  readonly minutes: number;
  readonly samplePercent: number;
  /** Average traffic of a cell's peak: small cells are many, so that kills find some done. */
  readonly cellRequestsPerS: number;
}

export interface SoakResult {
  readonly requests: number;
  readonly cells: number;
  /** Starts that were killed, and those that were done before their turn. */
  readonly killed: number;
  readonly survived: number;
  /** What differed from the undisturbed run of one worker; empty: nothing. */
  readonly differences: readonly string[];
}

const root = fileURLToPath(new URL("..", import.meta.url));
const entry = [
  `import { main } from ${JSON.stringify(new URL("../src/cli/main.ts", import.meta.url).href)};`,
  "process.exitCode = await main(process.argv.slice(1));",
].join("\n");

/** Runs the command; kills it `delayMs` after `afterCells` cells. Returns what it printed, or null. */
function start(
  file: string,
  out: string,
  workers: number,
  kill: { readonly afterCells: number; readonly delayMs: number } | null,
): Promise<string | null> {
  const args = ["--import", "tsx", "--input-type=module", "-e", entry];
  args.push("simulate", "serving", file, "--json", "--workers", String(workers), "--out", out);
  const child = spawn(process.execPath, args, { cwd: root });
  let printed = "";
  let complaints = "";
  let cells = 0;
  let timer: NodeJS.Timeout | null = null;
  child.stdout.on("data", (bytes) => (printed += bytes));
  child.stderr.on("data", (bytes) => {
    complaints += bytes;
    cells += String(bytes).split("cells,").length - 1;
    if (kill === null || timer !== null || cells < kill.afterCells) return;
    timer = setTimeout(() => child.kill("SIGKILL"), kill.delayMs);
  });
  return new Promise((fulfil, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => {
      if (timer !== null) clearTimeout(timer);
      if (signal === "SIGKILL") fulfil(null);
      else if (code === 0) fulfil(printed);
      else reject(new Error(`the simulation ended with code ${code}:\n${complaints}`));
    });
  });
}

/** Each file under a folder with a hash of its bytes. What a kill left half-written is not a result. */
function hashes(folder: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const name of readdirSync(folder, { recursive: true }) as string[]) {
    const path = join(folder, name);
    if (name.endsWith(".part") || !statSync(path).isFile()) continue;
    found.set(name, createHash("sha256").update(readFileSync(path)).digest("hex"));
  }
  return found;
}

function compare(
  label: string,
  one: { printed: string; files: Map<string, string> },
  other: { printed: string | null; files: Map<string, string> },
): string[] {
  const differences: string[] = [];
  if (one.printed !== other.printed) differences.push(`${label}: printed`);
  for (const name of new Set([...one.files.keys(), ...other.files.keys()])) {
    if (one.files.get(name) !== other.files.get(name)) differences.push(`${label}: ${name}`);
  }
  return differences;
}

export async function soak(
  options: SoakOptions,
  report: (line: string) => void = () => {},
): Promise<SoakResult> {
  const folder = mkdtempSync(join(tmpdir(), "soak-"));
  const random = createRandom(options.seed, "soak");
  try {
    const file = join(folder, "slice.yaml");
    const name = options.pools ? "day-cache-pools" : "day";
    const day = readFileSync(join(root, `examples/serving-day/${name}.yaml`), "utf8");
    writeFileSync(
      file,
      day
        .replace(/duration: .*/, `duration: ${options.minutes} min`)
        .replace(/( *)regions:/, `$1sample: ${options.samplePercent} %\n$&`)
        .replace(/cellRequestsPerS: .*/, `cellRequestsPerS: ${options.cellRequestsPerS}`),
    );
    const undisturbed = async (name: string, workers: number) => {
      const out = join(folder, name);
      const printed = (await start(file, out, workers, null)) as string;
      return { printed, files: hashes(out) };
    };
    const one = await undisturbed("one", 1);
    const { requests, cells } = JSON.parse(one.printed) as { requests: number; cells: number };
    report(`one worker: ${requests} requests in ${cells} cells, ${one.files.size} files`);
    const differences = compare("two workers", one, await undisturbed("two", 2));
    let killed = 0;
    let survived = 0;
    for (let round = 0; round < options.rounds; round++) {
      const out = join(folder, `round-${round}`);
      const label = `round ${round + 1}`;
      let printed: string | null = null;
      let kills = 0;
      for (; kills < options.kills && printed === null; kills++) {
        const share = Math.max(1, Math.floor((2 * cells) / (options.kills + 1)));
        const kill = { afterCells: 1 + below(random, share), delayMs: below(random, 40) };
        printed = await start(file, out, 1 + below(random, 2), kill);
      }
      if (printed === null) {
        killed += kills;
        printed = await start(file, out, 1 + below(random, 2), null);
      } else {
        killed += kills - 1;
        survived += 1;
      }
      const found = compare(label, one, { printed, files: hashes(out) });
      differences.push(...found);
      report(`${label}: ${found.length === 0 ? "same bytes" : found.join("; ")}`);
    }
    return { requests, cells, killed, survived, differences };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const value = (flag: string, fallback: number): number => {
    const at = process.argv.indexOf(flag);
    const found = at < 0 ? fallback : Number(process.argv[at + 1]);
    if (Number.isFinite(found) && found > 0) return found;
    console.error(`${flag}: expected a number above 0, found ${process.argv[at + 1]}`);
    process.exit(1);
  };
  const result = await soak(
    {
      pools: process.argv.includes("--pools"),
      seed: value("--seed", 1),
      rounds: value("--rounds", 5),
      kills: value("--kills", 6),
      minutes: value("--minutes", 60),
      samplePercent: value("--sample", 1),
      cellRequestsPerS: value("--cell", 12),
    },
    console.log,
  );
  console.log(`${result.killed} kills; ${result.differences.length} differences`);
  process.exitCode = result.differences.length === 0 && result.killed > 0 ? 0 : 1;
}
