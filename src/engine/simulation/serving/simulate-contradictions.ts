/**
 * What a simulate file says that each part allows but not together: every contradiction, each with
 * its place, what was expected there, what was found and what to try.
 */

import { cellsByRegion, FLEET_CELLS_MOST } from "./fleet-cells.ts";
import {
  type Lengths,
  type PoolLimits,
  ROW_GROUPS,
  type SimulateDocument,
} from "./simulate-schema.ts";

export interface Contradiction {
  readonly path: readonly (string | number)[];
  readonly expected: string;
  readonly found: string;
  readonly hint: string;
}

/** What each part allows but not together. */
export function contradictions(document: SimulateDocument): Contradiction[] {
  const list: Contradiction[] = [];
  const { workload, deployment, engine: first, stepCost: cost } = document;
  const add = (path: readonly (string | number)[], expected: string, found: string, hint: string) =>
    list.push({ path, expected, found, hint });
  const kinds = [
    { path: [] as (string | number)[], engine: first, cost },
    ...deployment.also.map((kind, i) => ({
      path: ["deployment", "also", i],
      engine: kind.engine ?? first,
      cost: kind.stepCost ?? cost,
    })),
  ];
  for (const kind of kinds) {
    const modelled = "performance" in kind.cost;
    if (!modelled && kind.engine.kv.blocks === undefined) {
      const hint = "`blocks: 4000`, or a step cost by `performance`, which knows the memory";
      add([...kind.path, "engine"], "`kv: { blocks }`", "none", hint);
    }
    if ("linear" in kind.cost) {
      const { base, perToken, perContextToken } = kind.cost.linear;
      if (base + perToken + perContextToken === 0) {
        add([...kind.path, "stepCost", "linear"], "steps that take time", "none", "`base: 5 ms`");
      }
    }
    if (modelled && kind.engine.speculation !== undefined) {
      const expected = "no speculation: the performance model has none";
      add([...kind.path, "engine", "speculation"], expected, "some", "another step cost");
    }
  }
  if ("drawn" in workload || "sessions" in workload) {
    const [name, part] =
      "drawn" in workload ? ["drawn", workload.drawn] : ["sessions", workload.sessions];
    const limit = "requests" in part ? part.requests : "sessions" in part ? part.sessions : null;
    if ((limit ?? null) === null && part.duration === undefined) {
      add(["workload", name], "an end", "neither a number nor `duration`", "`duration: 1 h`");
    }
  }
  if ("fleet" in workload && workload.fleet.hours.some((rate) => rate > 0)) {
    const cells = cellsByRegion(workload.fleet).reduce((sum, region) => sum + region.cells, 0);
    if (cells > FLEET_CELLS_MOST) {
      const expected = `a peak a cell that makes at most ${FLEET_CELLS_MOST} cells`;
      add(["workload", "fleet", "cellRequestsPerS"], expected, `${cells} cells`, "250");
    }
  }
  if ("rows" in workload) {
    workload.rows.forEach((row, i) => {
      if (i > 0 && row[0] < workload.rows[i - 1][0]) {
        add(["workload", "rows", i], "a time not before the row above", String(row[0]), "sorting");
      }
      const [atS, prompt, output, group = 0, prefix = -1] = row;
      const whole = [prompt, output, group, prefix].every(Number.isInteger);
      const low = atS < 0 || prompt < 1 || output < 1 || group < 0;
      const high = Math.max(prompt, output, prefix) > ROW_MOST || group >= ROW_GROUPS;
      if (low || high || !whole) {
        const rest = `group 0 … ${ROW_GROUPS - 1}, prefix -1 … 1e9, whole numbers but for the time`;
        const expected = `time ≥ 0, prompt and output 1 … 1e9, ${rest}`;
        add(["workload", "rows", i], expected, row.join(", "), "[0, 100, 10]");
      }
    });
  }
  if ("table" in cost) {
    const { tokens, contextTokens, times } = cost.table;
    if (times.length !== tokens.length) {
      const expected = `${tokens.length} rows, one for each number of tokens`;
      add(["stepCost", "table", "times"], expected, `${times.length}`, "a row for each");
    }
    times.forEach((row, i) => {
      if (row.length === contextTokens.length) return;
      const expected = `${contextTokens.length} times, one for each context`;
      add(["stepCost", "table", "times", i], expected, `${row.length}`, "a time for each");
    });
    for (const name of ["tokens", "contextTokens"] as const) {
      if (cost.table[name].some((value, i, all) => i > 0 && value <= all[i - 1])) {
        add(["stepCost", "table", name], "ascending numbers", "others", "sorting them");
      }
    }
  }
  for (const { path, engine: one } of kinds) {
    const { speculation } = one;
    if (speculation === undefined || speculation.tokensPerStep <= speculation.draftTokens + 1) {
      continue;
    }
    const most = `at most draftTokens + 1 = ${speculation.draftTokens + 1}`;
    const found = String(speculation.tokensPerStep);
    add([...path, "engine", "speculation", "tokensPerStep"], most, found, "a smaller mean");
  }
  for (const part of workloadContradictions(workload))
    add(part.path, part.expected, part.found, part.hint);
  if (deployment.pools !== undefined) {
    if (deployment.also.length > 0) {
      add(["deployment", "also"], "one kind of replica with pools", "more", "leaving one out");
    }
    if (deployment.replicas > 1) {
      const found = String(deployment.replicas);
      add(["deployment", "replicas"], "none beside `pools`, which count theirs", found, "no line");
    }
  }
  const replicas =
    deployment.pools !== undefined
      ? deployment.pools.prefill + deployment.pools.decode
      : deployment.replicas + deployment.also.reduce((sum, kind) => sum + kind.replicas, 0);
  list.push(...scalingContradictions(deployment));
  deployment.failures?.outages.forEach((outage, i) => {
    const path = ["deployment", "failures", "outages", i];
    if (outage.replica >= replicas) {
      add(path, `a replica below ${replicas}`, String(outage.replica), "0");
    }
    if (outage.until <= outage.from) add(path, "`until` after `from`", "otherwise", "a later end");
  });
  return list;
}

