import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { evaluate, rateTables } from "../evaluate.ts";
import { printIssue } from "../scenario/issue.ts";
import { baseValues } from "../scenario/plan.ts";
import { resolvePlanText } from "../scenario/resolve.ts";
import { smallCatalogue, smallPlan } from "../small-catalogue.fixture.ts";
import { layers } from "./cost.ts";
import { gpuHours } from "./gpu-hour.ts";
import { financeView, outside } from "./view.ts";

const parties = `parties:
  us: { roles: [user] }
  them: { roles: [investor] }
  op: { roles: [operator] }
  campus: { roles: [owner] }
  bank: { roles: [lender] }
`;
const planText = smallPlan.replace(/parties:\n {2}us.*\n {2}them.*\n/, parties);
const financeText = (part: Record<string, string> = {}) => {
  const one = {
    chain: "{ operator: op, campus: campus }",
    share: "75 %",
    rate: "6.2 %",
    term: "10 years",
    construction: "24 months",
    tax: "21 %",
    revenue: "{ by: capacity, perCapacity: 10 GUSD/GW/year }",
    more: "",
    ...part,
  };
  return `finance:
  chain: ${one.chain}
  debt: { campus: { share: ${one.share}, rate: ${one.rate}, term: ${one.term} } }
  construction: ${one.construction}
  tax: ${one.tax}
  revenue: ${one.revenue}
${one.more}`;
};
const resolve = (text: string) => {
  const resolved = resolvePlanText(text, "plan.yaml", smallCatalogue);
  assert.ok(resolved.ok, resolved.ok ? "" : resolved.issues.map(printIssue).join("\n"));
  return resolved.plan;
};
const viewOf = (text: string) => {
  const plan = resolve(text);
  const values = baseValues(plan);
  const evaluation = evaluate(plan, rateTables(plan), values);
  return { plan, values, evaluation, view: financeView(plan, values, plan.finance!, evaluation) };
};
const linesOf = (text: string): string[] => {
  const resolved = resolvePlanText(text, "plan.yaml", smallCatalogue);
  return resolved.ok ? [] : resolved.issues.map(printIssue);
};
const near = (a: number, b: number, tolerance = 1e-9) =>
  assert.ok(Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(b)), `${a} against ${b}`);

test("over random plans no cent is made or lost between parties, and every loan is repaid", () => {
  const percent = fc.integer({ min: 0, max: 95 }).map((one) => `${one} %`);
  fc.assert(
    fc.property(
      percent,
      percent.map((one) => `${Number(one.split(" ")[0]) / 5} %`),
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 0, max: 40 }),
      fc.constantFrom(
        "{}",
        "{ operator: op }",
        "{ campus: campus }",
        "{ operator: op, campus: campus, lender: them }",
      ),
      fc.constantFrom("2028-06", "2030-12", "2037-03"),
      fc.constantFrom(
        "",
        "  rent: 160 USD/kW/month\n",
        "  service: 13.3 GUSD/GW/year\n  residual: { compute: 10 %, facility: 40 % }\n",
      ),
      (share, rate, years, construction, chain, to, more) => {
        const { view } = viewOf(
          planText.replace("to: 2030-12", `to: ${to}`) +
            financeText({
              share,
              rate,
              term: `${years} years`,
              construction: `${construction} months`,
              chain,
              more,
            }),
        );
        assert.equal(view.unbalancedCents, 0);
        const { drawnUsd, interestDuringConstructionUsd, principalUsd } = view.debt;
        near(principalUsd, drawnUsd + interestDuringConstructionUsd, 1e-9);
        const net = view.parties.reduce((sum, one) => sum + Math.round(one.netUsd * 100), 0);
        assert.equal(net, 0);
        for (const flow of view.flows) {
          assert.ok(flow.totalUsd >= 0 && flow.from !== flow.to);
          near(
            flow.byYearUsd.reduce((sum, one) => sum + one, 0),
            flow.totalUsd,
          );
        }
      },
    ),
    { numRuns: 60, seed: 3 },
  );
});

test("capital by layer is that of the cost view, and every layer has its payer", () => {
  const { view, evaluation } = viewOf(planText + financeText());
  for (const layer of layers) {
    const mine = view.capital.filter((one) => one.layer === layer);
    near(
      mine.reduce((sum, one) => sum + one.usd, 0),
      evaluation.cost.capexUsd[layer].reduce((sum, one) => sum + one, 0),
    );
    assert.deepEqual(
      [...new Set(mine.map((one) => one.payer))],
      [layer === "compute" || layer === "network" ? "op" : "campus"],
    );
  }
});

test("the chain: customers pay the user, the user the operator, the operator the campus, the campus its lender", () => {
  const { view } = viewOf(planText + financeText());
  const flow = (from: string, to: string, kind: string) =>
    view.flows.find((one) => one.from === from && one.to === to && one.kind === kind)?.totalUsd ??
    0;
  assert.ok(flow(outside.customers, "us", "revenue") > 0);
  assert.ok(flow("us", "op", "service") > flow("op", "campus", "rent"));
  assert.ok(flow("campus", "bank", "interest") > 0 && flow("bank", "campus", "loan") > 0);
  near(flow("bank", "campus", "loan"), 0.75 * 50e6 * 13, 1e-9);
  assert.equal(flow("op", "bank", "interest"), 0);
  near(flow("them", "us", "releases under deal"), 500e6);
});

