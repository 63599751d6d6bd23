/**
 * Money between parties month by month: who builds and who pays, what is borrowed and repaid, taxes,
 * revenue, and what each party has of it. A second view beside the cost per token, which knows one
 * owner only.
 *
 * Customers pay the user; the user pays the operator for the service of its racks; the operator buys
 * racks, electricity and operation and pays rent to the campus; the campus builds over the
 * construction time and borrows from the lender. Where one party holds two places, nothing passes
 * between them. Rent and service without a stated price recover their cost at the plan's discount
 * rate, so that such a campus is worth nothing more than it cost over its life.
 *
 * Inflation, where the plan states it, raises what is paid for operations, repairs and electricity, by
 * the month from the middle of the price year; all other prices are as written.
 *
 * Units   USD of the plan's price year, nominal where inflation raises them; transfers in whole cents; months from `firstMonth`
 * Valid   flows up to the horizon; what stands then is sold at its straight-line remaining worth and
 *         every loan is repaid
 * Leaves out  inflation of everything but operating costs (without any, nominal rates on real dollars
 *         make debt too dear by about its rate), working capital, tax of lenders, staff apart from
 *         operations
 * Checked view.test.ts: cents conserved, closed forms
 */
import type { AgreementOutcome } from "../../agreements/index.ts";
import { firstDayOfMonth, monthOfDay, monthS, secondsInMonth, yearS } from "../../units/index.ts";
import { pow } from "../kernel/math.ts";
import type { Energy } from "../physics/energy.ts";
import type { Plan, PlanFinance } from "../scenario/plan.ts";
import type { Programme } from "../simulation/programme/timeline.ts";
import type { Served } from "../simulation/serve.ts";
import { capitalRecovery } from "./annuity.ts";
import { cohortCapital, type Layer, layers } from "./cost.ts";
import { loanSchedule } from "./debt.ts";
import { type Ledger, netByParty, openLedger, type Transfers } from "./ledger.ts";
import { internalRate, netPresentValue, paybackYears } from "./returns.ts";
import { depreciationShare, incomeTax, type TaxClass } from "./tax.ts";

export interface PartyMoney {
  readonly id: string;
  readonly receivedUsd: number;
  readonly paidUsd: number;
  readonly netUsd: number;
  /** At the plan's discount rate, at the first month of the horizon. */
  readonly npvUsd: number;
  readonly irr: number | null;
  readonly paybackYears: number | null;
  readonly taxUsd: number;
  /** Cash before debt service over interest and principal, by year; null without debt. */
  readonly dscrLeast: number | null;
  readonly dscrMean: number | null;
  readonly netByYearUsd: readonly number[];
}

export interface FinanceView {
  readonly firstMonth: number;
  readonly years: readonly number[];
  readonly parties: readonly PartyMoney[];
  readonly flows: readonly {
    readonly from: string;
    readonly to: string;
    readonly kind: string;
    readonly totalUsd: number;
    readonly byYearUsd: readonly number[];
  }[];
  readonly capital: readonly {
    readonly layer: Layer;
    readonly payer: string;
    readonly usd: number;
    readonly borrowedUsd: number;
  }[];
  readonly debt: {
    readonly drawnUsd: number;
    readonly interestDuringConstructionUsd: number;
    readonly interestUsd: number;
    readonly principalUsd: number;
    readonly repaidAtHorizonUsd: number;
    readonly peakUsd: number;
  };
  readonly revenue: {
    readonly by: PlanFinance["revenue"]["by"];
    readonly totalUsd: number;
    readonly byTier: readonly { readonly tier: string; readonly usd: number }[];
  };
  /** Received less paid over all parties: nothing is made or lost. */
  readonly unbalancedCents: number;
}

export interface FinanceInput {
  readonly programme: Programme;
  readonly energy: Energy;
  readonly served: Served;
  readonly agreements: readonly AgreementOutcome[];
}

