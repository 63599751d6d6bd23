/**
 * `npm run docs`: rewrites what documents quote from the program between their markers. `--check`
 * exits 1 when a document is stale.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { runPlan } from "../src/cli/context.ts";
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
        : ` [${formatHeadline(claim.interval.p10, claim.unit)} … ${formatHeadline(claim.interval.p90, claim.unit)}]`;
    return `| **${cell(claim.line)}** | ${cell(claim.claimed)}; frame: ${cell(claim.frame)} | ${cell(claim.computed)}${interval} (*${claim.kind}*) | ${cell(claim.record)} |`;
  });
  return [
    "| line | claimed | computed, with P10 … P90 of 200 draws | on record, October 2026 |",
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

if (process.argv[1]?.endsWith("docs.ts")) {
  const have = readFileSync("README.md", "utf8");
  const want = replaceBlock(have, "claims", claimsTable());
  if (have === want) console.log("README.md is up to date");
  else if (process.argv.includes("--check")) {
    console.error("README.md is stale; try `npm run docs`");
    process.exit(1);
  } else {
    writeFileSync("README.md", want);
    console.log("rewrote README.md");
  }
}