/** Limits of a scaler that contradict each other, or the replicas that there are. */
function scalingContradictions(deployment: SimulateDocument["deployment"]): Contradiction[] {
  const { autoscaling, pools, also } = deployment;
  if (autoscaling === undefined) return [];
  const list: Contradiction[] = [];
  const path = ["deployment", "autoscaling"];
  const add = (at: readonly string[], expected: string, found: string, hint: string): void => {
    list.push({ path: [...path, ...at], expected, found, hint });
  };
  const check = (at: readonly string[], limits: Partial<PoolLimits>, replicas: number): void => {
    for (const name of ["minimum", "high", "low"] as const) {
      if (limits[name] === undefined) add(at, `\`${name}\``, "none", `${name}: 1`);
    }
    const { minimum = 1, initial = minimum, low = 0, high = Infinity } = limits;
    if (minimum > replicas) {
      const expected = `at most the ${replicas} that there are`;
      add([...at, "minimum"], expected, String(minimum), "more replicas");
    } else if (initial < minimum || initial > replicas) {
      add([...at, "initial"], `${minimum} … ${replicas}`, String(initial), String(minimum));
    }
    if (low >= high) add([...at, "low"], `below \`high\`, ${high}`, String(low), "a lower one");
  };
  if (pools === undefined) {
    for (const pool of ["prefill", "decode"] as const) {
      if (autoscaling[pool] !== undefined) add([pool], "none without `pools`", "some", "no line");
    }
    check(
      [],
      autoscaling,
      also.reduce((sum, kind) => sum + kind.replicas, deployment.replicas),
    );
    return list;
  }
  for (const name of ["minimum", "initial", "high", "low"] as const) {
    if (autoscaling[name] === undefined) continue;
    const expected = "none beside `pools`, each of which has its own";
    add([name], expected, String(autoscaling[name]), `prefill: { ${name}: ${autoscaling[name]} }`);
  }
  for (const pool of ["prefill", "decode"] as const) {
    const limits = autoscaling[pool];
    if (limits !== undefined) check([pool], limits, pools[pool]);
    else add([], `limits of the ${pool} pool`, "none", `${pool}: { minimum: 1, high: 8, low: 4 }`);
  }
  return list;
}

/** Lengths, shares and hours that contradict themselves. */
function workloadContradictions(workload: SimulateDocument["workload"]): Contradiction[] {
  const list: Contradiction[] = [];
  const [[name, part]] = Object.entries(workload) as [string, object][];
  const at = (...rest: (string | number)[]) => ["workload", name, ...rest];
  const check = (path: (string | number)[], value: unknown): void => {
    if (isLengths(value) && value.min > value.max) {
      const expected = `at most \`max\`, ${value.max}`;
      list.push({
        path: [...path, "min"],
        expected,
        found: String(value.min),
        hint: "a lower one",
      });
    }
  };
  for (const [key, value] of Object.entries(part)) {
    check(at(key), value);
    if (key === "reasoning") check(at(key, "tokens"), value.tokens);
    if ((key === "hours" || key === "days") && !(value as number[]).some((rate) => rate > 0)) {
      list.push({ path: at(key), expected: "a rate above 0", found: "none", hint: "1 throughout" });
    }
    if (key !== "tiers" && key !== "regions") continue;
    const shared = value as readonly { name: string; share: number }[];
    const sum = shared.reduce((total, one) => total + one.share, 0);
    if (Math.abs(sum - 1) > SHARES_SLACK) {
      const found = `${Number((100 * sum).toPrecision(6))} %`;
      list.push({ path: at(key), expected: "shares of 100 % in all", found, hint: "mending one" });
    }
    shared.forEach((one, i) => {
      if (shared.findIndex((other) => other.name === one.name) === i) return;
      const expected = "a name of its own";
      list.push({ path: at(key, i, "name"), expected, found: one.name, hint: `${one.name} 2` });
    });
  }
  return list;
}

/** Of lengths and prefixes in written rows: what the engine's counts hold with room to spare. */
const ROW_MOST = 1e9;
/** Shares are often printed without decimals. */
const SHARES_SLACK = 0.02;

function isLengths(value: unknown): value is Lengths {
  return typeof value === "object" && value !== null && "mean" in value && "max" in value;
}
