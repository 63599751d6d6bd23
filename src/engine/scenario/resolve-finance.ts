/** `finance:` of the plan file as inputs; what it does not say, the catalogue's assumptions say. */
import type { Dimension } from "../../units/index.ts";
import type { PlanDocument } from "./document.ts";
import type { Complain, InputTable, Ranged } from "./inputs.ts";
import type { DebtTerms, InputIndex, PlanFinance } from "./plan.ts";

type Terms = NonNullable<NonNullable<NonNullable<PlanDocument["finance"]>["debt"]>["campus"]>;

export function resolveFinance(
  document: PlanDocument,
  table: InputTable,
  knowsParty: (id: string | undefined, path: readonly PropertyKey[]) => void,
  complain: Complain,
): PlanFinance | null {
  const finance = document.finance;
  if (finance === undefined) return null;
  const root = ["finance"];
  const optional = (
    value: unknown,
    dimension: Dimension,
    path: readonly PropertyKey[],
  ): InputIndex | null =>
    value === undefined ? null : table.ranged(value as Ranged, dimension, [...root, ...path]);
  const orAssumption = (
    value: unknown,
    dimension: Dimension,
    path: readonly PropertyKey[],
    assumption: string,
  ): InputIndex =>
    optional(value, dimension, path) ?? table.assumption(assumption, dimension, root);

  for (const [role, party] of Object.entries(finance.chain ?? {}))
    knowsParty(party, [...root, "chain", role]);

  const debt = (terms: Terms, name: string): DebtTerms => {
    const path = [...root, "debt", name];
    const made = {
      share: table.ranged(terms.share as Ranged, "share", [...path, "share"]),
      rate: table.ranged(terms.rate as Ranged, "share", [...path, "rate"]),
      term: table.ranged(terms.term as Ranged, "duration", [...path, "term"]),
    };
    const term = table.inputs[made.term];
    if (term !== undefined && !(Math.min(term.low, term.base) >= 2_629_800))
      complain([...path, "term"], {
        expected: "a term of at least a month",
        found: JSON.stringify(terms.term),
        hint: "`15 years`",
      });
    return made;
  };
  const campus = finance.debt?.campus;
  const revenue = finance.revenue ?? {};
  const priced = Object.values(document.serving.targets).some(
    (target) => target.priceOutput !== undefined,
  );
  const by = revenue.by ?? (priced ? "tokens" : "capacity");
  if (by === "tokens" && !priced)
    complain([...root, "revenue", "by"], {
      expected: "a `priceOutput` in a tier of `serving.targets`",
      found: "none",
      hint: "`priceOutput: { from: price-flagship-output }`, or `by: capacity`",
    });
  return {
    chain: {
      user: finance.chain?.user ?? null,
      operator: finance.chain?.operator ?? null,
      campus: finance.chain?.campus ?? null,
      lender: finance.chain?.lender ?? null,
    },
    campusDebt:
      campus === undefined
        ? {
            share: table.assumption("senior-debt-share", "share", root),
            rate: table.assumption("senior-rate", "share", root),
            // A loan as long as the campus pays back.
            term: table.assumption("facility-life", "duration", root),
          }
        : debt(campus, "campus"),
    computeDebt: finance.debt?.compute === undefined ? null : debt(finance.debt.compute, "compute"),
    construction: orAssumption(
      finance.construction,
      "duration",
      ["construction"],
      "clearing-to-first-hall",
    ),
    tax: orAssumption(finance.tax, "share", ["tax"], "tax-rate"),
    inflation: optional(finance.inflation, "share", ["inflation"]),
    residualCompute: optional(finance.residual?.compute, "share", ["residual", "compute"]),
    residualFacility: optional(finance.residual?.facility, "share", ["residual", "facility"]),
    rent: optional(finance.rent, "powerRent", ["rent"]),
    service: optional(finance.service, "powerRent", ["service"]),
    revenue: {
      by,
      perCapacity:
        by === "tokens"
          ? optional(revenue.perCapacity, "powerRent", ["revenue", "perCapacity"])
          : orAssumption(
              revenue.perCapacity,
              "powerRent",
              ["revenue", "perCapacity"],
              "revenue-per-gw-year",
            ),
      paidShare: optional(revenue.paidShare, "share", ["revenue", "paidShare"]),
      declinePerYear: optional(revenue.declinePerYear, "share", ["revenue", "declinePerYear"]),
    },
    owners: Object.entries(finance.owners ?? {}).map(([id, owner]) => ({
      id,
      costOfCapital: table.ranged(owner.costOfCapital as Ranged, "share", [
        ...root,
        "owners",
        id,
        "costOfCapital",
      ]),
      rent: optional(owner.rent, "powerRent", ["owners", id, "rent"]),
    })),
  };
}
