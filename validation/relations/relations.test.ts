import assert from "node:assert/strict";
import { test } from "node:test";
import { fact } from "../../src/facts/fact.ts";
import { catalogue } from "../../src/facts/index.ts";
import type { Catalogue, Sheet } from "../../src/facts/kinds.ts";
import { annualCost, bestRate, calibratedRate } from "./annual-cost.ts";
import { costPerMillion } from "./dollars-per-token.ts";
import { relations, summarise } from "./index.ts";
import { packagesWithin } from "./power-chain.ts";
import { rackIntegrality } from "./rack-integrality.ts";
import { judge, predicted, readingsInWords, uncovered } from "./relation.ts";

const report = relations(catalogue);
const of = (id: string) => {
  const found = report.relations.find((one) => one.id === id);
  assert.ok(found, `expected a relation ${id}`);
  return found;
};
const near = (value: number | null, expected: number, relative = 1e-3) =>
  assert.ok(
    value !== null && Math.abs(value / expected - 1) < relative,
    `expected about ${expected}, found ${value}`,
  );

test("a verdict follows tolerance and bound, and can fail", () => {
  assert.equal(judge(100, 104.9, 0.05), "holds");
  assert.equal(judge(100, 105.1, 0.05), "fails");
  assert.equal(judge(100, 94.9, 0.05), "fails");
  assert.equal(judge(100, 60, 0, "at most"), "holds");
  assert.equal(judge(100, 101, 0, "at most"), "fails");
  assert.equal(judge(4, 3.57, 0, "at least"), "fails");
  assert.equal(judge(4, 40, 0, "at least"), "holds");
});

test("an uncovered figure has no prediction, whatever else it has", () => {
  const one = uncovered({
    id: "x",
    title: "x",
    frame: "not stated",
    unit: "ratio",
    published: 1,
    why: "frame",
  });
  assert.equal(one.predicted, null);
  assert.equal(one.verdict, "uncovered");
});

test("readings say in which frames a figure would hold", () => {
  const words = readingsInWords(
    100,
    [
      { frame: "it", value: 98 },
      { frame: "facility", value: 70 },
    ],
    0.1,
    String,
  );
  assert.equal(words, "would hold as it (98); not as facility (70)");
});

test("dollars per million tokens are dollars an hour over tokens an hour", () => {
  near(costPerMillion(1.41 / 3600, 90), 4.352);
  near(costPerMillion(2.65 / 3600, 6000), 0.1227);
  near(of("V1/ratio").predicted, 35.47);
});

test("26,322 is no whole number of racks; the other printed counts are", () => {
  assert.deepEqual(rackIntegrality(274_968, 72), {
    count: 274_968,
    racks: 3819,
    whole: true,
    nearest: 274_968,
  });
  assert.equal(rackIntegrality(399_096, 72).racks, 5543);
  const odd = rackIntegrality(26_322, 72);
  assert.equal(odd.whole, false);
  assert.equal(odd.nearest, 26_352);
  assert.equal(of("rack-integrality/plain").verdict, "holds");
  assert.equal(of("rack-integrality/maxlps").verdict, "holds");
  assert.equal(of("rack-integrality/small").verdict, "fails");
  assert.match(of("rack-integrality/small").why, /misprinted.*26352/);
  assert.equal(of("rack-integrality/other-counts").verdict, "uncovered");
});

test("whole racks only: what does not fill a rack is left", () => {
  assert.equal(packagesWithin(1e9, 227e3, 72), 4405 * 72);
  assert.equal(packagesWithin(226e3, 227e3, 72), 0);
});

test("capital recovery at 6.8 % returns Epoch's three yearly costs, and is called calibrated", () => {
  const fitted = {
    itUsdPerW: 25.5,
    facilityUsdPerW: 12.5,
    operatingUsdPerWYear: 0.9,
    facilityYears: 14,
  };
  near(annualCost(fitted, calibratedRate, 3), 11.99);
  near(annualCost(fitted, calibratedRate, 5), 8.498);
  near(annualCost(fitted, calibratedRate, 7), 7.011);
  for (const life of [3, 5, 7]) assert.equal(of(`V9/life-${life}`).kind, "calibrated");
  const lives = [
    { itYears: 3, usdPerWYear: 12 },
    { itYears: 5, usdPerWYear: 8.5 },
    { itYears: 7, usdPerWYear: 7 },
  ];
  near(bestRate(fitted, lives), 0.068, 0.01);
  near(bestRate({ ...fitted, itUsdPerW: 26.1, facilityUsdPerW: 11.8 }, lives), 0.065, 0.02);
  assert.equal(of("V9/hub-split").verdict, "fails");
});

