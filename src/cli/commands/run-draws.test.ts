import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { setsPerDraw } from "../../engine/outcome/draws.ts";
import { headlineTable, keepHeadline, rangesOf } from "../../engine/outcome/ranges.ts";
import { main } from "../main.ts";

const plan = fileURLToPath(new URL("../../../scenarios/first-hall.yaml", import.meta.url));

async function ampacity(...argv: string[]) {
  let out = "";
  let err = "";
  const code = await main(argv, {
    stdout: (text) => {
      out += text;
    },
    stderr: (text) => {
      err += text;
    },
  });
  return { code, out, err };
}

test("the numbered draws of a run and their sets are those that its ranges are made of", async () => {
  const draws = 3;
  const whole = JSON.parse((await ampacity("run", plan, "--draws", `${draws}`, "--json")).out);
  assert.equal(whole.sets, setsPerDraw);
  const table = headlineTable(whole.definitions, draws * setsPerDraw);
  for (let row = 0; row < draws * setsPerDraw; row += 1) {
    const draw = 1 + Math.floor(row / setsPerDraw);
    const set = 1 + (row % setsPerDraw);
    const argv = ["--draws", `${draws}`, "--draw", `${draw}`, "--set", `${set}`, "--json"];
    const one = await ampacity("run", plan, ...argv);
    assert.equal(one.code, 0);
    const made = JSON.parse(one.out);
    assert.equal(made.draw, draw);
    assert.equal(made.set, set);
    assert.deepEqual(made.base, whole.headline);
    keepHeadline(table, row, made.headline);
  }
  assert.deepEqual(rangesOf(table), whole.ranges);
});

test("a draw and the convergence of a run fit 80 columns", async () => {
  const one = await ampacity("run", plan, "--draws", "40", "--draw", "7");
  const ranges = await ampacity("run", plan, "--draws", "40", "--workers", "1");
  assert.match(one.out, /draw 7 of 40, set 1 of 8/);
  assert.match(ranges.out, /Convergence: from the first 20 draws to all 40, P50 moved/);
  for (const line of `${one.out}${ranges.out}`.split("\n")) assert.ok([...line].length <= 80, line);
});

test("one draw is a range too: what lies off base is listed though its percentiles are one value", async () => {
  // Dates are those of the draw in all its sets.
  const { out } = await ampacity("run", "--draws", "1", "--no-simulate");
  assert.match(out, /Ranges of 1 draw\n/);
  assert.match(out, /\nfirstGwInServiceOn +([^ ]+) +\1 +\1\n/);
});

test("a draw that is none, or not of these draws, is named", async () => {
  for (const [argv, says] of [
    [["--draw", "3"], /--draw: expected --draws N beside it, found none/],
    [
      ["--draws", "10", "--draw", "11"],
      /--draw: expected a whole number from 1 to 10, found "11"; try --draw 1/,
    ],
    [["--draws", "10", "--draw", "0"], /--draw: expected a whole number from 1 to 10, found "0"/],
    [["--draws", "10", "--set", "2"], /--set: expected --draw K beside it, found none/],
    [
      ["--draws", "10", "--draw", "1", "--set", "9"],
      /--set: expected a whole number from 1 to 8, found "9"; try --set 1/,
    ],
    [
      ["--draws", "1000000"],
      /--draws: expected a whole number from 0 to 100000, found "1000000"; try --draws 100000/,
    ],
    // 2^64 would be seed 0 again.
    [
      ["--seed", "18446744073709551616"],
      /--seed: expected a whole number from 0 to 1844674407370955/,
    ],
    [["--draws", "10", "--workers", "0"], /--workers: expected at least 1, found 0/],
    [["--draws", "10", "--workers", "two"], /--workers: expected a whole number from 0 to 64/],
  ] as const) {
    const { code, err, out } = await ampacity("run", plan, ...argv);
    assert.equal(code, 1);
    assert.equal(out, "");
    assert.match(err, says);
  }
});

test("mistakes in several options of run, schedule and claims are told at once, one a line", async () => {
  for (const [command, argv] of [
    ["run", ["--draws", "x", "--draw", "0", "--set", "9", "--workers", "0", "--seed", "-1"]],
    ["claims", ["--draws", "x", "--seed", "y"]],
    ["schedule", ["--draws", "0", "--seed", "x", "--racks-per-month", "0", "--hbm-per-month", "?"]],
  ] as const) {
    const { code, err, out } = await ampacity(command, plan, ...argv);
    assert.equal(code, 1);
    assert.equal(out, "");
    const named = err.trimEnd().split("\n");
    assert.deepEqual(
      named.map((line) => /^(--[a-z-]+): expected .*, found .*; try /.exec(line)?.[1]),
      argv.filter((_, index) => index % 2 === 0),
    );
  }
});
