/**
 * From a checked document and a catalogue to a plan: names become positions, printed quantities
 * become SI numbers, and every number keeps its papers in `origins`. All mistakes are collected.
 */
import type { Catalogue } from "../../facts/kinds.ts";
import {
  addMonths,
  type Frame,
  isoDay,
  MW,
  monthOfDay,
  monthS,
  parseDay,
} from "../../units/index.ts";
import { type PlanDocument, powerStates } from "./document.ts";
import {
  type Complain,
  chosen,
  type InputTable,
  inputTable,
  originOfFact,
  type Ranged,
  si,
} from "./inputs.ts";
import { type Issue, nearest } from "./issue.ts";
import { complainOfNames } from "./names.ts";
import type {
  AssumptionId,
  InputIndex,
  LlmGeneration,
  PerUserLoad,
  Plan,
  PlanBlock,
  PlanCohort,
  PlanLlm,
  PlanPlatform,
  PlanSite,
  PlanTier,
  ScheduleLimits,
  ShareLoad,
  TokenLoad,
} from "./plan.ts";
import { requiredAssumptions } from "./plan.ts";
import { type Locate, pointer, readPlan } from "./read.ts";
import { resolveAgreements } from "./resolve-agreements.ts";
import { llmOf, type PlanPrecision, platformOf } from "./resolve-catalogue.ts";
import { resolveCorrelations } from "./resolve-correlations.ts";
import { resolveFinance } from "./resolve-finance.ts";

export type Resolved =
  | { readonly ok: true; readonly plan: Plan }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** Reads, checks and resolves a plan's text in one go. */
export function resolvePlanText(text: string, file: string, catalogue: Catalogue): Resolved {
  const read = readPlan(text, file);
  if (read.ok) return resolveScenario(read.document, catalogue, file, read.locate);
  const issues = [...read.issues];
  const { raw } = read;
  if (raw !== undefined) {
    complainOfNames(raw.value, catalogue, (path, issue) => {
      const said = issues.some((one) => one.path === pointer(path));
      if (!said) issues.push({ file, ...raw.locate(path), path: pointer(path), ...issue });
    });
    issues.sort((a, b) => a.line - b.line || a.column - b.column);
  }
  return { ok: false, issues };
}