/** Places outside the plan that money comes from or goes to. */
export const outside = {
  customers: "customers",
  suppliers: "suppliers",
  builders: "builders",
  utility: "electricity",
  operations: "operations and repair",
  tax: "tax",
  resale: "buyers of what is left",
  lender: "lenders",
} as const;

const facilityLayers = ["facility", "gridAndGeneration"] as const;
const taxClassOf: Readonly<Record<Layer, TaxClass>> = {
  compute: "5 years",
  network: "5 years",
  facility: "39 years",
  gridAndGeneration: "15 years",
};

export function financeView(
  plan: Plan,
  values: Float64Array,
  finance: PlanFinance,
  input: FinanceInput,
): FinanceView {
  const work = openWork(plan, values, finance, input);
  for (const [block] of plan.blocks.entries()) campusOf(work, block);
  for (const [index] of input.programme.placed.entries()) cohortOf(work, index);
  payEnergy(work);
  payRevenue(work);
  payReleases(work);
  payTaxes(work);
  return summary(work);
}

interface TaxBook {
  readonly income: Float64Array;
}

interface Work {
  readonly plan: Plan;
  readonly values: Float64Array;
  readonly finance: PlanFinance;
  readonly input: FinanceInput;
  readonly at: (id: keyof Plan["assumptions"]) => number;
  readonly rate: number;
  /** [month] price of operating costs over that of the plan's price year. */
  readonly priceLevel: Float64Array;
  readonly firstMonth: number;
  readonly months: number;
  readonly constructionMonths: number;
  readonly ledger: Ledger;
  readonly roles: readonly Roles[];
  readonly firstYear: number;
  readonly years: number;
  readonly books: Map<string, TaxBook>;
  readonly capital: Map<string, { layer: Layer; payer: string; usd: number; borrowedUsd: number }>;
  readonly balance: Float64Array;
  readonly debt: {
    drawnUsd: number;
    idcUsd: number;
    interestUsd: number;
    principalUsd: number;
    balloonUsd: number;
  };
  readonly tierUsd: Float64Array;
}

interface Roles {
  readonly user: string;
  readonly operator: string;
  readonly campus: string;
  readonly lender: string;
  /** Month index in service and month index of its end, or null when it never serves in the horizon. */
  readonly from: number | null;
  readonly until: number;
}

function openWork(
  plan: Plan,
  values: Float64Array,
  finance: PlanFinance,
  input: FinanceInput,
): Work {
  const constructionMonths = Math.max(0, Math.round(values[finance.construction]! / monthS));
  const starts = plan.blocks.flatMap((_, index) => {
    const day = input.programme.reachedDay[index]!["in service"];
    return day === undefined ? [] : [monthOfDay(day) - constructionMonths];
  });
  const cohorts = input.programme.placed.map((cohort) => monthOfDay(cohort.fromDay));
  const firstMonth = Math.min(plan.firstMonth, ...starts, ...cohorts);
  const months = plan.lastMonth - firstMonth + 1;
  const sole = (role: string) => {
    const having = plan.parties.filter((party) => party.roles.includes(role));
    return having.length === 1 ? having[0]!.id : null;
  };
  const roles = plan.blocks.map((block, index): Roles => {
    const day = input.programme.reachedDay[index]!["in service"];
    let holder = block.holders[0];
    for (const one of block.holders) if (day !== undefined && one.fromDay <= day) holder = one;
    const user = holder?.user ?? finance.chain.user ?? sole("user") ?? "user";
    const operator = holder?.operator ?? finance.chain.operator ?? user;
    return {
      user,
      operator,
      campus: holder?.owner ?? finance.chain.campus ?? operator,
      lender: finance.chain.lender ?? sole("lender") ?? outside.lender,
      from:
        day === undefined ||
        monthOfDay(day) > plan.lastMonth ||
        (block.ends !== null && block.ends.day <= day)
          ? null
          : monthOfDay(day) - firstMonth,
      until:
        block.ends === null ? months : Math.min(months, monthOfDay(block.ends.day) - firstMonth),
    };
  });
  const firstYear = yearOf(firstMonth);
  return {
    plan,
    values,
    finance,
    input,
    at: (id) => values[plan.assumptions[id]]!,
    rate: values[plan.discountRate]!,
    priceLevel: priceLevels(plan, finance, values, firstMonth, months),
    firstMonth,
    months,
    constructionMonths,
    ledger: openLedger(months),
    roles,
    firstYear,
    years: yearOf(plan.lastMonth) - firstYear + 1,
    books: new Map(),
    capital: new Map(),
    balance: new Float64Array(months),
    debt: { drawnUsd: 0, idcUsd: 0, interestUsd: 0, principalUsd: 0, balloonUsd: 0 },
    tierUsd: new Float64Array(plan.tiers.length),
  };
}

