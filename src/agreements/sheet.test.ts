/** The evaluator against a sheet worked by hand: validation/agreements. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { isoDay, parseDay } from "../units/index.ts";
import {
  type AgreementTerms,
  type CapacityRecord,
  evaluateAgreement,
  type FactChange,
  parseCondition,
} from "./index.ts";

type Row = Readonly<Record<string, string>>;

function table(name: string): Row[] {
  const path = fileURLToPath(new URL(`../../validation/agreements/${name}.csv`, import.meta.url));
  const [head, ...lines] = readFileSync(path, "utf8").trim().split("\n").map(cells);
  return lines.map((line) => Object.fromEntries(head!.map((name, at) => [name, line[at] ?? ""])));
}

const cells = (line: string): string[] =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    (match) => match[1]?.replaceAll('""', '"') ?? match[2] ?? "",
  );

const day = (text: string): number => parseDay(text) ?? assert.fail(text);
const list = (text: string): string[] => (text === "" ? [] : text.split(";"));

const terms = table("terms");
const history = table("history");
const expected = table("expected");
const cases = terms.map((row) => row["case"]!);

for (const row of terms) {
  const id = row["case"]!;
  test(`by hand: ${id}`, () => {
    const whole = (amount: string) =>
      amount === "" ? null : Math.round(Number(amount) * (row["unit"] === "USD" ? 100 : 1));
    const agreement: AgreementTerms = {
      id,
      title: id,
      instrument: "letter of intent",
      from: "giver",
      to: "taker",
      status: list(row["status"]!).map((text) => ({
        fromDay: day(text.slice(0, 10)),
        is: text.slice(11) as "announced",
        by: null,
        kind: "reported",
      })),
      grants: [
        {
          kind: row["kind"] as "money",
          unit: row["unit"] === "USD" ? "usdCents" : "shares",
          upTo: whole(row["up_to"]!),
          amount: whole(row["amount"]!),
          perW: row["per_mw"] === "" ? null : Number(row["per_mw"]) * 1e6,
          frame: "it",
          state: row["state"]!,
          blocks: null,
          onDay: row["on"] === "" ? null : day(row["on"]!),
          conditions: list(row["when"]!).map((text) => {
            const parsed = parseCondition(text);
            return parsed.ok ? parsed.condition : assert.fail(parsed.why);
          }),
          calledOn: null,
        },
      ],
      longStopDay: row["long_stop"] === "" ? null : day(row["long_stop"]!),
      priority: 0,
    };
    const mine = history.filter((one) => one["case"] === id);
    const blocks = mine
      .filter((one) => one["what"] === "block")
      .map(
        (one): CapacityRecord => ({
          block: one["name"]!,
          capacityW: { it: Number(one["mw_or_value"]) * 1e6 },
          reachedDay: { [one["state"]!]: day(one["on"]!) },
        }),
      );
    const facts = mine
      .filter((one) => one["what"] === "fact")
      .map(
        (one): FactChange => ({
          day: day(one["on"]!),
          name: one["name"]!,
          value: JSON.parse(one["mw_or_value"]!) as number | boolean,
        }),
      );
    const outcome = evaluateAgreement(agreement, blocks, facts, day("2060-12-31"));
    const scale = row["unit"] === "USD" ? 100 : 1;
    const got = [
      ...outcome.releases.map((one) => ["release", isoDay(one.day), one.amount / scale, ""]),
      ...outcome.withheld.map((one) => [
        "withheld",
        isoDay(one.day),
        one.amount / scale,
        one.binding,
      ]),
      ...outcome.exposures.map((one) => ["exposure", isoDay(one.day), one.amount / scale, ""]),
    ];
    const worked = expected
      .filter((one) => one["case"] === id)
      .map((one) => [one["entry"], one["on"], Number(one["amount"]), one["reason"]]);
    assert.deepEqual(got, worked);
    for (const release of outcome.releases) assert.ok(release.because.length > 0);
  });
}

test("the sheet's three tables speak of the same cases", () => {
  for (const row of [...history, ...expected]) assert.ok(cases.includes(row["case"]!), row["case"]);
  for (const id of cases)
    assert.ok(
      expected.some((row) => row["case"] === id),
      id,
    );
});