export function resolveScenario(
  document: PlanDocument,
  catalogue: Catalogue,
  file: string,
  locate: Locate,
): Resolved {
  const issues: Issue[] = [];
  const complain: Complain = (path, issue) =>
    issues.push({ file, ...locate(path), path: pointer(path), ...issue });
  const placeOf = (path: readonly PropertyKey[]) => {
    const { line, column } = locate(path);
    return `${file}:${line}:${column}`;
  };
  const table = inputTable(catalogue, document.assumptions ?? {}, complain, placeOf);
  const remarks: string[] = [];

  const asOfDay = parseDay(document.asOf)!;
  const firstMonth = monthOfDay(parseDay(document.horizon.from)!);
  const lastMonth = monthOfDay(parseDay(document.horizon.to)!);
  if (lastMonth < firstMonth || lastMonth - firstMonth > 480) {
    complain(["horizon"], {
      expected: "from ≤ to, at most 40 years",
      found: `${document.horizon.from} to ${document.horizon.to}`,
      hint: "a later end",
    });
  }

  checkSources(document, catalogue, [], complain);
  const assumptions = Object.fromEntries(
    Object.entries(requiredAssumptions).map(([id, dimension]) => [
      id,
      table.assumption(id, dimension, ["assumptions"]),
    ]),
  ) as Record<AssumptionId, InputIndex>;
  const parties = Object.entries(document.parties).map(([id, party]) => ({
    id,
    name:
      party.name ??
      (Object.hasOwn(catalogue.parties, id) ? catalogue.parties[id]!.name : undefined) ??
      id,
    roles: party.roles,
  }));
  const partyIds = parties.map((party) => party.id);
  const knowsParty = (id: string | undefined, path: readonly PropertyKey[]) => {
    if (id === undefined || partyIds.includes(id)) return;
    const close = nearest(id, partyIds);
    complain(path, {
      expected: "a party of this plan",
      found: `\`${id}\``,
      hint: close === null ? "adding it under `parties:`" : `\`${close}\``,
    });
  };

  const sites = resolveSites(document, catalogue, table, complain);
  const platforms: PlanPlatform[] = [];
  const platformIndex = (id: string, path: readonly PropertyKey[]): number => {
    const found = platforms.findIndex((platform) => platform.id === id);
    if (found >= 0) return found;
    const entry = Object.hasOwn(catalogue.platforms, id) ? catalogue.platforms[id] : undefined;
    if (entry === undefined) {
      const close = nearest(id, Object.keys(catalogue.platforms));
      complain(path, {
        expected: "a platform of the catalogue",
        found: `\`${id}\``,
        hint: close === null ? "`ampacity facts list platforms`" : `\`${close}\``,
      });
      return -1;
    }
    platforms.push(platformOf(entry, catalogue, table.origins));
    return platforms.length - 1;
  };
  for (const [index, generation] of (document.roadmap.platforms ?? []).entries()) {
    platformIndex(generation.platform, ["roadmap", "platforms", index, "platform"]);
  }

  const blocks = resolveBlocks(
    document,
    sites,
    platforms,
    platformIndex,
    knowsParty,
    complain,
    remarks,
    table,
    assumptions,
  );

  const llms: PlanLlm[] = [];
  const roles = Object.entries(document.roadmap.llms).map(([id, generations]) => ({
    id,
    generations: generations
      .map((generation, index): LlmGeneration => {
        const path = ["roadmap", "llms", id, index, "llm"];
        let llm = llms.findIndex((one) => one.id === generation.llm);
        if (llm < 0) {
          const entry = Object.hasOwn(catalogue.llms, generation.llm)
            ? catalogue.llms[generation.llm]
            : undefined;
          if (entry === undefined) {
            const close = nearest(generation.llm, Object.keys(catalogue.llms));
            complain(path, {
              expected: "an LLM shape of the catalogue",
              found: `\`${generation.llm}\``,
              hint: close === null ? "`ampacity facts list llms`" : `\`${close}\``,
            });
          } else {
            llms.push(llmOf(entry));
            table.origins[`llms/${entry.id}`] = originOfFact(
              entry.paramsTotal,
              `llms/${entry.id}`,
              "fact",
            );
            llm = llms.length - 1;
          }
        }
        return {
          fromMonth: monthOfDay(parseDay(generation.from)!),
          llm,
          precision: generation.precision as PlanPrecision,
        };
      })
      .sort((a, b) => a.fromMonth - b.fromMonth),
  }));

  const tiers = Object.entries(document.serving.targets).map(
    ([id, target]): PlanTier => ({
      id,
      ttftS: si(String(target.ttft), "duration"),
      tpotS: si(String(target.tpot), "duration"),
      percentile: target.percentile ?? 50,
      priceOutput:
        target.priceOutput === undefined
          ? null
          : table.ranged(target.priceOutput as Ranged, "tokenPrice", [
              "serving",
              "targets",
              id,
              "priceOutput",
            ]),
    }),
  );
  const { loads, shares } = resolveLoads(document, table, roles, tiers, complain);

  const regions = Object.entries(document.serving.regions).map(([id, region]) => ({
    id,
    share: table.ranged(region.share as Ranged, "share", ["serving", "regions", id, "share"]),
    utcOffsetHours: region.utcOffset,
  }));
  const regionSum = regions.reduce(
    (sum, region) => sum + (table.inputs[region.share]?.base ?? 0),
    0,
  );
  if (Math.abs(regionSum - 1) > 0.01) {
    complain(["serving", "regions"], {
      expected: "shares that sum to 100 %",
      found: `${Math.round(regionSum * 1000) / 10} %`,
      hint: "adding the missing region",
    });
  }

  const points = document.serving.users.weeklyActive.map((point) => ({
    month: monthOfDay(parseDay(point.on)!),
    users: si(String(point.value), "users"),
  }));
  if (points.some((point, index) => index > 0 && point.month <= points[index - 1]!.month)) {
    complain(["serving", "users", "weeklyActive"], {
      expected: "dated values in order, one a month",
      found: "an unordered list",
      hint: "sorting by `on`",
    });
  }
  for (const [index, point] of document.serving.users.weeklyActive.entries()) {
    table.origins[`serving/users/${isoDay(parseDay(point.on)!)}`] = {
      kind: "plan",
      ref: placeOf(["serving", "users", "weeklyActive", index]),
      printed: String(point.value),
      ...(point.source === undefined ? {} : { source: point.source }),
    };
  }

  const agreements = resolveAgreements(
    document,
    catalogue,
    blocks,
    knowsParty,
    complain,
    table.origins,
    placeOf,
  );
  const software = document.roadmap.software;
  const plan: Plan = {
    id: document.scenario,
    title: document.title,
    asOfDay,
    firstMonth,
    lastMonth,
    priceYear: document.money.priceYear,
    discountRate: table.ranged(document.money.discountRate as Ranged, "share", [
      "money",
      "discountRate",
    ]),
    parties,
    sites,
    blocks,
    platforms,
    llms,
    roles,
    tiers,
    loads,
    shares,
    users: {
      points,
      growth:
        document.serving.users.growth === undefined
          ? null
          : table.ranged(document.serving.users.growth as Ranged, "share", [
              "serving",
              "users",
              "growth",
            ]),
      growthUntilMonth:
        document.serving.users.growthUntil === undefined
          ? lastMonth
          : monthOfDay(parseDay(document.serving.users.growthUntil)!),
    },
    regions,
    peakToTrough: table.ranged(document.serving.peakToTrough as Ranged, "ratio", [
      "serving",
      "peakToTrough",
    ]),
    software:
      software === undefined
        ? null
        : {
            gainPerYear: table.ranged(software.gainPerYear as Ranged, "share", [
              "roadmap",
              "software",
              "gainPerYear",
            ]),
            fromMonth: monthOfDay(parseDay(software.from)!),
            untilMonth: monthOfDay(parseDay(software.until)!),
          },
    training:
      document.training === undefined
        ? null
        : {
            precision: document.training.precision,
            runLengthS: si(String(document.training.runLength), "duration"),
            job: trainingJob(document.training.job, catalogue, complain),
            campaigns: (document.training.campaigns ?? []).map((campaign) => ({
              id: campaign.id,
              fromMonth: monthOfDay(parseDay(campaign.from)!),
              workFlop: si(String(campaign.work), "compute"),
            })),
          },
    powerCapFraction:
      document.policy?.powerCap === undefined ? 1 : si(String(document.policy.powerCap), "share"),
    engine: document.policy?.engine ?? "trtllm",
    agreements,
    events: (document.events ?? []).map((event) => ({
      day: parseDay(event.on)!,
      name: event.name,
      value: event.value,
    })),
    inputs: table.inputs,
    schedule: scheduleLimits(document),
    finance: resolveFinance(document, table, knowsParty, complain),
    correlations: resolveCorrelations(document, table, complain, placeOf),
    assumptions,
    origins: table.origins,
    remarks,
  };
  checkOverrides(document, catalogue, table, complain);
  if (issues.length > 0) {
    issues.sort((a, b) => a.line - b.line || a.column - b.column);
    return { ok: false, issues };
  }
  return { ok: true, plan };
}

