/** `ampacity schedule [PLAN]`: dates with probabilities, what decides them, where the delay comes from. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { baseValues, type Issue, resolvePlanText } from "../../engine/index.ts";
import type { ScheduleLimits } from "../../engine/scenario/plan.ts";
import { defaultCrews } from "../../engine/simulation/programme/network/block-network.ts";
import { compileNetwork } from "../../engine/simulation/programme/network/network.ts";
import { criticalPath } from "../../engine/simulation/programme/network/passes.ts";
import {
  type BlockSchedule,
  type Percentiles,
  scheduleOf,
} from "../../engine/simulation/programme/network/schedule.ts";
import { catalogue } from "../../facts/index.ts";
import { isoDay, parseQuantity } from "../../units/index.ts";
import {
  drawsMost,
  engineKey,
  factsKey,
  json,
  OptionMistakes,
  parseCountOption,
  parseSeed,
  printIssues,
  readPlanFile,
  sha256,
} from "../context.ts";
import { type Effects, type ExitCode, UserMistake } from "../effects.ts";
import { makeFolders } from "../make-folders.ts";
import { bold, dim, progress, table, wrap } from "../terminal.ts";

const drawsDefault = 10_000;
/** Keeps a number and its unit on one line. */
const nb = "\u00a0";

export interface ScheduleArgs {
  readonly plan?: string;
  readonly json: boolean;
  readonly seed?: string;
  readonly draws?: string;
  readonly out?: string;
  readonly racksPerMonth?: string;
  readonly hbmPerMonth?: string;
  readonly transformersPerMonth?: string;
  readonly enginesPerMonth?: string;
}

export async function scheduleCommand(args: ScheduleArgs, effects: Effects): Promise<ExitCode> {
  const mistakes = new OptionMistakes();
  const draws = mistakes.read(() => drawsOf(args.draws), drawsDefault);
  const seed = mistakes.read(() => parseSeed(args.seed), 1n);
  const limits = limitsOf(args, mistakes);
  mistakes.tell();
  if (args.plan !== undefined && /\.(xml|xer)$/i.test(args.plan)) {
    const [unused] = Object.keys(limits);
    if (unused !== undefined)
      throw new UserMistake(
        `${args.plan}: expected a plan file beside a limit a month, found a network of another tool; try it without the limit`,
      );
    return scheduleFile(args.plan, args, effects);
  }
  const { text, file } = readPlanFile(args.plan);
  const resolved = resolvePlanText(text, file, catalogue);
  if (!resolved.ok) {
    if (args.json) effects.stdout(json({ command: "schedule", issues: resolved.issues }));
    printIssues(resolved.issues, effects);
    return 1;
  }
  const { plan } = resolved;
  const inForce: ScheduleLimits = { ...plan.schedule, ...limits };
  const schedule = scheduleOf({
    plan,
    catalogue,
    values: baseValues(plan),
    draws,
    seed,
    limits: inForce,
    onDraw: progress(effects.stderr, "draws", draws),
  });
  const keys = {
    engine: engineKey,
    facts: factsKey,
    scenario: sha256(text),
    seed: seed.toString(),
  };
  if (args.out !== undefined) await writeExchange(args.out, plan.title, schedule.compiled, effects);
  if (args.json) {
    effects.stdout(
      json({
        command: "schedule",
        scenario: plan.id,
        keys,
        draws,
        asOf: isoDay(plan.asOfDay),
        limits: {
          racksPerMonth: inForce.racksPerMonth ?? null,
          hbmBytesPerMonth: inForce.hbmBytesPerMonth ?? null,
          transformersPerMonth: inForce.transformersPerMonth ?? null,
          enginesPerMonth: inForce.enginesPerMonth ?? null,
          shellCrewsPerSite: inForce.shellCrewsPerSite ?? defaultCrews,
          commissioningTeamsPerSite: inForce.commissioningTeamsPerSite ?? defaultCrews,
        },
        blocks: schedule.blocks.map(blockJson),
        leftOut: schedule.leftOut,
        options: schedule.options,
        durations: schedule.durations,
      }),
    );
    return 0;
  }
  effects.stdout(`${report(plan.title, isoDay(plan.asOfDay), draws, schedule)}\n`);
  return 0;
}