/** Rises from the middle of the price year on; before it prices are those of the year. */
function priceLevels(
  plan: Plan,
  finance: PlanFinance,
  values: Float64Array,
  firstMonth: number,
  months: number,
): Float64Array {
  const levels = new Float64Array(months).fill(1);
  if (finance.inflation === null) return levels;
  const rise = 1 + values[finance.inflation]!;
  const from = 12 * plan.priceYear + 6;
  return levels.map((_, m) => pow(rise, Math.max(0, firstMonth + m - from) / 12));
}

const yearOf = (month: number): number => Math.floor(month / 12);

/** A payment that is income of one party and a deductible cost of the other. */
function earn(work: Work, from: string, to: string, kind: string, month: number, usd: number) {
  if (from === to || month < 0 || month >= work.months) return;
  work.ledger.pay(from, to, kind, month, usd);
  income(work, from, month, -usd);
  income(work, to, month, usd);
}

function income(work: Work, party: string, month: number, usd: number) {
  let book = work.books.get(party);
  if (book === undefined) {
    book = { income: new Float64Array(work.years) };
    work.books.set(party, book);
  }
  const year = yearOf(work.firstMonth + month) - work.firstYear;
  book.income[year] = book.income[year]! + usd;
}

function addCapital(work: Work, layer: Layer, payer: string, usd: number, borrowedUsd: number) {
  const key = `${layers.indexOf(layer)} ${payer}`;
  const found = work.capital.get(key) ?? { layer, payer, usd: 0, borrowedUsd: 0 };
  found.usd += usd;
  found.borrowedUsd += borrowedUsd;
  work.capital.set(key, found);
}

/** The campus of a block: built, borrowed for, let, written off and sold. */
function campusOf(work: Work, block: number) {
  const { plan, finance, values, ledger, months } = work;
  const role = work.roles[block]!;
  if (role.from === null) return;
  const start = role.from;
  const itW = plan.blocks[block]!.itCapacityW;
  const costs: Record<(typeof facilityLayers)[number], number> = {
    facility: itW * work.at("campus-capex-per-it"),
    gridAndGeneration: itW * work.at("grid-generation-capex"),
  };
  const terms = finance.campusDebt;
  const share = Math.min(1, values[terms.share]!);
  // Even spending over the construction time; at once where there is none.
  const spread = Math.max(1, work.constructionMonths);
  const draws = new Float64Array(months);
  let compounded = 0;
  for (let k = 0; k < spread; k += 1) {
    const month = work.constructionMonths === 0 ? start : start - spread + k;
    for (const layer of facilityLayers) {
      const usd = costs[layer] / spread;
      ledger.pay(role.campus, outside.builders, `builds ${words(layer)}`, month, usd);
      draws[month] = draws[month]! + usd * share;
      compounded += usd * pow(1 + work.rate, (start - month) / 12);
    }
  }
  const total = costs.facility + costs.gridAndGeneration;
  for (const layer of facilityLayers)
    addCapital(work, layer, role.campus, costs[layer], costs[layer] * share);
  const idc = borrow(
    work,
    role.campus,
    role.lender,
    draws,
    values[terms.rate]!,
    start,
    Math.max(1, Math.round(values[terms.term]! / monthS)),
  );
  const lifeYears = work.at("facility-life") / yearS;
  const rent =
    finance.rent === null
      ? compounded * monthlyRecovery(work.rate, lifeYears)
      : (itW * values[finance.rent]!) / 12;
  const service = finance.service === null ? rent : (itW * values[finance.service]!) / 12;
  for (let m = start; m < role.until; m += 1) {
    earn(work, role.operator, role.campus, "rent", m, rent);
    earn(work, role.user, role.operator, "service", m, service);
  }
  const salvage = finance.residualFacility === null ? 0 : values[finance.residualFacility]!;
  const end = Math.min(role.until, months) - 1;
  for (const layer of facilityLayers) {
    const basis = costs[layer] + (total === 0 ? 0 : (idc * costs[layer]) / total);
    const deducted = writeOff(work, role.campus, taxClassOf[layer], basis, start, end);
    sell(
      work,
      role.campus,
      costs[layer],
      basis - deducted,
      salvage,
      (end - start + 1) / 12 / lifeYears,
      end,
    );
  }
}

