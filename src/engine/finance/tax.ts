/**
 * One stylised US federal income tax: a flat rate on income less depreciation by MACRS, losses carried
 * forward against at most 80 % of a later year's income.
 *
 * From    IRS Publication 946, tables A-1 (half-year convention: 5 years by double declining balance,
 *         15 years by 150 %) and A-7a (39 years, straight line, mid-month convention)
 * Units   shares of the cost in each tax year from the year of placing
 * Leaves out  bonus depreciation and expensing (tax then comes later), state taxes, credits, abatements
 * Checked parts.test.ts: tables sum to one
 */

export type TaxClass = "5 years" | "15 years" | "39 years";

const fiveYears = [0.2, 0.32, 0.192, 0.1152, 0.1152, 0.0576];
const fifteenYears = [
  0.05, 0.095, 0.0855, 0.077, 0.0693, 0.0623, 0.059, 0.059, 0.0591, 0.059, 0.0591, 0.059, 0.0591,
  0.059, 0.0591, 0.0295,
];

/** Share of the cost that tax year `year` (0: the year of placing) deducts; `month` 0 … 11 of placing. */
export function depreciationShare(taxClass: TaxClass, year: number, month: number): number {
  if (taxClass === "5 years") return fiveYears[year] ?? 0;
  if (taxClass === "15 years") return fifteenYears[year] ?? 0;
  const first = (11.5 - month) / 12 / 39;
  if (year === 0) return first;
  if (year < 39) return 1 / 39;
  return year === 39 ? Math.max(0, 1 - first - 38 / 39) : 0;
}

export interface TaxYear {
  readonly taxUsd: number;
  /** Loss carried out of the year. */
  readonly carriedUsd: number;
}

const lossLimit = 0.8;

export function incomeTax(incomes: ArrayLike<number>, rate: number): TaxYear[] {
  const years: TaxYear[] = [];
  let carried = 0;
  for (let year = 0; year < incomes.length; year += 1) {
    const income = incomes[year]!;
    if (income <= 0) {
      carried -= income;
      years.push({ taxUsd: 0, carriedUsd: carried });
      continue;
    }
    const used = Math.min(carried, lossLimit * income);
    carried -= used;
    years.push({ taxUsd: (income - used) * rate, carriedUsd: carried });
  }
  return years;
}