function drawsOf(text: string | undefined): number {
  const draws = parseCountOption("draws", text, drawsDefault, drawsMost);
  if (draws > 0) return draws;
  throw new UserMistake(`--draws: expected at least 1, found 0; try --draws ${drawsDefault}`);
}

/** Limits given as options; those of the plan file stand where none is. */
function limitsOf(args: ScheduleArgs, mistakes: OptionMistakes): ScheduleLimits {
  const rate = (option: string, text: string | undefined) => {
    if (text === undefined) return undefined;
    const value = Number(text);
    if (Number.isFinite(value) && value > 0) return value;
    throw new UserMistake(
      `--${option}: expected a number above zero, found ${JSON.stringify(text)}; try --${option} 10`,
    );
  };
  const hbm = (text: string | undefined) => {
    if (text === undefined) return undefined;
    const parsed = parseQuantity(text, "data");
    if (parsed.ok && parsed.value > 0) return parsed.value;
    throw new UserMistake(
      `--hbm-per-month: expected data above zero, found ${JSON.stringify(text)}; try --hbm-per-month "30 PB"`,
    );
  };
  const read = (limit: () => number | undefined) => mistakes.read(limit, undefined);
  const given = {
    racksPerMonth: read(() => rate("racks-per-month", args.racksPerMonth)),
    transformersPerMonth: read(() => rate("transformers-per-month", args.transformersPerMonth)),
    enginesPerMonth: read(() => rate("engines-per-month", args.enginesPerMonth)),
    hbmBytesPerMonth: read(() => hbm(args.hbmPerMonth)),
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

const day = (value: number): string => isoDay(Math.ceil(value - 1e-9));
const dates = (found: Percentiles | null) =>
  found === null
    ? null
    : {
        p10: day(found.p10),
        p50: day(found.p50),
        p80: day(found.p80),
        p90: day(found.p90),
        kind: found.kind,
      };

const blockJson = (block: BlockSchedule) => ({
  id: block.id,
  site: block.site,
  basis: block.basis,
  promised:
    block.promised === null
      ? null
      : { state: block.promised.state, on: isoDay(block.promised.day) },
  energised: dates(block.energisedDay),
  readyForService: dates(block.readyForServiceDay),
  inService: dates(block.inServiceDay),
  milestones: Object.fromEntries(block.milestones.map((one) => [one.name, dates(one.day)])),
  weeksEnergisedToFirstToken: block.weeksEnergisedToFirstToken,
  criticalPath: block.activities.filter((one) => one.critical).map((one) => one.name),
  activities: block.activities.map(({ startDay, finishDay, ...one }) => ({
    ...one,
    start: day(startDay),
    finish: day(finishDay),
  })),
  orders: block.orders.map((order) => ({
    what: order.what,
    last: day(order.lastDay),
    lastForPromise: order.lastDayForPromise === null ? null : day(order.lastDayForPromise),
  })),
  meanDelayDays: block.meanDelayDays,
  delayByCauseDays: block.delayByCauseDays,
});

function report(
  title: string,
  asOf: string,
  draws: number,
  schedule: ReturnType<typeof scheduleOf>,
): string {
  const open = schedule.blocks.filter((block) => block.inServiceDay?.kind !== "observed");
  const seen = schedule.blocks.length - open.length;
  const lines = [
    bold(title),
    dim(`as of ${asOf}, ${draws} draws; P10 … P90: share of draws that are earlier`),
    "",
  ];
  const row = (block: BlockSchedule, name: string, found: Percentiles | null) =>
    found === null
      ? []
      : [
          [
            name === "energised" ? block.id : "",
            name,
            day(found.p10),
            found.kind === "forecast" ? day(found.p50) : found.kind,
            found.kind === "forecast" ? day(found.p80) : "",
            found.kind === "forecast" ? day(found.p90) : "",
          ],
        ];
  lines.push(
    table(
      ["block", "state", "P10", "P50", "P80", "P90"],
      open.flatMap((block) => [
        ...row(block, "energised", block.energisedDay),
        ...row(block, "ready", block.readyForServiceDay),
        ...row(block, "in service", block.inServiceDay),
      ]),
      ["left", "left", "left", "left", "left", "left"],
    ),
    "",
    bold("What decides"),
  );
  for (const block of open) {
    const path = block.activities
      .filter((one) => one.criticality >= 0.2 && !one.done && one.finishDay > one.startDay)
      .map((one) => `${one.name.toLowerCase()} ${Math.round(100 * one.criticality)}${nb}%`);
    const spare = block.activities
      .filter((one) => !one.critical && !one.done && one.floatDays > 0.5)
      .sort((a, b) => a.floatDays - b.floatDays)
      .slice(0, 3)
      .map((one) => `${one.name.toLowerCase()} ${Math.round(one.floatDays)}${nb}d`);
    const causes = Object.entries(block.delayByCauseDays)
      .filter(([, days]) => Math.abs(days) >= 1)
      .sort(([, a], [, b]) => Math.abs(b) - Math.abs(a))
      .slice(0, 5)
      .map(([name, days]) => `${name} ${days > 0 ? "+" : "−"}${Math.abs(Math.round(days))}${nb}d`);
    lines.push(
      field(
        block.id,
        `laid out from ${{ "observed start": "its observed start", "promised date": `the promise of ${block.promised?.state} on ${isoDay(block.promised?.day ?? 0)}`, "as-of day": "the as-of day: the plan dates nothing of it" }[block.basis]}`,
      ),
    );
    if (path.length > 0) lines.push(field("  decides", path.join(", ")));
    if (spare.length > 0) lines.push(field("  float", spare.join(", ")));
    if (causes.length > 0)
      lines.push(
        field(
          "  delay",
          `${Math.abs(Math.round(block.meanDelayDays))}${nb}d ${block.meanDelayDays < 0 ? "ahead of" : "behind"} the base schedule: ${causes.join(", ")}`,
        ),
      );
    if (block.orders.length > 0)
      lines.push(
        field(
          "  order by",
          block.orders
            .map((order) => `${order.what.toLowerCase()} ${day(order.lastDay)}`)
            .join(", "),
        ),
      );
    if (block.weeksEnergisedToFirstToken !== null)
      lines.push(
        field(
          "  weeks",
          `${Math.round(block.weeksEnergisedToFirstToken)} from energisation to first token (P50)`,
        ),
      );
  }
  if (seen > 0) lines.push("", wrap(`${seen} blocks are in service by the record.`));
  if (schedule.leftOut.length > 0)
    lines.push(
      "",
      wrap(`Left out: ${schedule.leftOut.map(({ id, why }) => `${id} (${why})`).join(", ")}.`),
    );
  lines.push("", bold("Options, against the plan (median days; negative is earlier)"));
  lines.push(
    table(
      ["option", "last block", "mean block"],
      schedule.options.map((one) => [
        one.option,
        signed(one.lastInServiceChangeDays),
        signed(one.meanChangeDays),
      ]),
      ["left", "right", "right"],
    ),
  );
  const guesses = schedule.durations.filter((one) => one.grade === "guess").length;
  lines.push(
    "",
    wrap(
      `Durations: ${schedule.durations.length}, of them ${guesses} guesses throughout and most others split by a guess; --json lists each with its papers.`,
    ),
  );
  return lines.join("\n");
}

/** A network of another tool: its dates, float and critical path, recomputed. */
async function scheduleFile(
  path: string,
  args: { json: boolean; out?: string },
  effects: Effects,
): Promise<ExitCode> {
  const { text, file } = readPlanFile(path);
  const { networkOf } = await import("../exchange/project.ts");
  const read = /\.xer$/i.test(path)
    ? (await import("../exchange/xer.ts")).readXer(text, file)
    : (await import("../exchange/mspdi.ts")).readMspdi(text, file);
  const refuse = (issues: readonly Issue[]): ExitCode => {
    if (args.json) effects.stdout(json({ command: "schedule", issues }));
    printIssues(issues, effects);
    return 1;
  };
  if (!read.ok) return refuse(read.issues);
  const given = networkOf(read.project);
  const compiled = compileNetwork(given.network);
  if (!compiled.ok)
    return refuse(
      compiled.faults.map((fault) => {
        const activity = /^\/activities\/(\d+)\//.exec(fault.path);
        const { line, column } = read.places[given.taskOf[Number(activity?.[1] ?? -1)] ?? -1] ?? {
          line: 1,
          column: 1,
        };
        const hint = fault.path.endsWith("/id") ? "another code" : "dropping one of these links";
        return { file, line, column, hint, ...fault };
      }),
    );
  const { compiled: network } = compiled;
  const first = criticalPath(network);
  const end = Math.max(...first.finishDay);
  const followed = new Set(network.afterOn);
  const required = new Map<number, number>();
  for (let i = 0; i < network.count; i += 1) if (!followed.has(i)) required.set(i, end);
  const dates = criticalPath(network, undefined, required);
  const rows = network.network.activities.map((activity, i) => ({
    id: activity.id,
    name: activity.name,
    start: stamp(dates.startDay[i]!),
    finish: stamp(dates.finishDay[i]!),
    lateFinish: stamp(dates.lateFinishDay[i]!),
    floatDays: dates.floatDays[i]!,
    critical: dates.floatDays[i]! < 1e-6 && Number.isNaN(network.finished[i]!),
  }));
  if (args.out !== undefined) await writeExchange(args.out, read.project.name, network, effects);
  if (args.json) {
    effects.stdout(
      json({
        command: "schedule",
        file,
        keys: { engine: engineKey, facts: factsKey, scenario: sha256(text), seed: "0" },
        activities: rows,
      }),
    );
    return 0;
  }
  effects.stdout(
    `${bold(read.project.name)}\n\n${table(
      ["activity", "name", "start", "finish", "float"],
      rows.map((row) => [
        row.id,
        row.name,
        row.start,
        row.finish,
        row.critical ? "critical" : `${Math.round(row.floatDays)}${nb}d`,
      ]),
      ["left", "left", "left", "left", "right"],
      1,
    )}\n`,
  );
  return 0;
}

const stamp = (value: number): string => isoDay(Math.floor(value + 1e-9));

const signed = (days: number): string => {
  const whole = Math.round(days);
  return whole === 0 ? "0" : whole > 0 ? `+${whole}` : `−${-whole}`;
};

const field = (label: string, text: string): string => {
  const column = 18;
  return `${label.padEnd(column)}${wrap(text, " ".repeat(column)).slice(column)}`;
};

async function writeExchange(
  folder: string,
  title: string,
  compiled: ReturnType<typeof scheduleOf>["compiled"],
  effects: Effects,
): Promise<void> {
  const { exchangeOf } = await import("../exchange/project.ts");
  const { writeMspdi } = await import("../exchange/mspdi.ts");
  const { writeXer } = await import("../exchange/xer.ts");
  const project = exchangeOf(title, compiled);
  const files = [
    ["schedule.xml", writeMspdi(project)],
    ["schedule.xer", writeXer(project)],
  ] as const;
  try {
    makeFolders(folder);
    for (const [name, content] of files) writeFileSync(join(folder, name), content);
  } catch (error) {
    throw new UserMistake(
      `--out: expected a folder that can be written, found ${(error as NodeJS.ErrnoException).code ?? "an error"} at ${folder}; try another folder`,
    );
  }
  for (const [name] of files) effects.stderr(`${join(folder, name)}\n`);
}