/** One cohort of racks: bought by the operator, repaid by the service, written off and sold. */
function cohortOf(work: Work, index: number) {
  const { plan, finance, values, months, ledger } = work;
  const cohort = work.input.programme.placed[index]!;
  const role = work.roles[cohort.block]!;
  const start = monthOfDay(cohort.fromDay) - work.firstMonth;
  if (role.from === null || start >= months) return;
  const until = Number.isFinite(cohort.untilDay)
    ? Math.min(months, monthOfDay(cohort.untilDay) - work.firstMonth)
    : months;
  const platform = plan.platforms[cohort.platform]!;
  const lifeYears = Number.isFinite(cohort.untilDay)
    ? Math.max(1, (cohort.untilDay - cohort.fromDay) / 365.25)
    : work.at("compute-life") / yearS;
  const { compute, network } = cohortCapital(plan, values, cohort);
  const vendor = vendorOf(plan, platform.vendor);
  ledger.pay(role.operator, vendor, "buys compute", start, compute);
  ledger.pay(role.operator, outside.suppliers, "buys network", start, network);
  const terms = finance.computeDebt;
  const share = terms === null ? 0 : Math.min(1, values[terms.share]!);
  addCapital(work, "compute", role.operator, compute, compute * share);
  addCapital(work, "network", role.operator, network, network * share);
  if (terms !== null) {
    const draws = new Float64Array(months);
    draws[start] = (compute + network) * share;
    borrow(
      work,
      role.operator,
      role.lender,
      draws,
      values[terms.rate]!,
      start + 1,
      Math.max(1, Math.round(values[terms.term]! / monthS)),
    );
  }
  const operations = (cohort.units * platform.unitPowerW * work.at("opex-non-energy")) / 12;
  const repairs = (compute * work.at("gpu-replacement-per-year")) / 12;
  const recovery = (compute + network) * monthlyRecovery(work.rate, lifeYears);
  for (let m = start; m < until; m += 1) {
    const level = work.priceLevel[m]!;
    earn(work, role.operator, outside.operations, "operations", m, operations * level);
    earn(work, role.operator, outside.operations, "repairs", m, repairs * level);
    if (finance.service === null)
      earn(work, role.user, role.operator, "service", m, recovery + (operations + repairs) * level);
  }
  const salvage = finance.residualCompute === null ? 0 : values[finance.residualCompute]!;
  const end = until - 1;
  for (const usd of [compute, network]) {
    const deducted = writeOff(work, role.operator, "5 years", usd, start, end);
    sell(
      work,
      role.operator,
      usd,
      usd - deducted,
      salvage,
      (end - start + 1) / 12 / lifeYears,
      end,
    );
  }
}

