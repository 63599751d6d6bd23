import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { run } from "../engine/index.ts";
import { headlineSentence } from "../engine/outcome/words.ts";
import { smallCatalogue, smallPlan } from "../engine/small-catalogue.fixture.ts";
import { factRows, matching } from "./catalogue-rows.ts";
import {
  capacityFinding,
  fleetFigure,
  recordFigure,
  recordOf,
  stateLayers,
  statesFigure,
} from "./charts/capacity.ts";
import { platformLooks } from "./charts/colours.ts";
import { csvText, decades, niceCeiling, spreadLabels } from "./charts/common.ts";
import { demandFigure, fillFigure, hoursFigure, loadsFigure } from "./charts/demand.ts";
import {
  capexFigure,
  costFigure,
  costSteps,
  releaseSteps,
  releasesFigure,
  sensesFigure,
} from "./charts/money.ts";
import { placeLabels } from "./charts/stack.ts";
import { commandText, type Engine, effectsInSteps, rangesInSteps, runPlan } from "./compute.ts";
import { changedLines } from "./diff.ts";
import { feedsOf } from "./feeds.ts";
import { linkedParts } from "./linked.ts";
import { hashOf, parseHash } from "./routes.ts";

const engine: Engine = {
  catalogue: smallCatalogue,
  engineKey: "engine",
  factsKey: "facts",
  sha256: () => "plan",
  now: () => 0,
};
const plan = { file: "scenarios/small.yaml", text: smallPlan };
const answer = runPlan(engine, plan);
assert.ok(answer.ok);
const { outcome, beside } = answer;
const inEngine = (draws: number) => {
  const result = run({
    ...plan,
    catalogue: smallCatalogue,
    engineKey: "engine",
    factsKey: "facts",
    seed: 1n,
    draws,
    sha256: () => "plan",
  });
  assert.ok(result.ok);
  return result.outcome;
};
function finish<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
const ranged = finish(rangesInSteps(engine, plan, 20));
assert.ok(ranged !== null);

test("the worker's text is the command's text", () => {
  assert.equal(answer.json, commandText(inEngine(0)));
  assert.ok(answer.json.startsWith('{"command":"run","scenario":"small"'));
  assert.ok(answer.json.endsWith("}\n"));
});

test("ranges drawn step by step are the command's ranges, and bands hold their median", () => {
  assert.deepEqual(ranged.ranges, inEngine(20).ranges);
  for (const band of Object.values(ranged.bands))
    for (let m = 0; m < band.p50.length; m += 1)
      assert.ok(band.p10[m]! <= band.p50[m]! && band.p50[m]! <= band.p90[m]!);
});

test("moving one input at a time finds what feeds a number, and what does not", () => {
  const effects = finish(effectsInSteps(engine, plan));
  const feeds = feedsOf(outcome, { headline: "demandTokensPerS" }, effects).map(
    (feed) => feed.path,
  );
  assert.ok(feeds.includes("loads/chat/requestsPerUserWeek"));
  assert.ok(!feeds.includes("assumptions/pue-annual"));
  const energy = feedsOf(outcome, { headline: "energyJPerYear" }, effects);
  assert.ok(energy.some((feed) => feed.path === "assumptions/pue-annual" && feed.effect !== null));
});

test("at every month the states add up to what the plan has announced", () => {
  const layers = stateLayers(outcome);
  const planned = outcome.blocks.reduce((sum, block) => sum + block.itCapacityW, 0);
  for (let m = 0; m < outcome.series.months.length; m += 1) {
    const total = layers.reduce((sum, layer) => sum + layer.values[m]!, 0);
    assert.equal(total, planned);
  }
  assert.equal(layers[0]?.name, "in service");
  assert.match(capacityFinding(outcome), /50.MW of IT load is in service by 2026-09/);
});

