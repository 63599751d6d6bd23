/** `ampacity validate schedule`: what would have been said on 2025-09-22, scored on what happened. */
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { abileneExpansion } from "../../../validation/schedule/abilene-expansion.ts";
import {
  backtest,
  cutOff,
  iso,
  known,
  type Milestone,
  sensitivity,
} from "../../../validation/schedule/backtest.ts";
import { classStudy } from "../../../validation/schedule/class-study.ts";
import { readTimelines } from "../../../validation/schedule/read-timelines.ts";
import { slipsOf } from "../../../validation/schedule/slips.ts";
import { catalogue } from "../../facts/index.ts";
import { engineKey, factsKey, json, sha256 } from "../context.ts";
import { type Effects, type ExitCode, UserMistake } from "../effects.ts";
import { bold, dim, table, wrap } from "../terminal.ts";

export async function validateScheduleCommand(
  args: { json: boolean; data?: string },
  effects: Effects,
): Promise<ExitCode> {
  let reference: ReturnType<typeof readTimelines> | null = null;
  let data = "built in";
  if (args.data !== undefined) {
    const inside = join(args.data, "timelines.csv");
    const file = existsSync(inside) ? inside : args.data;
    if (!existsSync(file) || statSync(file).isDirectory())
      throw new UserMistake(
        `--data: expected a timelines CSV or a folder with timelines.csv, found none at ${JSON.stringify(args.data)}; leave it out to use the built-in table`,
      );
    const text = readFileSync(file, "utf8");
    reference = readTimelines(text);
    data = sha256(text);
    if (!reference.ok) {
      effects.stderr(
        `${file}:${reference.line}:1: expected ${reference.expected}, found ${reference.found}\n`,
      );
      return 1;
    }
  }
  const found =
    reference === null
      ? backtest(slipsOf(catalogue))
      : backtest(slipsOf(catalogue), reference.sites, reference.growth);
  const { summary } = found;
  const worths =
    reference === null
      ? sensitivity(slipsOf(catalogue))
      : sensitivity(slipsOf(catalogue), reference.sites, reference.growth);
  const classes = classStudy(reference === null ? undefined : reference.sites);
  const expansion = abileneExpansion(catalogue);
  if (args.json) {
    effects.stdout(
      json({
        command: "validate schedule",
        keys: { engine: engineKey, facts: factsKey, data, seed: "1" },
        inputsUpTo: cutOff,
        outcomesUpTo: known,
        kind: "predicted",
        cases: found.cases.map((one) => ({
          ...one,
          milestones: one.milestones.map(milestoneJson),
        })),
        summary,
        reference: found.reference,
        classCheck: found.classCheck,
        sensitivity: worths,
        classes,
        abileneExpansion: expansion,
      }),
    );
    return 0;
  }
  const rows = found.cases.flatMap((one) =>
    one.milestones.map((milestone, index) => [
      index === 0 ? one.id : "",
      milestone.what === "first power" ? "first" : "full",
      ...(milestone.band === null
        ? ["refused", "", ""]
        : [
            iso(milestone.band.p10)!.slice(0, 7),
            iso(milestone.band.p50)!.slice(0, 7),
            iso(milestone.band.p90)!.slice(0, 7),
          ]),
      verdict(milestone),
    ]),
  );
  const { baselines, goals } = summary;
  const number = (value: number) => value.toFixed(2);
  effects.stdout(
    `${[
      bold("Back-test of schedules (predicted)"),
      dim(`inputs dated up to ${cutOff}; outcomes up to ${known}`),
      "",
      table(
        ["site", "what", "P10", "P50", "P90", "what happened"],
        rows,
        ["left", "left", "left", "left", "left", "left"],
        5,
      ),
      "",
      wrap(
        `${summary.scored} outcomes are known, ${summary.inside} of them within P10 … P90 (coverage ${Math.round(100 * summary.coverage)} %, nominal 80 %). ${summary.censored} had not happened: on average ${(100 * summary.refutedShareMean).toFixed(1)} % of their probability has gone by.`,
      ),
      wrap(
        `P10 … P90 is ${number(summary.widthMonthsMedian)} months wide in the median, ${number(summary.widthMonthsMedianSupported)} where anything had been published of the site. Goal: at most 18: ${goals.widthAtMost18Months ? "met" : "not met"}.`,
      ),
      wrap(
        `Pinball loss over the ${summary.comparable} scored milestones that had been announced: ${number(summary.pinball)} months; the announced date ${number(baselines.announced)}, with the median slip of other sites ${number(baselines.announcedPlusMedianSlip)}. Goal: below both: ${goals.pinballBelowBoth ? "met" : "not met"}, on so few that it proves little. Over all ${summary.scored}: ${number(summary.pinballAllScored)}.`,
      ),
      wrap(
        `The class alone on ${found.classCheck.resolved} sites outside the back-test that got power since: ${found.classCheck.inside} within P10 … P90, ${found.classCheck.below} earlier, ${found.classCheck.above} later; ${found.classCheck.open} still open.`,
      ),
      wrap(
        `Reference: ${found.reference.sites} sites on bare ground, ${found.reference.finished} finished by then; median ${found.reference.medianMonths.toFixed(1)} months from ground to first power.`,
      ),
      wrap(
        `With a promise worth less or more (overrun 1.0 or 1.4, spread 0.7 or 1.4 of the class): pinball ${worths.map((one) => number(one.pinball)).join(", ")}; inside ${worths.map((one) => one.inside).join(", ")}; median width ${worths.map((one) => one.widthMonthsMedian.toFixed(1)).join(", ")} months.`,
      ),
      "",
      table(
        ["class of sites, on what was known that day", "law", "finished", "σ", "left out"],
        classes.map((one) => [
          one.name,
          one.law,
          `${one.finished} of ${one.sites}`,
          number(one.sigma),
          `${one.leftOutLogDensity.toFixed(1)} on ${one.scored}`,
        ]),
        ["left", "left", "right", "right", "right"],
      ),
      "",
      wrap(expansion.words),
    ].join("\n")}\n`,
  );
  return 0;
}

function verdict(milestone: Milestone): string {
  const { result } = milestone;
  if (result === null) return milestone.refused ?? "";
  const shown =
    milestone.projectedDay === null
      ? ""
      : `; projected ${iso(milestone.projectedDay)!.slice(0, 7)}`;
  return result.kind === "scored"
    ? `${iso(result.day)}, ${result.inside ? "inside" : "outside"}`
    : `not yet; ${(100 * result.refutedShare).toFixed(1)}\u00a0% refuted${shown}`;
}

const milestoneJson = (milestone: Milestone) => ({
  what: milestone.what,
  support: milestone.support,
  p10: iso(milestone.band?.p10 ?? null),
  p50: iso(milestone.band?.p50 ?? null),
  p90: iso(milestone.band?.p90 ?? null),
  widthMonths: milestone.widthMonths,
  refused: milestone.refused,
  promise: milestone.promise,
  result:
    milestone.result?.kind === "scored"
      ? { ...milestone.result, day: undefined, on: iso(milestone.result.day) }
      : milestone.result,
  projected: iso(milestone.projectedDay),
  baselines: {
    announced: iso(milestone.announcedDay),
    announcedLossMonths: milestone.announcedLoss,
    announcedPlusMedianSlip: iso(milestone.announcedPlusSlipDay),
    announcedPlusMedianSlipLossMonths: milestone.announcedPlusSlipLoss,
  },
});