/** Level payment per dollar at the beginning of each month of a life, at the monthly equivalent of the rate. */
function monthlyRecovery(rate: number, lifeYears: number): number {
  const monthly = pow(1 + rate, 1 / 12) - 1;
  return capitalRecovery(monthly, 12 * lifeYears) / (1 + monthly);
}

function vendorOf(plan: Plan, vendor: string): string {
  const name = vendor.toLowerCase();
  const party = plan.parties.find(
    (one) => one.id === name.replace(/[^a-z0-9]+/g, "-") || one.name.toLowerCase() === name,
  );
  return party?.id ?? outside.suppliers;
}

/** Draws, interest and repayment as transfers; returns the interest of the construction time. */
function borrow(
  work: Work,
  borrower: string,
  lender: string,
  draws: Float64Array,
  rate: number,
  firstPayment: number,
  termMonths: number,
): number {
  const loan = loanSchedule(draws, rate, firstPayment, termMonths);
  let idc = 0;
  for (let m = 0; m < work.months; m += 1) {
    idc += loan.capitalised[m]!;
    work.debt.drawnUsd += draws[m]!;
    work.debt.idcUsd += loan.capitalised[m]!;
    work.debt.interestUsd += loan.interest[m]!;
    work.debt.principalUsd += loan.principal[m]!;
    work.balance[m] = work.balance[m]! + loan.balance[m]!;
    work.ledger.pay(lender, borrower, "loan", m, draws[m]!);
    earn(work, borrower, lender, "interest", m, loan.interest[m]!);
    const balloon = m === work.months - 1 ? loan.balloonUsd : 0;
    work.ledger.pay(borrower, lender, "principal", m, loan.principal[m]! - balloon);
    work.ledger.pay(borrower, lender, "loan repaid at the horizon", m, balloon);
  }
  work.debt.balloonUsd += loan.balloonUsd;
  return idc;
}

/** Deducts depreciation year by year until the year of the end; returns what was deducted. */
function writeOff(
  work: Work,
  party: string,
  taxClass: TaxClass,
  basis: number,
  start: number,
  end: number,
): number {
  const placed = work.firstMonth + start;
  const lastYear = yearOf(work.firstMonth + end);
  let deducted = 0;
  for (let year = yearOf(placed); year <= lastYear; year += 1) {
    const usd = basis * depreciationShare(taxClass, year - yearOf(placed), placed % 12);
    deducted += usd;
    income(work, party, (year - work.firstYear) * 12 + 11 - (work.firstMonth % 12), -usd);
  }
  return deducted;
}

/** What is left at the end of life, or at the horizon, is sold at its straight-line worth. */
function sell(
  work: Work,
  party: string,
  costUsd: number,
  taxBasis: number,
  salvage: number,
  ageShare: number,
  month: number,
) {
  const worth = costUsd * (salvage + (1 - salvage) * Math.max(0, 1 - ageShare));
  work.ledger.pay(outside.resale, party, "residual value", month, worth);
  income(work, party, month, worth - taxBasis);
}

/** Each block's part of the month's electricity bill: its racks' rated watts at its site's price. */
function payEnergy(work: Work) {
  const { plan, values, input } = work;
  const blockCount = plan.blocks.length;
  const weight = new Float64Array(blockCount);
  const offset = plan.firstMonth - work.firstMonth;
  for (let m = 0; m < input.programme.monthCount; m += 1) {
    weight.fill(0);
    let sum = 0;
    const monthEnd = firstDayOfMonth(plan.firstMonth + m + 1) - 1;
    for (const cohort of input.programme.placed) {
      if (monthEnd < cohort.fromDay || monthEnd >= cohort.untilDay) continue;
      const w =
        cohort.units *
        plan.platforms[cohort.platform]!.unitPowerW *
        values[plan.sites[cohort.site]!.powerPrice]!;
      weight[cohort.block] = weight[cohort.block]! + w;
      sum += w;
    }
    if (sum === 0) continue;
    for (let block = 0; block < blockCount; block += 1) {
      if (weight[block] === 0) continue;
      const role = work.roles[block]!;
      const usd =
        ((input.energy.costUsd[m]! * weight[block]!) / sum) * work.priceLevel[m + offset]!;
      earn(work, role.operator, outside.utility, "electricity", m + offset, usd);
      if (work.finance.service === null)
        earn(work, role.user, role.operator, "service", m + offset, usd);
    }
  }
}