test("a waterfall of cost parts ends at the whole", () => {
  const steps = costSteps(outcome);
  const whole = steps.at(-1)!;
  assert.ok(Math.abs(steps.at(-2)!.to - whole.value) < 1e-12 * whole.value);
  for (let k = 1; k < steps.length - 1; k += 1) assert.equal(steps[k]!.from, steps[k - 1]!.to);
});

test("released money climbs and never passes its cap", () => {
  for (const { agreement, steps } of releaseSteps(outcome)) {
    for (let k = 1; k < steps.length; k += 1) assert.ok(steps[k]!.total >= steps[k - 1]!.total);
    assert.equal(steps.at(-1)!.total, agreement.releasedUsd);
    assert.ok(agreement.capUsd === null || agreement.releasedUsd <= agreement.capUsd);
  }
});

test("a record counts observed milestones up to the plan's date, and no projection", () => {
  const text = smallPlan
    .replace("asOf: 2026-01-01", "asOf: 2026-12-01")
    .replace(
      "ready for service: 2026-06-30",
      "ready for service: { on: 2026-06-30, kind: observed }",
    );
  const seen = runPlan(engine, { ...plan, text });
  assert.ok(seen.ok);
  assert.deepEqual(
    recordOf(seen.outcome, seen.beside, "ready for service").map((point) => [
      point.on,
      point.watts,
    ]),
    [["2026-06-30", 50e6]],
  );
  assert.deepEqual(recordOf(seen.outcome, seen.beside, "in service"), []);
  assert.deepEqual(recordOf(outcome, beside, "ready for service"), []);
});

test("every figure has a finding, a subtitle, papers and a table of what it draws", () => {
  const figures = [
    statesFigure(outcome),
    recordFigure(outcome, beside, ranged.bands),
    recordFigure(outcome, beside, null),
    fleetFigure(outcome, beside),
    demandFigure(outcome, ranged.bands),
    loadsFigure(outcome),
    hoursFigure(outcome, beside),
    fillFigure(outcome),
    releasesFigure(outcome, beside),
    costFigure(outcome, 2025),
    sensesFigure(outcome, ranged.ranges, 2025),
    capexFigure(outcome, 2025),
  ];
  for (const figure of figures) {
    assert.ok(figure !== null);
    for (const text of [figure.title, figure.subtitle, figure.label, figure.source]) {
      assert.ok(text.length > 10, figure.id);
      assert.doesNotMatch(text, /undefined|NaN|null|Infinity/, figure.id);
    }
    for (const width of [360, 1000]) assert.equal(figure.plot(width).width, width);
    for (const row of figure.csv.rows)
      assert.equal(row.length, figure.csv.columns.length, figure.id);
  }
});

test("labels keep their order, their distance and the axis", () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 1, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 6 }),
      fc.constantFrom("linear" as const, "log" as const),
      (values, type) => {
        const axis = { type, domain: [1, 1e6] as const, height: 300 };
        const pixel = (value: number) =>
          type === "log" ? 300 * (1 - Math.log10(value) / 6) : 300 * (1 - (value - 1) / (1e6 - 1));
        const placed = spreadLabels(values, axis, 15).map(pixel);
        const sorted = [...placed].sort((a, b) => a - b);
        for (let k = 1; k < sorted.length; k += 1) assert.ok(sorted[k]! - sorted[k - 1]! > 13);
        assert.ok(sorted[0]! >= -1 && sorted.at(-1)! <= 301);
        for (let i = 0; i < values.length; i += 1)
          for (let j = 0; j < values.length; j += 1)
            if (pixel(values[i]!) < pixel(values[j]!) - 1e-6)
              assert.ok(placed[i]! <= placed[j]! + 1e-6);
      },
    ),
  );
});

