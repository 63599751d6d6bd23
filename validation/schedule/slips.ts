/**
 * Slips for the second baseline: the announced date plus the median slip of *other* sites, from the
 * catalogue's sheet. They were seen after the back-test's day, which favours the baseline.
 */
import type { Catalogue } from "../../src/facts/kinds.ts";
import { quantity } from "../../src/units/index.ts";
import type { Slip } from "./backtest.ts";

const monthS = (365.25 * 86_400) / 12;

/** Facts of the sheet by case: two facts are the ends of a range, and its middle counts. */
const rows: readonly { readonly site: string | null; readonly facts: readonly string[] }[] = [
  { site: null, facts: ["newCarlisle"] },
  { site: null, facts: ["colossus2Low", "colossus2High"] },
  { site: "abilene", facts: ["abileneFull"] },
  { site: "shackelford", facts: ["shackelfordLow", "shackelfordHigh"] },
  { site: "lordstown", facts: ["lordstown"] },
  { site: "uae", facts: ["uaeLow", "uaeHigh"] },
  { site: null, facts: ["oracleSites"] },
  { site: null, facts: ["teraWulfCipher"] },
  { site: null, facts: ["ajman"] },
];

export function slipsOf(catalogue: Catalogue): Slip[] {
  const sheet = catalogue.sheets["slips-observed"]!.facts;
  return rows.map(({ site, facts }) => {
    const months = facts.map((name) => {
      const given = sheet[name]!;
      const fact = "chosen" in given ? given.chosen : given;
      return quantity(fact.value as "1 months", "duration") / monthS;
    });
    return { site, months: months.reduce((sum, one) => sum + one, 0) / months.length };
  });
}
