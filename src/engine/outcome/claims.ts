/**
 * The announcement, line by line: what was claimed and in which frame, what the engine computes and
 * from what, what the record says, and the papers of each.
 *
 * A computed figure says its kind: `plan` repeats an input of the plan, `identity` is arithmetic on
 * it, `predicted` follows from inputs that are independent of the claim. A plan that does not hold
 * the letter of intent is no reading of this announcement and has no lines.
 */
import type { Fact } from "../../facts/fact.ts";
import type { Catalogue, Given } from "../../facts/kinds.ts";
import {
  addMonths,
  type Dimension,
  formatCount,
  formatShare,
  formatSi,
  formatUsd,
  GW,
  isoDay,
  parseDay,
} from "../../units/index.ts";
import type { AgreementSummary, Outcome } from "./assemble.ts";
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
  readonly interval: {
    readonly low: HeadlineValue;
    readonly high: HeadlineValue;
    /** What the two ends are ends of. */
    readonly of: string;
  } | null;
  readonly kind: "plan" | "identity" | "predicted";
  readonly record: string;
  readonly papers: readonly Paper[];
}

const letterId = "nvidia-letter-2025";

export function claimsOf(outcome: Outcome, catalogue: Catalogue): Claim[] {
  const letter = outcome.agreements.find((agreement) => agreement.id === letterId);
  if (letter === undefined) return [];
  const context = contextOf(outcome, catalogue);
  return [
    tenGigawatts(context),
    millionsOfGpus(context),
    firstGigawatt(context),
    hundredBillion(context, letter),
    training(context),
    weeklyUsers(context),
    roadmaps(context),
    partners(context),
    bestEffect(context),
    economy(context),
  ];
}

interface Context {
  readonly outcome: Outcome;
  readonly catalogue: Catalogue;
  readonly papers: ReturnType<typeof paperFinder>;
  readonly number: (name: string) => number;
  readonly show: (name: string) => string;
  /** Value, unit and drawn interval of a headline, the interval named for what it is of. */
  readonly figure: (name: string) => Pick<Claim, "value" | "unit" | "interval">;
  readonly base: (assumption: string) => number;
}

function contextOf(outcome: Outcome, catalogue: Catalogue): Context {
  const value = (name: string): HeadlineValue => outcome.headline[name] ?? null;
  const unit = (name: string) => outcome.definitions[name]?.unit ?? "";
  return {
    outcome,
    catalogue,
    papers: paperFinder(catalogue),
    number: (name) => (typeof value(name) === "number" ? (value(name) as number) : 0),
    show: (name) => formatHeadline(value(name), unit(name)),
    figure: (name) => {
      const range = outcome.ranges?.[name];
      const title = (outcome.definitions[name]?.title ?? name).toLowerCase();
      return {
        value: value(name),
        unit: unit(name),
        interval:
          range === undefined
            ? null
            : { low: range.p10, high: range.p90, of: `${title}, P10 to P90` },
      };
    },
    base: (assumption) =>
      outcome.inputs.find((input) => input.id === `assumptions/${assumption}`)?.base ?? 0,
  };
}

const noFigure = { value: null, unit: "", interval: null } as const;

/** Certified IT watts in service at the horizon whose racks satisfy `wanted`, by platform. */
function capacityWith(outcome: Outcome, wanted: (platform: string) => boolean): number {
  return outcome.blocks
    .filter((block) => block.stateAtHorizon === "in service")
    .filter((block) => {
      const last = block.fleet.at(-1);
      return last !== undefined && wanted(last.platform);
    })
    .reduce((sum, block) => sum + block.itCapacityW, 0);
}

function tenGigawatts({ outcome, catalogue, papers, show, figure }: Context): Claim {
  const nvidiaW = capacityWith(
    outcome,
    (id) => catalogue.platforms[id]?.vendor.toLowerCase() === "nvidia",
  );
  return {
    id: "ten-gigawatts",
    line: "At least 10 GW of NVIDIA systems",
    claimed: papers.text("deal-2025-09", "systems", "at least"),
    frame: "not stated; this plan reads critical IT load",
    computed: `${formatSi(nvidiaW, "W")} of certified IT load holds NVIDIA systems at the horizon, of ${show("itCapacityW")} in service, which asks ${show("facilityCapacityW")} at the meter on a design day; the last whole gigawatt on ${show("lastGwInServiceOn")}`,
    ...figure("facilityCapacityW"),
    kind: "plan",
    record: `${papers.text("deal-aftermath", "secured", "at least")} of US capacity was called secured; trackers see ${papers.text("openai-capacity", "trackedItPower")} IT at the sites OpenAI uses, all leased`,
    papers: papers.of(
      ["deal-2025-09", "systems"],
      ["deal-aftermath", "secured"],
      ["openai-capacity", "trackedItPower"],
    ),
  };
}

