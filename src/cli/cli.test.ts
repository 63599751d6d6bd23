import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { parquetReadObjects } from "hyparquet";
import { commandSchemas } from "./json-schemas.ts";
import { main } from "./main.ts";

/** Runs the command in this process and keeps what it said. */
async function ampacity(...argv: string[]) {
  let stdout = "";
  let stderr = "";
  const code = await main(argv, {
    stdout: (text) => {
      stdout += text;
    },
    stderr: (text) => {
      stderr += text;
    },
  });
  return { code, stdout, stderr };
}

const withFolder = async (use: (folder: string) => Promise<void>) => {
  const folder = mkdtempSync(join(tmpdir(), "ampacity-"));
  try {
    await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

test("run prints one JSON object of the committed shape, with the headline of the reference plan", async () => {
  const { code, stdout } = await ampacity("run", "scenarios/openai-nvidia-10gw.yaml", "--json");
  assert.equal(code, 0);
  const outcome = commandSchemas.run.parse(JSON.parse(stdout));
  const { headline, definitions } = outcome;
  const promised = [
    "itCapacityW",
    "installedItPowerW",
    "facilityCapacityW",
    "packages",
    "racks",
    "firstGwInServiceOn",
    "lastGwInServiceOn",
    "nvidiaReleasedUsd",
    "weeklyActiveUsers",
    "demandTokensPerS",
    "servedTokensPerS",
    "servedFraction",
    "outputTokensCapacityPerS",
    "servingUtilisationFraction",
    "idleFraction",
    "trainingShareFraction",
    "usersAtCapacity",
    "outputTokensPerUserDayToFill",
    "trainingFlopPerS",
    "largestTrainingRunFlop",
    "usdPerMillionOutputTokens",
    "usdPerMillionOutputTokensAtCapacity",
    "usdPerMillionOutputTokensMarginal",
    "capexUsd",
    "energyJPerYear",
    "carbonKgPerYear",
  ];
  for (const name of promised) {
    assert.notEqual(headline[name], undefined, name);
    assert.notEqual(headline[name], null, name);
  }
  for (const name of Object.keys(headline)) assert.ok(definitions[name], `definition of ${name}`);
  assert.equal(headline["itCapacityW"], 1e10);
  assert.equal(headline["nvidiaReleasedUsd"], 1e11);
});

test("the same plan and seed give the same bytes, draws included", async () => {
  const once = await ampacity("run", "--json", "--draws", "40", "--seed", "7");
  const twice = await ampacity("run", "--json", "--draws", "40", "--seed", "7");
  const other = await ampacity("run", "--json", "--draws", "40", "--seed", "8");
  assert.equal(once.stdout, twice.stdout);
  assert.notEqual(once.stdout, other.stdout);
});

test("every block's fleet is a whole number of racks inside its certified capacity", async () => {
  for (const plan of readdirSync("scenarios")) {
    const { stdout } = await ampacity("run", `scenarios/${plan}`, "--json");
    const outcome = JSON.parse(stdout) as {
      blocks: {
        id: string;
        fleet: { racks: number; unusedW: number; ratedItPowerW: number }[];
        itCapacityW: number;
      }[];
    };
    for (const block of outcome.blocks) {
      for (const cohort of block.fleet) {
        assert.ok(Number.isInteger(cohort.racks) && cohort.racks >= 0, block.id);
        assert.ok(cohort.ratedItPowerW <= block.itCapacityW * (1 + 1e-9), block.id);
      }
    }
  }
});

test("a bad plan exits 1 with its place and no stack trace, and leaves stdout empty", async () => {
  await withFolder(async (folder) => {
    const file = join(folder, "bad.yaml");
    writeFileSync(
      file,
      readFileSync("scenarios/first-hall.yaml", "utf8").replace(
        "capacity: 50 MW",
        "capacity: 50 MB",
      ),
    );
    for (const argv of [
      ["run", file],
      ["check", file],
      ["claims", file],
    ]) {
      const { code, stdout, stderr } = await ampacity(...argv);
      assert.equal(code, 1);
      assert.equal(stdout, "");
      assert.match(
        stderr,
        /bad\.yaml:\d+:\d+: \/blocks\/0\/capacity: expected a power such as .*; try /,
      );
      assert.doesNotMatch(stderr, /\bat .*\.ts:\d+/);
    }
  });
});

test("users' mistakes on the command line are one line and exit 1; usage exits 2", async () => {
  const missing = await ampacity("run", "no-such-plan.yaml");
  assert.equal(missing.code, 1);
  assert.match(missing.stderr, /^no-such-plan\.yaml: expected a plan file, found none; try .*\n$/);
  assert.equal((await ampacity("run", "--seed", "x")).code, 1);
  assert.equal((await ampacity("run", "--draws", "-3")).code, 1);
  assert.equal((await ampacity("facts", "show", "vr-nvl72-maxp")).code, 1);
  assert.equal((await ampacity("run", "--no-such-flag")).code, 2);
  assert.equal((await ampacity("no-such-command")).code, 2);
});

test("every command has help", async () => {
  for (const command of [
    ["run"],
    ["check"],
    ["claims"],
    ["compare"],
    ["facts"],
    ["serve"],
    ["validate", "relations"],
    ["validate", "serving"],
    ["validate", "serving-runs"],
    ["simulate", "serving"],
  ]) {
    const { code, stdout } = await ampacity(...command, "--help");
    assert.equal(code, 0, command.join(" "));
    assert.match(stdout, /Usage: ampacity/);
  }
});

test("compare names the deltas and their causes, and finds none in a plan beside itself", async () => {
  const same = await ampacity(
    "compare",
    "scenarios/first-hall.yaml",
    "scenarios/first-hall.yaml",
    "--json",
  );
  const nothing = commandSchemas.compare.parse(JSON.parse(same.stdout));
  assert.deepEqual(nothing.causes, []);
  const { stdout } = await ampacity(
    "compare",
    "scenarios/openai-nvidia-10gw.yaml",
    "scenarios/stargate-2026-10.yaml",
    "--json",
  );
  const comparison = commandSchemas.compare.parse(JSON.parse(stdout));
  assert.ok(
    comparison.causes.some((cause) => cause.what.startsWith("agreement nvidia-equity-2026")),
  );
  assert.ok(comparison.deltas.some((delta) => delta.name === "itCapacityW" && delta.change !== 0));
});

test("claims, relations, check and facts print what their schemas say", async () => {
  const claims = commandSchemas.claims.parse(
    JSON.parse((await ampacity("claims", "--json", "--draws", "20")).stdout),
  );
  assert.equal(claims.claims.length, 10);
  const relations = commandSchemas["validate-relations"].parse(
    JSON.parse((await ampacity("validate", "relations", "--json")).stdout),
  );
  assert.ok(relations.relations.length > 20);
  assert.ok(relations.relations.some((relation) => relation.verdict === "fails"));
  commandSchemas.check.parse(
    JSON.parse((await ampacity("check", "scenarios/first-hall.yaml", "--json")).stdout),
  );
  const guesses = JSON.parse((await ampacity("facts", "guesses", "--json")).stdout) as {
    guesses: unknown[];
  };
  assert.ok(guesses.guesses.length > 10);
});

test("simulations, schedules and what-ifs print what their schemas say", async () => {
  const say = async (...argv: string[]): Promise<unknown> =>
    JSON.parse((await ampacity(...argv, "--json")).stdout);
  commandSchemas["simulate-serving"].parse(await say("simulate", "serving", "examples/r1/r1.yaml"));
  commandSchemas.schedule.parse(await say("schedule", "--draws", "50"));
  commandSchemas["validate-schedule"].parse(await say("validate", "schedule"));
  commandSchemas.agreements.parse(await say("agreements", "scenarios/stargate-2026-10.yaml"));
  commandSchemas.tornado.parse(await say("tornado"));
  const solved = commandSchemas.solve.parse(
    await say(
      "solve",
      "--for",
      "usdPerMillionOutputTokens=1.0",
      "--by",
      "assumptions/compute-capex-per-it",
    ),
  );
  assert.equal(typeof solved.feasible, "boolean");
});

test("terminal reports fit 80 columns", async () => {
  for (const argv of [
    ["run"],
    ["run", "--draws", "10"],
    ["claims", "--draws", "10"],
    ["compare", "scenarios/first-hall.yaml", "scenarios/openai-nvidia-10gw.yaml"],
    ["validate", "relations"],
    ["facts"],
    ["facts", "guesses"],
    ["facts", "show", "vr-nvl72-max-p"],
  ]) {
    const { stdout } = await ampacity(...argv);
    const long = stdout
      .split("\n")
      .filter((line) => [...line].length > 80 && !/https?:|\S{60,}/.test(line));
    assert.deepEqual(long, [], argv.join(" "));
  }
});

test("--out writes JSON, CSV, Parquet and HTML together, and they agree", async () => {
  await withFolder(async (folder) => {
    const out = join(folder, "out");
    const { code, stdout } = await ampacity(
      "run",
      "scenarios/first-hall.yaml",
      "--json",
      "--out",
      out,
    );
    assert.equal(code, 0);
    assert.equal(readFileSync(join(out, "outcome.json"), "utf8"), stdout);
    const outcome = JSON.parse(stdout) as {
      series: { months: string[]; columns: Record<string, number[]> };
    };
    const bytes = readFileSync(join(out, "series.parquet"));
    const rows = await parquetReadObjects({
      file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength),
    });
    assert.equal(rows.length, outcome.series.months.length);
    assert.equal(rows[9]!["servedTokensPerS"], outcome.series.columns["servedTokensPerS"]![9]);
    const csv = readFileSync(join(out, "series.csv"), "utf8").trim().split("\n");
    assert.equal(csv.length, outcome.series.months.length + 1);
    assert.match(readFileSync(join(out, "report.html"), "utf8"), /<h1>One 50 MW hall<\/h1>/);
    assert.deepEqual(readdirSync(folder), ["out"]);
  });
});

test("bin/ampacity.js runs from the built folder", {
  skip: existsSync("dist/cli/main.js") ? false : "dist/ is not built",
}, () => {
  const text = execFileSync(
    process.execPath,
    ["bin/ampacity.js", "check", "scenarios/first-hall.yaml"],
    { encoding: "utf8" },
  );
  assert.match(text, /a valid plan/);
});

test("the committed JSON schemas are the program's own", () => {
  execFileSync(process.execPath, ["--import", "tsx", "scripts/schemas.ts", "--check"], {
    stdio: "pipe",
  });
});