/** Customers pay users: tokens at tier prices on their path, or dollars per watt in service. */
function payRevenue(work: Work) {
  const { plan, values, finance, input } = work;
  const offset = plan.firstMonth - work.firstMonth;
  const paid = finance.revenue.paidShare === null ? 1 : values[finance.revenue.paidShare]!;
  const decline =
    finance.revenue.declinePerYear === null ? 0 : values[finance.revenue.declinePerYear]!;
  for (let m = 0; m < input.programme.monthCount; m += 1) {
    const serving = plan.blocks.map((block, index) => {
      const role = work.roles[index]!;
      return role.from !== null && m + offset >= role.from && m + offset < role.until
        ? block.itCapacityW
        : 0;
    });
    const total = serving.reduce((sum, one) => sum + one, 0);
    if (total === 0) continue;
    const path = pow(1 - decline, Math.max(0, plan.firstMonth + m - monthOfDay(plan.asOfDay)) / 12);
    let usd = 0;
    if (finance.revenue.by === "tokens") {
      for (const [index, load] of plan.loads.entries()) {
        const price = plan.tiers[load.tier]!.priceOutput;
        if (price === null) continue;
        const tokens =
          input.served.tokensByLoad[index]![m]! *
          input.served.servedFraction[m]! *
          secondsInMonth(plan.firstMonth + m);
        const one = tokens * values[price]! * paid * path;
        work.tierUsd[load.tier] = work.tierUsd[load.tier]! + one;
        usd += one;
      }
    } else if (finance.revenue.perCapacity !== null)
      usd = ((total * values[finance.revenue.perCapacity]!) / 12) * path;
    for (const [block, itW] of serving.entries())
      if (itW > 0)
        earn(
          work,
          outside.customers,
          work.roles[block]!.user,
          "revenue",
          m + offset,
          (usd * itW) / total,
        );
  }
}

/** What agreements release, in dollars as written: capital between parties, no one's income. */
function payReleases(work: Work) {
  for (const outcome of work.input.agreements)
    for (const release of outcome.releases)
      if (release.unit === "usdCents")
        work.ledger.pay(
          release.from,
          release.to,
          `releases under ${release.agreement}`,
          Math.max(0, monthOfDay(release.day) - work.firstMonth),
          release.amount / 100,
        );
}

/** The parties of the plan's own chain pay tax in December, or in the last month. */
function payTaxes(work: Work) {
  const rate = work.values[work.finance.tax]!;
  const taxed = new Set(
    work.roles.flatMap(({ user, operator, campus }) => [user, operator, campus]),
  );
  for (const party of [...taxed].sort()) {
    const book = work.books.get(party);
    if (book === undefined) continue;
    for (const [year, { taxUsd }] of incomeTax(book.income, rate).entries()) {
      const december = (work.firstYear + year) * 12 + 11 - work.firstMonth;
      work.ledger.pay(
        party,
        outside.tax,
        "income tax",
        Math.min(work.months - 1, december),
        taxUsd,
      );
    }
  }
}

const words = (layer: Layer): string => (layer === "facility" ? "campus" : "grid and generation");