function millionsOfGpus({ outcome, papers, number, base }: Context): Claim {
  const overhead = base("it-network-overhead");
  const facilityPerIt =
    number("itCapacityW") > 0 ? number("facilityCapacityW") / number("itCapacityW") : 1;
  const packages = number("packages");
  const withNetwork = packages / (1 + overhead);
  const atMeter = Math.round(withNetwork / facilityPerIt);
  const peak = mostPackages(outcome);
  return {
    id: "millions-of-gpus",
    line: "Millions of GPUs",
    claimed: `${papers.text("deal-2025-09", "gpusLow")} to ${papers.text("deal-2025-09", "gpusHigh")} GPUs for 10 GW`,
    frame: "GPU: package or die, not stated; watt: not stated",
    computed: `${formatCount(packages)} packages, ${formatCount(number("computeDies"))} compute dies, in ${formatCount(number("racks"))} whole racks at the horizon, ${formatCount(peak.packages)} packages at most (${peak.month}); at the horizon ${formatCount(withNetwork)} with ${formatShare(overhead)} of network and storage inside the IT load, ${formatCount(atMeter)} if the gigawatts were facility load besides`,
    value: packages,
    unit: "count",
    interval: {
      low: atMeter,
      high: packages,
      of: "packages at the horizon, over the readings of a gigawatt",
    },
    kind: "predicted",
    record: `${papers.text("deal-2025-09", "powerPerGpu")} per GPU is implied; no count of Rubin packages in service was published`,
    papers: papers.of(
      ["deal-2025-09", "gpusLow"],
      ["deal-2025-09", "gpusHigh"],
      ["deal-2025-09", "powerPerGpu"],
    ),
  };
}

function mostPackages(outcome: Outcome): { packages: number; month: string } {
  const { months, columns } = outcome.series;
  const totals = months.map((_, m) =>
    Object.entries(columns).reduce(
      (sum, [name, values]) => (name.startsWith("packages ") ? sum + (values[m] ?? 0) : sum),
      0,
    ),
  );
  const packages = Math.max(0, ...totals);
  return { packages, month: months[totals.indexOf(packages)] ?? "never" };
}

function firstGigawatt({ outcome, catalogue, papers, figure }: Context): Claim {
  const on = firstGigawattOf(outcome, (id) => catalogue.platforms[id]?.family === "nvidia-rubin");
  const given = catalogue.assumptions["slip-first-power"]?.given;
  const slip = given === undefined ? null : "chosen" in given ? given.chosen : given;
  const slipMonths = slip === null ? 0 : Number(slip.value.split(" ")[0]);
  const slipped =
    on === null || slip === null
      ? ""
      : `; ${isoDay(addMonths(parseDay(on)!, slipMonths))} with the ${slip.value} that comparable sites slipped`;
  const whole = figure("firstGwInServiceOn");
  return {
    id: "first-gigawatt",
    line: "First gigawatt in the second half of 2026, on Vera Rubin",
    claimed: papers.statement("deal-2025-09", /First gigawatt/),
    frame: "deployed: not defined; this plan reads in service",
    computed:
      on === null
        ? "no gigawatt of Rubin in service within the horizon"
        : `${on} is this plan's own date for a gigawatt of Rubin in service${slipped}`,
    value: on,
    unit: "date",
    interval:
      on !== null && whole.value === on && whole.interval !== null
        ? { ...whole.interval, of: "P10 to P90 of the plan's schedule and slip" }
        : null,
    kind: "plan",
    record:
      "no source up to 2026-10-01 confirms a gigawatt of Vera Rubin in service for OpenAI: unknown, not done",
    papers: papers
      .statements("deal-2025-09", /First gigawatt|complete and deployed/)
      .concat(papers.statements("deployed-definition", /defines no/)),
  };
}

/** Day on which blocks first filled with `wanted` platforms reach a gigawatt in service together. */
function firstGigawattOf(outcome: Outcome, wanted: (platform: string) => boolean): string | null {
  const arrivals = outcome.blocks
    .flatMap((block) => {
      const on = block.reachedOn["in service"];
      const first = block.fleet[0];
      return on !== undefined && first !== undefined && wanted(first.platform)
        ? [{ on, powerW: block.itCapacityW }]
        : [];
    })
    .sort((a, b) => (a.on < b.on ? -1 : 1));
  let running = 0;
  for (const arrival of arrivals) {
    running += arrival.powerW;
    if (running >= GW * (1 - 1e-12)) return arrival.on;
  }
  return null;
}