test("a campus let at cost, unlevered and untaxed, is worth exactly what it cost", () => {
  // In service from September 2026; four years of rent end with the horizon in August 2030.
  const text =
    planText.replace("to: 2030-12", "to: 2030-08") +
    financeText({ share: "0 %", tax: "0 %", construction: "18 months" }) +
    "assumptions: { facility-life: { value: 4 years } }\n";
  const { view } = viewOf(text);
  const campus = view.parties.find((one) => one.id === "campus")!;
  assert.ok(Math.abs(campus.npvUsd) < 1, String(campus.npvUsd));
  near(campus.irr!, 0.08, 1e-8);
});

test("debt cheaper than the discount rate adds value to the campus, dearer debt takes it", () => {
  const npv = (rate: string) =>
    viewOf(planText + financeText({ rate, tax: "0 %" })).view.parties.find(
      (one) => one.id === "campus",
    )!.npvUsd;
  assert.ok(npv("5 %") > npv("7 %") && npv("7 %") > npv("10 %"));
});

test("a longer construction time costs more interest before the first rent", () => {
  const idc = (construction: string) =>
    viewOf(planText + financeText({ construction })).view.debt.interestDuringConstructionUsd;
  assert.equal(idc("0 months"), 0);
  assert.ok(idc("12 months") > 0 && idc("36 months") > idc("12 months"));
  // Twelve even draws, interest by the month: Σ k·d·i over k = 1 … 12, compounded.
  const draw = (0.75 * 50e6 * 13) / 12;
  const i = 0.062 / 12;
  let balance = 0;
  for (let m = 0; m < 12; m += 1) balance += balance * i + draw;
  near(idc("12 months"), balance - 12 * draw, 1e-9);
});

test("revenue by tier follows price, paid share and the path of prices", () => {
  const priced = planText.replace(
    "interactive: { ttft: 2 s, tpot: 30 ms }",
    "interactive: { ttft: 2 s, tpot: 30 ms, priceOutput: 10 USD/Mtok }",
  );
  const of = (revenue: string) => viewOf(priced + financeText({ revenue })).view.revenue;
  const all = of("{ by: tokens }");
  near(of("{ by: tokens, paidShare: 5 % }").totalUsd, 0.05 * all.totalUsd, 1e-6);
  assert.ok(of("{ by: tokens, declinePerYear: 50 % }").totalUsd < all.totalUsd);
  near(all.byTier[0]!.usd, all.totalUsd, 1e-9);
});

test("an hour of an accelerator is the sheet worked by hand, dearer for whoever pays more for capital", () => {
  const more = "  owners: { neocloud: { costOfCapital: 12 %, rent: 184 USD/kW/month } }\n";
  const { plan, values } = viewOf(planText + financeText({ more }));
  const [own, neo] = gpuHours(plan, values, plan.finance);
  const hours = 72 * 8766;
  const byHand =
    (3e6 * 0.25045645457) / hours +
    ((3e6 / 9) * 0.25045645457) / hours +
    (1.3e6 * 0.1212968508) / hours +
    (0.6 * 100 * 1.2 * 8766 * 0.06) / hours +
    30_000 / hours +
    120_000 / hours;
  near(own!.usdPerHour, byHand, 1e-6);
  assert.ok(neo!.usdPerHour > own!.usdPerHour);
  near(neo!.parts.campus, (100 * 184 * 12) / hours);
});

test("inflation raises operating costs from the middle of the price year, and nothing else", () => {
  const flat = viewOf(planText + financeText());
  const still = viewOf(planText + financeText({ more: "  inflation: 0 %\n" }));
  const { view, plan } = viewOf(planText + financeText({ more: "  inflation: 3 %\n" }));
  assert.deepEqual(still.view, flat.view);
  const yearsOf = (of: typeof view, kind: string) =>
    of.flows.find((one) => one.kind === kind && one.to !== "op")!.byYearUsd;
  for (const kind of ["operations", "repairs", "electricity"])
    for (const [index, year] of view.years.entries()) {
      const before = yearsOf(flat.view, kind)[index]!;
      const ratio = yearsOf(view, kind)[index]! / before;
      if (before === 0 || year <= plan.priceYear) continue;
      // Twelve months about half a year after the end of the price year's own middle, year by year.
      const low = 1.03 ** (year - plan.priceYear - 0.5) * (1 - 1e-9);
      assert.ok(ratio >= low && ratio <= low * 1.0301, `${kind} ${year}: ${ratio}`);
    }
  for (const kind of ["rent", "revenue", "builds campus", "residual value"])
    assert.deepEqual(yearsOf(view, kind), yearsOf(flat.view, kind));
  assert.equal(view.unbalancedCents, 0);
  assert.match(
    linesOf(planText + financeText({ more: "  inflation: 3 GUSD\n" }))[0]!,
    /\/finance\/inflation: expected a share/,
  );
});

test("a plan without finance is as it was; a bad one is told where", () => {
  assert.equal(resolve(planText).finance, null);
  const lines = linesOf(
    planText +
      financeText({ chain: "{ operator: opp }", term: "0 years", revenue: "{ by: tokens }" }),
  );
  assert.equal(lines.length, 3, lines.join("\n"));
  assert.match(lines[0]!, /\/finance\/chain\/operator: expected a party of this plan/);
  assert.match(lines[1]!, /\/finance\/debt\/campus\/term: expected a term of at least a month/);
  assert.match(lines[2]!, /\/finance\/revenue\/by: expected a `priceOutput`/);
  assert.match(linesOf(planText + financeText({ rate: "-3 %" }))[0]!, /debt\/campus\/rate/);
});