/** Overrides of assumptions: known by name, and of a size that the thing can have. */
function checkOverrides(
  document: PlanDocument,
  catalogue: Catalogue,
  table: InputTable,
  complain: Complain,
): void {
  const known = [...Object.keys(requiredAssumptions), ...Object.keys(catalogue.assumptions)];
  for (const id of Object.keys(document.assumptions ?? {})) {
    const path = ["assumptions", id];
    if (table.origins[`assumptions/${id}`] === undefined) {
      if (Object.hasOwn(catalogue.assumptions, id)) {
        // No line of this plan reads it, but what it says must still be readable.
        table.assumption(id, catalogue.assumptions[id]!.dimension, path);
      } else {
        const close = nearest(id, known);
        complain(path, {
          expected: "an assumption that the engine, the catalogue or this plan reads",
          found: `\`${id}\``,
          hint: close === null ? "`ampacity facts list assumptions`" : `\`${close}\``,
        });
        continue;
      }
    }
    const input = table.inputs.find((one) => one.id === `assumptions/${id}`);
    if (input === undefined || Number.isNaN(input.base)) continue;
    const least = leastOf(id);
    // All of compute's capital cannot be network: what is left is what the racks cost.
    const most =
      id === "network-share-of-compute"
        ? 0.9
        : Object.hasOwn(requiredAssumptions, id) && input.dimension === "share"
          ? 1
          : null;
    const printed = document.assumptions![id]!;
    for (const part of ["value", "low", "high"] as const) {
      const value = part === "value" ? input.base : part === "low" ? input.low : input.high;
      if (printed[part] === undefined || Number.isNaN(value)) continue;
      const bound =
        value < least
          ? `at least ${least}`
          : most !== null && value > most
            ? `at most ${most * 100} %`
            : id.endsWith("-life") && value <= 0
              ? "above zero"
              : null;
      if (bound === null) continue;
      complain([...path, part], {
        expected: `a ${input.dimension} ${bound}`,
        found: JSON.stringify(printed[part]),
        hint: "the interval that `ampacity facts show` gives",
      });
    }
  }
}

