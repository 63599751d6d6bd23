/**
 * The announcement, line by line: what was claimed and in which frame, what the engine computes and
 * from what, what the record says, and the papers of each.
 *
 * A computed figure says its kind: `plan` repeats an input of the plan, `identity` is arithmetic on
 * it, `predicted` follows from inputs that are independent of the claim.
 */
import type { Fact } from "../../facts/fact.ts";
import type { Catalogue, Given } from "../../facts/kinds.ts";
import {
  type Dimension,
  formatCount,
  formatShare,
  formatSi,
  formatUsd,
  GW,
} from "../../units/index.ts";
import type { Outcome } from "./assemble.ts";
import type { HeadlineValue } from "./headline.ts";
import { formatHeadline } from "./words.ts";

export interface Paper {
  /** Catalogue path of the fact or statement. */
  readonly ref: string;
  readonly says: string;
  readonly source: string;
  readonly on: string | null;
  readonly grade: string;
}

export interface Claim {
  readonly id: string;
  readonly line: string;
  readonly claimed: string;
  readonly frame: string;
  readonly computed: string;
  readonly value: HeadlineValue;
  readonly unit: string;
  readonly interval: { readonly p10: HeadlineValue; readonly p90: HeadlineValue } | null;
  readonly kind: "plan" | "identity" | "predicted";
  readonly record: string;
  readonly papers: readonly Paper[];
}