test("a name on a stack stands inside its own layer wherever it reaches", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.array(fc.double({ min: 0, max: 10, noNaN: true }), { minLength: 40, maxLength: 40 }),
        {
          minLength: 1,
          maxLength: 5,
        },
      ),
      (columns) => {
        const layers = columns.map((values, k) => ({ name: `layer ${k}`, values }));
        const places = placeLabels(layers, 50, { width: 600, height: 300 });
        for (const [k, place] of places.entries()) {
          if (place === null) continue;
          const below = layers
            .slice(0, k)
            .reduce((sum, layer) => sum + layer.values[place.index]!, 0);
          assert.ok(place.y >= below - 1e-9);
          assert.ok(place.y <= below + layers[k]!.values[place.index]! + 1e-9);
        }
      },
    ),
  );
});

test("axes end on round numbers that hold everything", () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 1e15, noNaN: true }), (value) => {
      const top = niceCeiling(value);
      assert.ok(top >= value * (1 - 1e-8) && top <= value * 2.001);
      const [low, high] = decades([value, null, 0]);
      assert.ok(low <= value * (1 + 1e-8) && high >= value * (1 - 1e-8) && high > low);
    }),
  );
});

test("newer NVIDIA generations are never lighter", () => {
  const looks = platformLooks([
    { id: "rubin-ultra-x", vendor: "NVIDIA", family: "nvidia-rubin" },
    { id: "h100-x", vendor: "NVIDIA", family: "nvidia-hopper" },
    { id: "gb300-x", vendor: "NVIDIA", family: "nvidia-blackwell" },
    { id: "gb200-x", vendor: "NVIDIA", family: "nvidia-blackwell" },
    { id: "vr-x", vendor: "NVIDIA", family: "nvidia-rubin" },
    { id: "mi455x", vendor: "AMD", family: "amd" },
    { id: "v7", vendor: "Google", family: "tpu" },
  ]);
  const shade = (id: string) => Number(/--nvidia-(\d)/.exec(looks[id]!.colour)![1]);
  const order = ["h100-x", "gb300-x", "gb200-x", "vr-x", "rubin-ultra-x"].map(shade);
  assert.deepEqual(order, [...new Set(order)].sort(), "all distinct, old to new");
  assert.match(looks["mi455x"]!.colour, /--amd/);
  assert.equal(looks["v7"]!.colour, "var(--tpu)");
});

test("linked sentences lose no letter, and find the outcome's numbers", () => {
  const sentence = headlineSentence(outcome);
  const parts = linkedParts(sentence, outcome, ["itCapacityW"]);
  assert.equal(parts.map((part) => part.text).join(""), sentence);
  assert.equal(parts[0]?.name, "itCapacityW");
  assert.ok(parts.filter((part) => part.name !== undefined).length >= 6);
});

test("changed lines are the lines that differ", () => {
  const text = "a\nb\nc\nd";
  assert.deepEqual([...changedLines(text, text)], []);
  assert.deepEqual([...changedLines(text, "a\nB\nc\nd")], [2]);
  assert.deepEqual([...changedLines(text, "a\nb\nnew\nc\nd")], [3]);
  assert.deepEqual([...changedLines(text, "a\nc\nd")], [2], "a line taken out lights its place");
});

test("addresses are read as they are written", () => {
  const route = { view: "papers", plan: "first-hall", search: "hbm & power" } as const;
  assert.deepEqual(parseHash(hashOf(route)), route);
  assert.equal(parseHash("#/nowhere").view, "announcement");
});

test("the catalogue is searched by all words", () => {
  const rows = factRows(smallCatalogue);
  assert.ok(rows.length > 20);
  const found = matching(rows, "guess pue");
  assert.ok(found.length > 0 && found.length < rows.length);
  for (const row of found) assert.match(row.ref, /pue/);
  assert.deepEqual(matching(rows, "no such words at all"), []);
});

test("a comma or a quote in a cell survives CSV", () => {
  assert.equal(csvText({ columns: ["a", "b"], rows: [['x, "y"', null]] }), 'a,b\n"x, ""y""",\n');
});