function hundredBillion({ papers }: Context, letter: AgreementSummary): Claim {
  const { releases, withheld } = letter;
  const stopped = [...new Set(withheld.map((one) => one.binding))].join(", ");
  const gone = withheld.reduce((sum, one) => sum + one.amount, 0);
  return {
    id: "hundred-billion",
    line: "Up to $100 billion, progressively, as each gigawatt is deployed",
    claimed: `${papers.text("deal-2025-09", "investment", "up to")}, ${papers.text("deal-2025-09", "tranche")} a gigawatt`,
    frame: "per gigawatt deployed; counted here on certified IT load in service",
    computed:
      releases.length === 0
        ? `nothing is released under the letter${gone > 0 ? `; ${formatUsd(gone)} that its gigawatts would have released is withheld: ${stopped}` : ""}`
        : `${formatUsd(letter.releasedUsd, 5)} in ${releases.length} ${releases.length === 1 ? "release" : "releases"}, ${releases[0]!.on} to ${releases.at(-1)!.on}, if a letter that binds nobody were kept`,
    value: letter.releasedUsd,
    unit: "USD",
    interval: null,
    kind: "identity",
    record: `non-binding letter; replaced in February 2026 by ${papers.text("deal-aftermath", "equity")} of equity without milestones, in the press's account`,
    papers: papers
      .of(["deal-2025-09", "investment"], ["deal-2025-09", "tranche"], ["deal-aftermath", "equity"])
      .concat(papers.statements("deal-aftermath", /never was a commitment|not ruled out/)),
  };
}

function training({ papers, number, show, figure }: Context): Claim {
  return {
    id: "training",
    line: "To train next-generation models",
    claimed: "no figure",
    frame: "model FLOP, failures inside",
    computed: `${show("trainingFlopPerS")} sustained on ${formatShare(number("trainingShareFraction"))} of the fleet; the largest run of the plan's run length is ${show("largestTrainingRunFlop")}`,
    ...figure("largestTrainingRunFlop"),
    kind: "predicted",
    record: `${papers.text("deal-aftermath", "trainingPower")} of training capacity on Vera Rubin came with the equity of February 2026, frame not stated`,
    papers: papers.of(["deal-aftermath", "trainingPower"]),
  };
}

function weeklyUsers({ outcome, papers, show, figure }: Context): Claim {
  const chat = outcome.loads.find((load) => load.id === "chat");
  return {
    id: "weekly-users",
    line: "To serve more than 700 million weekly users",
    claimed: papers.text("deal-2025-09", "weeklyUsers", "more than"),
    frame: "weekly active users",
    computed: `${show("weeklyActiveUsers")} in the last month; chat takes ${formatShare(chat?.capacityShare ?? 0)} of the serving share, all loads ${show("servingUtilisationFraction")}; ${show("servedFraction")} served within target; ${show("outputTokensPerUserDayToFill")} per user and day would fill it`,
    ...figure("servingUtilisationFraction"),
    kind: "predicted",
    record: `${papers.text("deal-aftermath", "weeklyUsers", "more than")} on 2026-02-27; a billion weekly in August 2026 is unconfirmed`,
    papers: papers.of(["deal-2025-09", "weeklyUsers"], ["deal-aftermath", "weeklyUsers"]),
  };
}

/** Decode rate of the first load on each platform and LLM over the first, with its support. */
function roadmaps({ outcome, papers }: Context): Claim {
  const first = outcome.rates.find((rate) => rate.decodeTokensPerSPerPackage !== null);
  const same = outcome.rates.filter(
    (rate) => rate.load === first?.load && rate.decodeTokensPerSPerPackage !== null,
  );
  const lines = same.map(
    (rate) =>
      `${rate.llm} on ${rate.platform} ${formatSi(rate.decodeTokensPerSPerPackage!, "tokens/s")} (${(rate.decodeTokensPerSPerPackage! / first!.decodeTokensPerSPerPackage!).toFixed(2)}×, ${rate.support})`,
  );
  const factor = outcome.inputs.find((input) => input.id === "assumptions/serving-speed-factor");
  return {
    id: "roadmaps",
    line: "Roadmaps co-optimised: models and software with hardware",
    claimed: "no figure",
    frame: "output tokens/s per package at the interactive target",
    computed:
      lines.length === 0
        ? "no platform of this plan serves its first load at the target"
        : lines.join("; "),
    ...noFigure,
    interval:
      factor === undefined || lines.length === 0
        ? null
        : {
            low: `×${factor.low}`,
            high: `×${factor.high}`,
            of: "each rate, 5th to 95th percentile",
          },
    kind: "predicted",
    record: "preferred, not exclusive, partner; other makers' systems were contracted beside it",
    papers: papers.statements("deal-2025-09", /preferred/),
  };
}