export function claimsOf(outcome: Outcome, catalogue: Catalogue): Claim[] {
  const papers = paperFinder(catalogue);
  const value = (name: string): HeadlineValue => outcome.headline[name] ?? null;
  const number = (name: string): number =>
    typeof value(name) === "number" ? (value(name) as number) : 0;
  const show = (name: string) => formatHeadline(value(name), outcome.definitions[name]?.unit ?? "");
  const interval = (name: string) => {
    const range = outcome.ranges?.[name];
    return range === undefined ? null : { p10: range.p10, p90: range.p90 };
  };
  const figure = (name: string) => ({
    value: value(name),
    unit: outcome.definitions[name]?.unit ?? "",
    interval: interval(name),
  });
  const chat = outcome.loads.find((load) => load.id === "chat");
  const releases = outcome.agreements
    .flatMap((agreement) => agreement.releases)
    .filter((release) => release.unit === "USD" && release.from === "nvidia");
  const perGw = number("itCapacityW") > 0 ? number("capexUsd") / (number("itCapacityW") / GW) : 0;
  const base = (id: string) =>
    outcome.inputs.find((input) => input.id === `assumptions/${id}`)?.base ?? 0;
  const overhead = base("it-network-overhead");
  const facilityPerIt =
    number("itCapacityW") > 0 ? number("facilityCapacityW") / number("itCapacityW") : 1;
  const packagesAtMeter = Math.round(number("packages") / facilityPerIt / (1 + overhead));

  return [
    {
      id: "ten-gigawatts",
      line: "At least 10 GW of NVIDIA systems",
      claimed: papers.text("deal-2025-09", "systems", "at least"),
      frame: "not stated; this plan reads critical IT load",
      computed: `${show("itCapacityW")} of certified IT load in service at the horizon, which asks ${show("facilityCapacityW")} at the meter on a design day; the last gigawatt on ${show("lastGwInServiceOn")}`,
      ...figure("facilityCapacityW"),
      kind: "plan",
      record: `${papers.text("deal-aftermath", "secured", "at least")} of US capacity was called secured; trackers see ${papers.text("openai-capacity", "trackedItPower")} IT at the sites OpenAI uses, all leased`,
      papers: papers.of(
        ["deal-2025-09", "systems"],
        ["deal-aftermath", "secured"],
        ["openai-capacity", "trackedItPower"],
      ),
    },
    {
      id: "millions-of-gpus",
      line: "Millions of GPUs",
      claimed: `${papers.text("deal-2025-09", "gpusLow")} to ${papers.text("deal-2025-09", "gpusHigh")} GPUs for 10 GW`,
      frame: "GPU: package or die, not stated; watt: not stated",
      computed: `${formatCount(number("packages"))} packages, ${formatCount(number("computeDies"))} compute dies, in ${formatCount(number("racks"))} whole racks that fill the IT load; ${formatCount(packagesAtMeter)} packages if the gigawatts were facility load with ${formatShare(overhead)} for network and storage inside`,
      ...figure("packages"),
      // Frames move this count more than any draw: racks alone in IT load, or all of it at the meter.
      interval: { p10: packagesAtMeter, p90: number("packages") },
      kind: "predicted",
      record: `${papers.text("deal-2025-09", "powerPerGpu")} per GPU is implied; no count of Rubin packages in service was published`,
      papers: papers.of(
        ["deal-2025-09", "gpusLow"],
        ["deal-2025-09", "gpusHigh"],
        ["deal-2025-09", "powerPerGpu"],
      ),
    },
    {
      id: "first-gigawatt",
      line: "First gigawatt in the second half of 2026, on Vera Rubin",
      claimed: "2026-07-01 to 2026-12-31",
      frame: "deployed: not defined; this plan reads in service",
      computed: `${show("firstGwInServiceOn")} at the announcement's word; with the slips of comparable sites, P10 to P90 as shown`,
      ...figure("firstGwInServiceOn"),
      kind: "predicted",
      record:
        "no source up to 2026-10-01 confirms a gigawatt of Vera Rubin in service for OpenAI: unknown, not done",
      papers: papers
        .statements("deal-2025-09", /First gigawatt|complete and deployed/)
        .concat(papers.statements("deployed-definition", /defines no/)),
    },
    {
      id: "hundred-billion",
      line: "Up to $100 billion, progressively, as each gigawatt is deployed",
      claimed: `${papers.text("deal-2025-09", "investment", "up to")}, ${papers.text("deal-2025-09", "tranche")} a gigawatt`,
      frame: "per gigawatt deployed; counted here on certified IT load in service",
      computed: `${formatUsd(number("nvidiaReleasedUsd"), 5)} in ${releases.length} releases${releases.length === 0 ? "" : `, ${releases[0]!.on} to ${releases.at(-1)!.on}`}`,
      ...figure("nvidiaReleasedUsd"),
      kind: "identity",
      record: `non-binding letter; replaced in February 2026 by ${papers.text("deal-aftermath", "equity")} of equity without milestones, in the press's account`,
      papers: papers
        .of(
          ["deal-2025-09", "investment"],
          ["deal-2025-09", "tranche"],
          ["deal-aftermath", "equity"],
        )
        .concat(papers.statements("deal-aftermath", /never was a commitment|not ruled out/)),
    },
    {
      id: "training",
      line: "To train next-generation models",
      claimed: "no figure",
      frame: "model FLOP, failures inside",
      computed: `${show("trainingFlopPerS")} sustained on ${formatShare(number("trainingShareFraction"))} of the fleet; the largest run of its run length is ${show("largestTrainingRunFlop")}`,
      ...figure("largestTrainingRunFlop"),
      kind: "predicted",
      record: `${papers.text("deal-aftermath", "trainingPower")} of training capacity on Vera Rubin came with the equity of February 2026, frame not stated`,
      papers: papers.of(["deal-aftermath", "trainingPower"]),
    },
    {
      id: "weekly-users",
      line: "To serve more than 700 million weekly users",
      claimed: papers.text("deal-2025-09", "weeklyUsers", "more than"),
      frame: "weekly active users",
      computed: `${show("weeklyActiveUsers")} in the last month; chat takes ${formatShare(chat?.capacityShare ?? 0)} of the serving share, all loads ${show("servingUtilisationFraction")}; ${show("servedFraction")} served within target; ${show("outputTokensPerUserDayToFill")} per user and day would fill it`,
      ...figure("servingUtilisationFraction"),
      kind: "predicted",
      record: `${papers.text("deal-aftermath", "weeklyUsers", "more than")} on 2026-02-27; a billion weekly in August 2026 is unconfirmed`,
      papers: papers.of(["deal-2025-09", "weeklyUsers"], ["deal-aftermath", "weeklyUsers"]),
    },
    {
      id: "roadmaps",
      line: "Roadmaps co-optimised: models and software with hardware",
      claimed: "no figure",
      frame: "output tokens/s per package at the interactive target",
      computed: generationGain(outcome),
      value: null,
      unit: "",
      interval: null,
      kind: "predicted",
      record: "preferred, not exclusive, partner; other makers' systems were contracted beside it",
      papers: papers.statements("deal-2025-09", /preferred/),
    },
    {
      id: "partners",
      line: "With Microsoft, Oracle, SoftBank and the Stargate partners",
      claimed: "named, without shares",
      frame: "roles",
      computed: `${outcome.agreements.length} ${outcome.agreements.length === 1 ? "agreement" : "agreements"} in this plan between ${[...new Set(outcome.agreements.flatMap((agreement) => [agreement.from, agreement.to]))].join(", ")}; gross contingent exposure ${formatUsd(outcome.agreements.reduce((sum, agreement) => sum + agreement.exposureUsd, 0))}`,
      value: null,
      unit: "",
      interval: null,
      kind: "plan",
      record:
        "OpenAI uses and owns no campus; Oracle operates at its sites; owners are campus companies and their lenders",
      papers: papers.statements("stargate-roles", /Oracle operates|owns no campus|SoftBank leads/),
    },
    {
      id: "best-effect",
      line: "Sustainable growth: resources used to their best effect",
      claimed: "no figure",
      frame: "share of racks in service; energy at the meter",
      computed: `${show("idleFraction")} of the racks stand idle at this demand; ${show("energyJPerYear")} and ${show("carbonKgPerYear")} of carbon dioxide at grid average`,
      ...figure("idleFraction"),
      kind: "predicted",
      record: "no utilisation, energy or carbon figure was published for these systems",
      papers: [],
    },
    {
      id: "economy",
      line: "Compute as the basis of the economy",
      claimed: "no figure",
      frame: `real dollars of ${outcome.definitions["capexUsd"]?.moneyYear ?? "the price year"}; owner-operator cost`,
      computed: `${show("usdPerMillionOutputTokensAtCapacity")} per million output tokens at capacity, ${show("usdPerMillionOutputTokens")} as served, ${show("usdPerMillionOutputTokensMarginal")} marginal; ${formatUsd(perGw)} of capital per gigawatt of IT load, refresh included`,
      ...figure("usdPerMillionOutputTokensAtCapacity"),
      kind: "predicted",
      record: `NVIDIA said ${papers.text("cost-per-gw-statements", firstFact(catalogue, "cost-per-gw-statements"))} a gigawatt in 2025; OpenAI's compute target to 2030 went from ${papers.text("deal-aftermath", "computeTargetBefore")} to ${papers.text("deal-aftermath", "computeTarget")}`,
      papers: papers.of(
        ["deal-aftermath", "computeTarget"],
        ["deal-aftermath", "computeTargetBefore"],
        ["cost-per-gw-statements", firstFact(catalogue, "cost-per-gw-statements")],
      ),
    },
  ];
}

