/**
 * `npm run docs`: rewrites what documents quote from the program between their markers. `--check`
 * exits 1 when a document is stale.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { runPlan } from "../src/cli/context.ts";
import { main } from "../src/cli/main.ts";
import { claimsOf } from "../src/engine/index.ts";
import { formatHeadline } from "../src/engine/outcome/words.ts";
import { catalogue } from "../src/facts/index.ts";

const silent = { stdout: () => {}, stderr: () => {} };

/** The announcement as a table of Markdown. */
export function claimsTable(): string {
  const result = runPlan(undefined, { seed: "1", draws: 200 }, silent);
  if (!result.ok) throw new Error("the reference plan does not resolve");
  const cell = (text: string) => text.replaceAll("|", "\\|");
  const rows = claimsOf(result.outcome, catalogue).map((claim) => {
    const interval =
      claim.interval === null
        ? ""
        : ` [${formatHeadline(claim.interval.low, claim.unit)} … ${formatHeadline(claim.interval.high, claim.unit)}: ${claim.interval.of}]`;
    return `| **${cell(claim.line)}** | ${cell(claim.claimed)}; frame: ${cell(claim.frame)} | ${cell(claim.computed)}${interval} (*${claim.kind}*) | ${cell(claim.record)} |`;
  });
  return [
    "| line | claimed | computed, with its interval (P10 … P90 of 200 draws where drawn) | on record, October 2026 |",
    "| --- | --- | --- | --- |",
    ...rows,
  ].join("\n");
}

/** A document's text with the block between its markers replaced. */
export function replaceBlock(text: string, marker: string, body: string): string {
  const open = `<!-- ${marker} -->`;
  const close = `<!-- /${marker} -->`;
  const from = text.indexOf(open);
  const to = text.indexOf(close);
  if (from < 0 || to < from) throw new Error(`expected ${open} … ${close}`);
  return `${text.slice(0, from + open.length)}\n${body}\n${text.slice(to)}`;
}

/** Pages whose `console` blocks are run and compared. */
export const examplePages = (): string[] =>
  readdirSync("examples")
    .map((folder) => `examples/${folder}/README.md`)
    .filter((path) => existsSync(path))
    .sort();

/** A page with the output of each `$ ampacity …` block as the program prints it now. */
export async function runExamples(text: string): Promise<string> {
  const parts = text.split(/(```console\n[\s\S]*?```)/);
  const done: string[] = [];
  for (const part of parts) {
    const command = /^```console\n\$ ampacity ([^\n]*)\n/.exec(part)?.[1];
    if (command === undefined) {
      done.push(part);
      continue;
    }
    let output = "";
    const keep = (line: string) => {
      output += line;
    };
    await main(command.split(" "), { stdout: keep, stderr: keep });
    done.push(`\`\`\`console\n$ ampacity ${command}\n${output.trimEnd()}\n\`\`\``);
  }
  return done.join("");
}

if (process.argv[1]?.endsWith("docs.ts")) {
  const check = process.argv.includes("--check");
  const pages: [path: string, want: string][] = [
    ["README.md", replaceBlock(readFileSync("README.md", "utf8"), "claims", claimsTable())],
  ];
  for (const path of examplePages())
    pages.push([path, await runExamples(readFileSync(path, "utf8"))]);
  let stale = 0;
  for (const [path, want] of pages) {
    if (readFileSync(path, "utf8") === want) continue;
    stale += 1;
    if (check) console.error(`${path} is stale; try \`npm run docs\``);
    else {
      writeFileSync(path, want);
      console.log(`rewrote ${path}`);
    }
  }
  if (stale === 0) console.log("the documents are up to date");
  if (check && stale > 0) process.exit(1);
}