/** Smallest value that an assumption can have: growth may shrink, a ratio to IT power is at least one. */
const leastOf = (id: string): number =>
  id.includes("growth") ? -1 : ratiosFromOne.includes(id) ? 1 : 0;
const ratiosFromOne = ["pue-annual", "pue-swing-summer", "facility-per-it-design-day"];

function resolveSites(
  document: PlanDocument,
  catalogue: Catalogue,
  table: InputTable,
  complain: Complain,
): PlanSite[] {
  const sites: PlanSite[] = [];
  for (const [id, site] of Object.entries(document.sites ?? {})) {
    if (id === "unassigned")
      complain(["sites", id], {
        expected: "another name",
        found: "`unassigned`",
        hint: "the top-level `unassigned:` mapping",
      });
    const from = site.from?.replace(/^sites\//, "");
    const entry =
      from !== undefined && Object.hasOwn(catalogue.sites, from)
        ? catalogue.sites[from]
        : undefined;
    if (from !== undefined && entry === undefined) {
      const close = nearest(from, Object.keys(catalogue.sites));
      complain(["sites", id, "from"], {
        expected: "a site of the catalogue",
        found: `\`${site.from}\``,
        hint: close === null ? "`ampacity facts list sites`" : `\`${close}\``,
      });
    }
    const capacity = entry?.itCapacity === undefined ? null : chosen(entry.itCapacity);
    const ratio = entry?.facilityPerIt === undefined ? null : chosen(entry.facilityPerIt);
    if (capacity !== null && site.itCapacity === undefined)
      table.origins[`sites/${id}/itCapacity`] = originOfFact(
        capacity,
        `sites/${from}#itCapacity`,
        "fact",
      );
    if (ratio !== null && site.facilityPerIt === undefined)
      table.origins[`sites/${id}/facilityPerIt`] = originOfFact(
        ratio,
        `sites/${from}#facilityPerIt`,
        "fact",
      );
    const sheetFact = (sheet: string | undefined, name: string) => {
      const given = sheet === undefined ? undefined : catalogue.sheets[sheet]?.facts[name];
      return given === undefined ? undefined : chosen(given);
    };
    const tariff = sheetFact(entry?.tariff, "price");
    const carbon = sheetFact(entry?.carbon, "intensity");
    sites.push({
      id,
      name: site.name ?? entry?.name ?? id,
      country: site.country ?? entry?.country ?? "not stated",
      itCapacityW:
        site.itCapacity !== undefined
          ? si(String(site.itCapacity), "power")
          : capacity === null
            ? null
            : si(capacity.value, "power"),
      facilityPerIt:
        site.facilityPerIt !== undefined
          ? si(String(site.facilityPerIt), "ratio")
          : ratio === null
            ? null
            : si(ratio.value, "ratio"),
      powerPrice:
        site.powerPrice !== undefined
          ? table.ranged(site.powerPrice as Ranged, "energyPrice", ["sites", id, "powerPrice"])
          : tariff !== undefined
            ? table.fact(
                tariff,
                `sheets/${entry!.tariff}#price`,
                `electricity price, ${entry!.tariff}`,
              )
            : table.assumption("power-price-default", "energyPrice", ["sites", id]),
      carbonIntensity:
        site.carbonIntensity !== undefined
          ? table.ranged(site.carbonIntensity as Ranged, "carbonIntensity", [
              "sites",
              id,
              "carbonIntensity",
            ])
          : carbon !== undefined
            ? table.fact(
                carbon,
                `sheets/${entry!.carbon}#intensity`,
                `grid carbon, ${entry!.carbon}`,
              )
            : table.assumption("grid-carbon-default", "carbonIntensity", ["sites", id]),
    });
  }
  const unassigned = document.unassigned ?? {};
  sites.push({
    id: "unassigned",
    name: "no published site",
    country: "not stated",
    itCapacityW: null,
    facilityPerIt:
      unassigned.facilityPerIt === undefined ? null : si(String(unassigned.facilityPerIt), "ratio"),
    powerPrice:
      unassigned.powerPrice === undefined
        ? table.assumption("power-price-default", "energyPrice", ["unassigned"])
        : table.ranged(unassigned.powerPrice as Ranged, "energyPrice", [
            "unassigned",
            "powerPrice",
          ]),
    carbonIntensity:
      unassigned.carbonIntensity === undefined
        ? table.assumption("grid-carbon-default", "carbonIntensity", ["unassigned"])
        : table.ranged(unassigned.carbonIntensity as Ranged, "carbonIntensity", [
            "unassigned",
            "carbonIntensity",
          ]),
  });
  return sites;
}

function resolveBlocks(
  document: PlanDocument,
  sites: readonly PlanSite[],
  platforms: readonly PlanPlatform[],
  platformIndex: (id: string, path: readonly PropertyKey[]) => number,
  knowsParty: (id: string | undefined, path: readonly PropertyKey[]) => void,
  complain: Complain,
  remarks: string[],
  table: InputTable,
  assumptions: Readonly<Record<AssumptionId, InputIndex>>,
): PlanBlock[] {
  const seen = new Set<string>();
  const bySite = new Map<number, number>();
  const blocks = document.blocks.map((block, index): PlanBlock => {
    const path = ["blocks", index] as const;
    if (seen.has(block.id))
      complain([...path, "id"], {
        expected: "an id used once",
        found: `\`${block.id}\` again`,
        hint: "another id",
      });
    seen.add(block.id);
    let site = sites.findIndex((one) => one.id === block.site);
    if (site < 0) {
      const close = nearest(
        block.site,
        sites.map((one) => one.id),
      );
      complain([...path, "site"], {
        expected: "a site of this plan, or `unassigned`",
        found: `\`${block.site}\``,
        hint: close === null ? "adding it under `sites:`" : `\`${close}\``,
      });
      site = sites.length - 1;
    }
    const capacityW = si(String(block.capacity), "power");
    const ratio =
      sites[site]!.facilityPerIt ?? table.inputs[assumptions["facility-per-it-design-day"]]!.base;
    const itCapacityW =
      block.frame === "it"
        ? capacityW
        : block.frame === "facility"
          ? capacityW / ratio
          : Number.NaN;
    if (Number.isNaN(itCapacityW)) {
      complain([...path, "frame"], {
        expected: "`it` or `facility`: racks stand on IT power",
        found: `\`${block.frame}\`, which no fleet can be counted on`,
        hint: "stating the block's IT capacity, and its generation under the site",
      });
    }
    if (
      block.ends?.as !== "cancelled" &&
      block.ends?.as !== "option" &&
      !Number.isNaN(itCapacityW)
    ) {
      const total = (bySite.get(site) ?? 0) + itCapacityW;
      bySite.set(site, total);
      const limit = sites[site]!.itCapacityW;
      if (limit !== null && total > limit * (1 + 1e-9)) {
        complain([...path, "capacity"], {
          expected: `blocks of at most ${round(limit / MW)} MW IT at \`${block.site}\``,
          found: `${round(total / MW)} MW with this block`,
          hint: "a smaller block, another site, or `site: unassigned`",
        });
      }
    }
    for (const [at, holder] of (block.holders ?? []).entries()) {
      for (const role of ["owner", "operator", "user"] as const)
        knowsParty(holder[role], [...path, "holders", at, role]);
    }
    const milestones = Object.entries(block.milestones).flatMap(([state, milestone]) => {
      if (milestone === undefined) return [];
      const plain = typeof milestone === "string" ? { on: milestone } : milestone;
      const day = parseDay(plain.on)!;
      return [
        {
          state: state as PlanBlock["milestones"][number]["state"],
          day,
          kind: ("kind" in plain && plain.kind) || "planned",
        } as const,
      ];
    });
    const asOfDay = parseDay(document.asOf)!;
    for (const milestone of milestones) {
      if (milestone.kind === "observed" && milestone.day > asOfDay) {
        complain([...path, "milestones", milestone.state], {
          expected: `an observed date on or before ${document.asOf}`,
          found: isoDay(milestone.day),
          hint: "`kind: projected` or `planned`",
        });
      }
    }
    const overdue = overdueMilestone(milestones, asOfDay);
    if (overdue !== undefined && block.ends === undefined)
      remarks.push(
        `${block.id}: ${overdue.state} was ${overdue.kind} for ${isoDay(overdue.day)} and nothing observed by ${document.asOf} says that it came; it counts as reached there. State it as observed, or its new date`,
      );
    const fleet = resolveFleet(
      block.fleet,
      itCapacityW,
      [...path, "fleet"],
      platforms,
      platformIndex,
      complain,
      remarks,
      block.id,
    );
    return {
      id: block.id,
      site,
      capacityW,
      frame: block.frame as Frame,
      itCapacityW,
      milestones,
      ends: block.ends === undefined ? null : { day: parseDay(block.ends.on)!, as: block.ends.as },
      holders: (block.holders ?? []).map(({ from, source: _source, ...who }) => ({
        fromDay: parseDay(from)!,
        ...who,
      })),
      fleet,
    };
  });
  return blocks;
}

/** The furthest state whose promised day has passed without a record of it or of a later one. */
function overdueMilestone(
  milestones: PlanBlock["milestones"],
  asOfDay: number,
): PlanBlock["milestones"][number] | undefined {
  const rank = (one: PlanBlock["milestones"][number]) => powerStates.indexOf(one.state);
  const seen = Math.max(
    ...milestones
      .filter(({ kind }) => kind === "observed" || kind === "reported")
      .map((one) => rank(one)),
    powerStates.indexOf("announced"),
  );
  return milestones
    .filter((one) => one.day < asOfDay && rank(one) > seen)
    .sort((a, b) => rank(b) - rank(a))[0];
}

function resolveFleet(
  fleet: PlanDocument["blocks"][number]["fleet"],
  itCapacityW: number,
  path: readonly PropertyKey[],
  platforms: readonly PlanPlatform[],
  platformIndex: (id: string, path: readonly PropertyKey[]) => number,
  complain: Complain,
  remarks: string[],
  blockId: string,
): PlanCohort[] {
  const spans: { fromDay: number; untilDay: number; drawnW: number }[] = [];
  const cohorts = fleet.map((cohort, index): PlanCohort => {
    const at = [...path, index];
    const platform = platformIndex(cohort.platform, [...at, "platform"]);
    const share = cohort.fills === undefined ? 1 : si(String(cohort.fills), "share");
    const unitPowerW = platforms[platform]?.unitPowerW ?? Number.NaN;
    const fits = (power: number) => Math.floor((itCapacityW * share) / power + 1e-9);
    const units = cohort.racks ?? fits(unitPowerW);
    const usedW = units * unitPowerW;
    if (cohort.racks !== undefined && usedW > itCapacityW * (1 + 1e-9)) {
      complain([...at, "racks"], {
        expected: `at most ${fits(unitPowerW)} of ${round(unitPowerW / 1e3)} kW inside ${round(itCapacityW / MW)} MW IT`,
        found: `${cohort.racks}`,
        hint: "fewer, or a larger block",
      });
    }
    const fromDay = cohort.from === undefined ? null : parseDay(cohort.from)!;
    const volumeFromDay = platforms[platform]?.volumeFromDay;
    if (fromDay !== null && volumeFromDay !== undefined && fromDay < volumeFromDay) {
      remarks.push(
        `${blockId}: ${cohort.platform} is placed from ${isoDay(fromDay)}, before its first volume deliveries (${isoDay(volumeFromDay)})`,
      );
    }
    const life = cohort.life === undefined ? null : si(String(cohort.life), "duration") / monthS;
    const next = cohort.then === undefined ? null : platformIndex(cohort.then, [...at, "then"]);
    if (next !== null && life === null)
      complain([...at, "then"], {
        expected: "a `life` beside `then`",
        found: "none",
        hint: "`life: 5 years`",
      });
    if (life !== null && life < 1)
      complain([...at, "life"], {
        expected: "a life of at least a month",
        found: JSON.stringify(cohort.life),
        hint: "`5 years`",
      });
    const startDay = fromDay ?? Number.NEGATIVE_INFINITY;
    spans.push({
      fromDay: startDay,
      untilDay:
        life === null || next !== null || fromDay === null
          ? Number.POSITIVE_INFINITY
          : addMonths(fromDay, life),
      drawnW: usedW,
    });
    // What follows takes the place that this cohort leaves, not more.
    const placeW = cohort.racks === undefined ? itCapacityW * share : usedW;
    return {
      platform,
      units,
      fromDay,
      lifeMonths: life,
      next:
        next === null || next < 0
          ? null
          : { platform: next, units: Math.floor(placeW / platforms[next]!.unitPowerW + 1e-9) },
    };
  });
  // Together they draw most on a day on which one of them starts.
  let drawnW = 0;
  for (const { fromDay } of spans) {
    const together = spans.filter((one) => one.fromDay <= fromDay && fromDay < one.untilDay);
    drawnW = Math.max(
      drawnW,
      together.reduce((sum, one) => sum + one.drawnW, 0),
    );
  }
  if (fleet.length > 1 && drawnW > itCapacityW * (1 + 1e-9)) {
    complain(path, {
      expected: `cohorts that together draw at most ${round(itCapacityW / MW)} MW IT`,
      found: `${round(drawnW / MW)} MW at once`,
      hint: "`fills` shares that sum to at most 100 %",
    });
  }
  return cohorts;
}

function resolveLoads(
  document: PlanDocument,
  table: InputTable,
  roles: readonly { readonly id: string }[],
  tiers: readonly PlanTier[],
  complain: Complain,
): { loads: (PerUserLoad | TokenLoad)[]; shares: ShareLoad[] } {
  const loads: (PerUserLoad | TokenLoad)[] = [];
  const shares: ShareLoad[] = [];
  for (const [id, load] of Object.entries(document.loads)) {
    const path = ["loads", id];
    if (load.kind === "share") {
      shares.push({
        id,
        title: load.title ?? id,
        does: load.does,
        share: table.ranged(load.share as Ranged, "share", [...path, "share"]),
      });
      continue;
    }
    const role = roles.findIndex((one) => one.id === load.llm);
    if (role < 0)
      complain([...path, "llm"], {
        expected: `a role of \`roadmap.llms\``,
        found: `\`${load.llm}\``,
        hint:
          nearest(
            load.llm,
            roles.map((one) => one.id),
          ) ??
          roles[0]?.id ??
          "",
      });
    const tier = tiers.findIndex((one) => one.id === load.tier);
    if (tier < 0)
      complain([...path, "tier"], {
        expected: "a tier of `serving.targets`",
        found: `\`${load.tier}\``,
        hint:
          nearest(
            load.tier,
            tiers.map((one) => one.id),
          ) ??
          tiers[0]?.id ??
          "",
      });
    const field = (name: string, value: unknown, dimension: Parameters<InputTable["ranged"]>[1]) =>
      table.ranged(value as Ranged, dimension, [...path, name]);
    const common = {
      id,
      title: load.title ?? id,
      role,
      tier,
      asOfMonth: monthOfDay(parseDay(load.asOf)!),
      cachedShare: field("cachedShare", load.cachedShare, "share"),
      growth: load.growth === undefined ? null : field("growth", load.growth, "share"),
    };
    if (load.kind === "per user") {
      loads.push({
        ...common,
        kind: "per user",
        requestsPerUserWeek: field("requestsPerUserWeek", load.requestsPerUserWeek, "count"),
        inputTokens: field("inputTokens", load.inputTokens, "count"),
        outputTokens: field("outputTokens", load.outputTokens, "count"),
        reasoningTokens:
          load.reasoningTokens === undefined
            ? null
            : field("reasoningTokens", load.reasoningTokens, "count"),
      });
    } else {
      loads.push({
        ...common,
        kind: "tokens",
        tokensPerS: field("tokens", load.tokens, "tokenRate"),
        inputShare: field("inputShare", load.inputShare, "share"),
        requestOutputTokens: field("requestOutputTokens", load.requestOutputTokens, "count"),
      });
    }
  }
  const sum = shares.reduce((total, load) => total + (table.inputs[load.share]?.base ?? 0), 0);
  if (sum > 1 + 1e-9)
    complain(["loads"], {
      expected: "share loads that sum to at most 100 %",
      found: `${round(sum * 100)} %`,
      hint: "a smaller training or reserve share",
    });
  return { loads, shares };
}

const round = (value: number): number => Math.round(value * 1000) / 1000;

/** Every `source:` of a plan names a document, a sheet or a series of the catalogue. */
function checkSources(
  value: unknown,
  catalogue: Catalogue,
  path: readonly PropertyKey[],
  complain: Complain,
): void {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries())
      checkSources(item, catalogue, [...path, index], complain);
  } else if (value !== null && typeof value === "object") {
    for (const [key, field] of Object.entries(value))
      checkSources(field, catalogue, [...path, key], complain);
  } else if (typeof value === "string" && path.at(-1) === "source") {
    const kinds = [
      catalogue.sources,
      catalogue.sheets,
      catalogue.series,
      catalogue.agreements,
      catalogue.sites,
    ];
    const id = value.replace(/^(sources|sheets|series|agreements|sites)\//, "");
    if (kinds.some((kind) => Object.hasOwn(kind, id))) return;
    const close = nearest(
      id,
      kinds.flatMap((kind) => Object.keys(kind)),
    );
    complain(path, {
      expected: "a source, sheet, series, agreement or site of the catalogue",
      found: `\`${value}\``,
      hint: close === null ? "`ampacity facts sources`, or a `note` in words" : `\`${close}\``,
    });
  }
}

function scheduleLimits(document: PlanDocument): ScheduleLimits {
  const { hbmPerMonth, source: _, note: __, ...limits } = document.schedule ?? {};
  return hbmPerMonth === undefined
    ? limits
    : { ...limits, hbmBytesPerMonth: si(String(hbmPerMonth), "data") };
}

/** The LLM that a plan trains, and how; nothing where the plan leaves it open. */
function trainingJob(
  job: NonNullable<PlanDocument["training"]>["job"],
  catalogue: Catalogue,
  complain: Complain,
): NonNullable<Plan["training"]>["job"] {
  if (job === undefined) return null;
  const { packages, globalBatch, sequence: sequenceTokens } = job;
  const entry = Object.hasOwn(catalogue.llms, job.llm) ? catalogue.llms[job.llm] : undefined;
  if (entry === undefined) {
    const close = nearest(job.llm, Object.keys(catalogue.llms));
    complain(["training", "job", "llm"], {
      expected: "an LLM shape of the catalogue",
      found: `\`${job.llm}\``,
      hint: close === null ? "`ampacity facts list llms`" : `\`${close}\``,
    });
    return null;
  }
  return { llm: llmOf(entry).shape, packages, globalBatch, sequenceTokens };
}