test("log ratios come from the logs, and press claims stand beside them", () => {
  near(of("training/gb300-press").predicted, 3.57);
  assert.equal(of("training/gb300-press").verdict, "fails");
  near(of("training/gb200-over-h100").published, 2.186);
  near(of("training/software-round").published, 1.242);
});

test("both transcripts of one sentence are held, and only one returns its ratio", () => {
  assert.equal(of("V14/transcript-a").verdict, "holds");
  near(of("V14/transcript-b").predicted, 31.82);
  assert.equal(of("V14/transcript-b").verdict, "fails");
});

test("a figure whose frame its source does not state is uncovered, with frames that would do", () => {
  for (const id of ["barclays", "announcement", "dsx-plain", "dsx-maxlps"]) {
    const one = of(`gpus-per-gw/${id}`);
    assert.equal(one.frame, "not stated");
    assert.equal(one.verdict, "uncovered");
    assert.match(one.why, /would hold/);
  }
});

test("identities are never counted as evidence", () => {
  const { summary } = report;
  const { byKind, byVerdict } = summary;
  for (const verdict of ["holds", "fails", "uncovered"] as const) {
    const parts = byKind.predicted[verdict] + byKind.calibrated[verdict] + byKind.identity[verdict];
    assert.equal(parts, byVerdict[verdict]);
  }
  assert.equal(summary.failing.length, byVerdict.fails);
  assert.ok(byVerdict.fails > 0, "a table in which nothing can fail shows nothing");
  assert.equal(new Set(report.relations.map((one) => one.id)).size, summary.relations);
});

test("a relation turns to failing when the catalogue's figure moves", () => {
  const sheet = catalogue.sheets["relation-dollars-per-token"]!;
  const cost = sheet.facts.gb300Cost!;
  assert.ok(!("chosen" in cost));
  const moved: Sheet = {
    ...sheet,
    facts: { ...sheet.facts, gb300Cost: { ...cost, value: "0.20 USD/Mtok" } },
  };
  const other: Catalogue = {
    ...catalogue,
    sheets: { ...catalogue.sheets, [moved.id]: moved },
  };
  const row = relations(other).relations.find((one) => one.id === "V1/gb300")!;
  assert.equal(of("V1/gb300").verdict, "holds");
  assert.equal(row.verdict, "fails");
});

test("the summary counts what it is given", () => {
  const one = predicted({
    id: "a",
    title: "a",
    frame: "it",
    unit: "ratio",
    published: 1,
    predicted: 2,
    why: "",
  });
  const summary = summarise([one]);
  assert.deepEqual(summary.byKind.predicted, { holds: 0, fails: 1, uncovered: 0 });
  assert.deepEqual(summary.failing, ["a"]);
});

test("rows that rest on another row's prediction say so, name one that exists, and are counted", () => {
  const sharing = report.relations.filter((one) => one.sharesPredictionOf !== undefined);
  assert.ok(sharing.length >= 2);
  for (const one of sharing) assert.equal(of(one.sharesPredictionOf!).kind, "predicted");
  assert.equal(report.summary.sharing, sharing.length);
  // What is shared: revenue is the counts times the output of a GPU, and nothing else.
  near(
    of("maxlps/revenue-predicted").predicted!,
    of("maxlps/gpus").predicted! * of("maxlps/output-per-gpu").predicted!,
    1e-9,
  );
});

test("rows of the performance model move with the catalogue, not with the published figure", () => {
  const rubin = catalogue.accelerators["nvidia-rubin"]!;
  const hbmBandwidth = fact("dataRate", "8 TB/s", {
    source: "ampacity-judgement",
    at: "a test",
    grade: "guess",
  });
  const slower: Catalogue = {
    ...catalogue,
    accelerators: { ...catalogue.accelerators, [rubin.id]: { ...rubin, hbmBandwidth } },
  };
  const moved = relations(slower).relations;
  const cost = moved.find((one) => one.id === "V16/token-cost")!;
  assert.ok(cost.predicted! < of("V16/token-cost").predicted!);
  assert.equal(cost.published, of("V16/token-cost").published);
});