/** Decode rate of the flagship on each platform over the first, by generation of hardware and LLM. */
function generationGain(outcome: Outcome): string {
  const first = outcome.rates.find((rate) => rate.decodeTokensPerSPerPackage !== null);
  if (first === undefined) return "no platform of this plan serves its flagship at the target";
  const same = outcome.rates.filter(
    (rate) => rate.load === first.load && rate.decodeTokensPerSPerPackage !== null,
  );
  const lines = same.map(
    (rate) =>
      `${rate.llm} on ${rate.platform}: ${formatSi(rate.decodeTokensPerSPerPackage!, "tokens/s")} (${(rate.decodeTokensPerSPerPackage! / first.decodeTokensPerSPerPackage!).toFixed(2)}×)`,
  );
  return lines.join("; ");
}

const firstFact = (catalogue: Catalogue, sheet: string): string =>
  Object.keys(catalogue.sheets[sheet]?.facts ?? {})[0] ?? "";

function paperFinder(catalogue: Catalogue) {
  const given = (sheet: string, name: string): Fact | null => {
    const found: Given<Dimension> | undefined = catalogue.sheets[sheet]?.facts[name];
    return found === undefined ? null : "chosen" in found ? found.chosen : found;
  };
  return {
    text: (sheet: string, name: string, bound = ""): string => {
      const fact = given(sheet, name);
      return fact === null
        ? "not in this catalogue"
        : `${bound === "" ? "" : `${bound} `}${fact.value}`;
    },
    of: (...names: readonly (readonly [string, string])[]): Paper[] =>
      names.flatMap(([sheet, name]) => {
        const fact = given(sheet, name);
        return fact === null
          ? []
          : [
              {
                ref: `sheets/${sheet}#${name}`,
                says: fact.value,
                source: fact.source,
                on: fact.on ?? null,
                grade: fact.grade,
              },
            ];
      }),
    statements: (sheet: string, matching: RegExp): Paper[] =>
      (catalogue.sheets[sheet]?.statements ?? [])
        .filter((statement) => matching.test(statement.says))
        .map((statement) => ({
          ref: `sheets/${sheet}`,
          says: statement.says,
          source: statement.source,
          on: statement.on ?? null,
          grade: statement.grade,
        })),
  };
}