function partners({ outcome, papers }: Context): Claim {
  const { agreements } = outcome;
  const sides = [...new Set(agreements.flatMap((agreement) => [agreement.from, agreement.to]))];
  const exposureUsd = agreements.reduce((sum, agreement) => sum + agreement.exposureUsd, 0);
  return {
    id: "partners",
    line: "With Microsoft, Oracle, SoftBank and the Stargate partners",
    claimed: "named, without shares",
    frame: "roles",
    computed: `${agreements.length} ${agreements.length === 1 ? "agreement" : "agreements"} in this plan, between ${sides.join(", ")}; gross contingent exposure ${formatUsd(exposureUsd)}`,
    ...noFigure,
    kind: "plan",
    record:
      "OpenAI uses and owns no campus; Oracle operates at its sites; owners are campus companies and their lenders",
    papers: papers.statements("stargate-roles", /Oracle operates|owns no campus|SoftBank leads/),
  };
}

function bestEffect({ show, figure }: Context): Claim {
  return {
    id: "best-effect",
    line: "Sustainable growth: resources used to their best effect",
    claimed: "no figure",
    frame: "share of racks in service; energy at the meter",
    computed: `${show("idleFraction")} of the racks stand idle at this demand; ${show("energyJPerYear")} and ${show("carbonKgPerYear")} of carbon dioxide at grid average`,
    ...figure("idleFraction"),
    kind: "predicted",
    record: "no utilisation, energy or carbon figure was published for these systems",
    papers: [],
  };
}

function economy({ outcome, papers, number, show, figure }: Context): Claim {
  const perGw = number("itCapacityW") > 0 ? number("capexUsd") / (number("itCapacityW") / GW) : 0;
  return {
    id: "economy",
    line: "Compute as the basis of the economy",
    claimed: "no figure",
    frame: `real dollars of ${outcome.definitions["capexUsd"]?.moneyYear ?? "the price year"}; owner-operator cost`,
    computed: `${show("usdPerMillionOutputTokensAtCapacity")} per million output tokens at capacity, ${show("usdPerMillionOutputTokens")} as served, ${show("usdPerMillionOutputTokensMarginal")} marginal; ${formatUsd(perGw)} of capital per gigawatt of IT load, refresh included`,
    ...figure("usdPerMillionOutputTokensAtCapacity"),
    kind: "predicted",
    record: `NVIDIA said ${papers.text("cost-per-gw-statements", "total2025")} in 2025, frame not stated; OpenAI's compute target to 2030 went from ${papers.text("deal-aftermath", "computeTargetBefore")} to ${papers.text("deal-aftermath", "computeTarget")}`,
    papers: papers.of(
      ["deal-aftermath", "computeTarget"],
      ["deal-aftermath", "computeTargetBefore"],
      ["cost-per-gw-statements", "total2025"],
    ),
  };
}

function paperFinder(catalogue: Catalogue) {
  const given = (sheet: string, name: string): Fact | null => {
    const found: Given<Dimension> | undefined = catalogue.sheets[sheet]?.facts[name];
    return found === undefined ? null : "chosen" in found ? found.chosen : found;
  };
  const statements = (sheet: string, matching: RegExp): Paper[] =>
    (catalogue.sheets[sheet]?.statements ?? [])
      .filter((statement) => matching.test(statement.says))
      .map((statement) => ({
        ref: `sheets/${sheet}`,
        says: statement.says,
        source: statement.source,
        on: statement.on ?? null,
        grade: statement.grade,
      }));
  return {
    text: (sheet: string, name: string, bound = ""): string => {
      const fact = given(sheet, name);
      return fact === null
        ? "not in this catalogue"
        : `${bound === "" ? "" : `${bound} `}${fact.value}`;
    },
    statement: (sheet: string, matching: RegExp): string =>
      statements(sheet, matching)[0]?.says.replace(/\.$/, "") ?? "not in this catalogue",
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
    statements,
  };
}
