/**
 * The finance sheet of an outcome as a workbook: values on every sheet, formulas on the summary that
 * add them up, so that a reader can follow each total back to its flows.
 */
import type { Outcome } from "../engine/outcome/assemble.ts";
import { type Cell, columnName, type SheetCells, workbookBytes } from "./xlsx-bytes.ts";

type Money = NonNullable<Outcome["money"]>;

/** Bytes of `finance.xlsx`; the outcome must have `money`. */
export const financeWorkbook = (outcome: Outcome & { readonly money: Money }): Uint8Array =>
  workbookBytes(financeSheets(outcome));

const head = (...texts: readonly string[]): Cell[] => texts.map((text) => ({ head: text }));

export function financeSheets(outcome: Outcome & { readonly money: Money }): SheetCells[] {
  const { money } = outcome;
  const flows = flowSheet(money);
  const capital: SheetCells = {
    name: "Capital",
    widths: [22, 22, 20, 20],
    rows: [
      head("layer", "payer", "USD", "of it borrowed, USD"),
      ...money.capital.map((one): Cell[] => [one.layer, one.payer, one.usd, one.borrowedUsd]),
    ],
  };
  return [
    summarySheet(outcome, flows, capital),
    flows,
    capital,
    {
      name: "Parties",
      widths: [26, 20, 12, 14, 18, 10, 10],
      rows: [
        head("party", "NPV, USD", "IRR", "payback, years", "tax, USD", "least DSCR", "mean DSCR"),
        ...money.parties.map((one): Cell[] => [
          one.id,
          one.npvUsd,
          one.irr,
          one.paybackYears,
          one.taxUsd,
          one.dscrLeast,
          one.dscrMean,
        ]),
      ],
    },
    {
      name: "Accelerator hours",
      widths: [18, 30, 14],
      rows: [
        head("owner", "platform", "USD per hour", ...partsOf(money)),
        ...money.gpuHours.map((one): Cell[] => [
          one.owner,
          one.platform,
          one.usdPerHour,
          ...Object.values(one.parts),
        ]),
      ],
    },
    {
      name: "Inputs",
      widths: [50, 60, 16, 16, 16, 18],
      rows: [
        head("id", "title", "base", "low", "high", "dimension, in SI and USD"),
        ...outcome.inputs.map((one): Cell[] => [
          one.id,
          one.title,
          one.base,
          one.low,
          one.high,
          one.dimension,
        ]),
      ],
    },
  ];
}

const partsOf = (money: Money): string[] => Object.keys(money.gpuHours[0]?.parts ?? {});

/** One row a flow: from, to, kind, total, then year by year. */
function flowSheet(money: Money): SheetCells {
  return {
    name: "Flows",
    widths: [26, 26, 32, 20],
    rows: [
      head("from", "to", "kind", "total, USD", ...money.years.map(String)),
      ...money.flows.map((one): Cell[] => [
        one.from,
        one.to,
        one.kind,
        one.totalUsd,
        ...one.byYearUsd,
      ]),
    ],
  };
}

/** What each party received, paid and kept, in total and by year; capital by layer; and that nothing is lost. */
function summarySheet(
  outcome: Outcome & { readonly money: Money },
  flows: SheetCells,
  capital: SheetCells,
): SheetCells {
  const { money } = outcome;
  const last = Math.max(2, flows.rows.length);
  const column = (name: string) => `Flows!$${name}$2:$${name}$${last}`;
  const sumOf = (side: "A" | "B", row: number, amounts: string) =>
    `SUMIF(${column(side)},$A${row},${column(amounts)})`;
  const rows: Cell[][] = [
    [{ head: outcome.title }],
    [`as of ${outcome.asOf}; real dollars; releases of agreements as written`],
    [
      `engine ${outcome.keys.engine}, facts ${outcome.keys.facts}, plan ${outcome.keys.scenario}, seed ${outcome.keys.seed}`,
    ],
    [],
    head("party", "received, USD", "paid, USD", "net, USD", ...money.years.map(String)),
  ];
  const first = rows.length + 1;
  for (const party of money.parties) {
    const row = rows.length + 1;
    rows.push([
      party.id,
      { formula: sumOf("B", row, "D"), value: party.receivedUsd },
      { formula: sumOf("A", row, "D"), value: party.paidUsd },
      { formula: `B${row}-C${row}`, value: party.netUsd },
      ...party.netByYearUsd.map((value, year) => {
        const amounts = columnName(4 + year);
        return {
          formula: `${sumOf("B", row, amounts)}-${sumOf("A", row, amounts)}`,
          value,
        };
      }),
    ]);
  }
  const until = rows.length;
  const total = (name: string, values: readonly number[]): Cell => ({
    formula: `SUM(${name}${first}:${name}${until})`,
    value: Math.round(100 * values.reduce((sum, one) => sum + one, 0)) / 100,
  });
  rows.push([
    { head: "all parties: nothing is made or lost" },
    total(
      "B",
      money.parties.map((one) => one.receivedUsd),
    ),
    total(
      "C",
      money.parties.map((one) => one.paidUsd),
    ),
    total(
      "D",
      money.parties.map((one) => one.netUsd),
    ),
    ...money.years.map((_, year) =>
      total(
        columnName(4 + year),
        money.parties.map((one) => one.netByYearUsd[year]!),
      ),
    ),
  ]);
  rows.push([], head("capital by layer", "USD", "of it borrowed, USD"));
  const end = Math.max(2, capital.rows.length);
  const part = (name: string) => `Capital!$${name}$2:$${name}$${end}`;
  for (const layer of [...new Set(money.capital.map((one) => one.layer))]) {
    const row = rows.length + 1;
    const of = money.capital.filter((one) => one.layer === layer);
    rows.push([
      layer,
      {
        formula: `SUMIF(${part("A")},$A${row},${part("C")})`,
        value: of.reduce((sum, one) => sum + one.usd, 0),
      },
      {
        formula: `SUMIF(${part("A")},$A${row},${part("D")})`,
        value: of.reduce((sum, one) => sum + one.borrowedUsd, 0),
      },
    ]);
  }
  rows.push(
    [],
    ["drawn, USD", money.debt.drawnUsd],
    ["interest during construction, USD", money.debt.interestDuringConstructionUsd],
    ["interest paid, USD", money.debt.interestUsd],
    ["repaid, USD", money.debt.principalUsd],
    ["most owed at once, USD", money.debt.peakUsd],
  );
  return { name: "Summary", widths: [38, 22, 22, 22], rows };
}