function summary(work: Work): FinanceView {
  const { months, plan } = work;
  const entries = work.ledger.entries();
  const net = netByParty(entries, months);
  const yearly = (cents: Float64Array) => {
    const sums = Array.from({ length: work.years }, () => 0);
    for (let m = 0; m < months; m += 1) {
      const year = yearOf(work.firstMonth + m) - work.firstYear;
      sums[year] = sums[year]! + cents[m]!;
    }
    return sums.map((one) => one / 100);
  };
  let unbalanced = 0;
  for (const flows of net.values()) for (const one of flows) unbalanced += one;
  const total = (cents: Float64Array) => cents.reduce((sum, one) => sum + one, 0) / 100;
  const of = (party: string, test: (one: Transfers) => boolean) =>
    entries.reduce(
      (sum, one) =>
        test(one)
          ? sum + (one.from === party ? total(one.cents) : one.to === party ? total(one.cents) : 0)
          : sum,
      0,
    );
  const parties = [...net.keys()].sort().map((id): PartyMoney => {
    const flows = net.get(id)!;
    const usd = Float64Array.from(flows, (one) => one / 100);
    const dscr = coverage(entries, id, yearly);
    return {
      id,
      receivedUsd: of(id, (one) => one.to === id),
      paidUsd: of(id, (one) => one.from === id),
      netUsd: total(flows),
      npvUsd: netPresentValue(usd, work.rate, plan.firstMonth - work.firstMonth),
      irr: internalRate(usd),
      paybackYears: paybackYears(usd),
      taxUsd: of(id, (one) => one.from === id && one.kind === "income tax"),
      ...dscr,
      netByYearUsd: yearly(flows),
    };
  });
  return {
    firstMonth: work.firstMonth,
    years: Array.from({ length: work.years }, (_, year) => work.firstYear + year),
    parties,
    flows: entries.map((one) => ({
      from: one.from,
      to: one.to,
      kind: one.kind,
      totalUsd: total(one.cents),
      byYearUsd: yearly(one.cents),
    })),
    capital: [...work.capital.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one),
    debt: {
      drawnUsd: work.debt.drawnUsd,
      interestDuringConstructionUsd: work.debt.idcUsd,
      interestUsd: work.debt.interestUsd,
      principalUsd: work.debt.principalUsd,
      repaidAtHorizonUsd: work.debt.balloonUsd,
      peakUsd: work.balance.reduce((most, one) => Math.max(most, one), 0),
    },
    revenue: {
      by: work.finance.revenue.by,
      totalUsd: entries.reduce(
        (sum, one) => (one.kind === "revenue" ? sum + total(one.cents) : sum),
        0,
      ),
      byTier: plan.tiers.map((tier, index) => ({ tier: tier.id, usd: work.tierUsd[index]! })),
    },
    unbalancedCents: unbalanced,
  };
}

/** Debt service coverage by calendar year: operating cash less tax over interest and principal. */
function coverage(
  entries: readonly Transfers[],
  party: string,
  yearly: (cents: Float64Array) => number[],
): { dscrLeast: number | null; dscrMean: number | null } {
  const operating = [
    "revenue",
    "service",
    "rent",
    "electricity",
    "operations",
    "repairs",
    "income tax",
  ];
  let cash: number[] = [];
  let service: number[] = [];
  const add = (sums: number[], more: number[], sign: number) =>
    more.map((one, year) => (sums[year] ?? 0) + sign * one);
  for (const one of entries) {
    if (one.from !== party && one.to !== party) continue;
    const sign = one.to === party ? 1 : -1;
    if (operating.includes(one.kind)) cash = add(cash, yearly(one.cents), sign);
    else if (one.from === party && (one.kind === "interest" || one.kind === "principal"))
      service = add(service, yearly(one.cents), 1);
  }
  const ratios = service.flatMap((owed, year) => (owed > 0 ? [(cash[year] ?? 0) / owed] : []));
  if (ratios.length === 0) return { dscrLeast: null, dscrMean: null };
  return {
    dscrLeast: Math.min(...ratios),
    dscrMean: ratios.reduce((sum, one) => sum + one, 0) / ratios.length,
  };
}
