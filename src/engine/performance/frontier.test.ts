import assert from "node:assert/strict";
import { test } from "node:test";
import { catalogue } from "../../facts/index.ts";
import { chipPowerOf } from "../scenario/chip-power.ts";
import { performanceCatalogue } from "../scenario/performance-catalogue.ts";
import { powerAnswer } from "../simulation/power-coupling.ts";
import { type FrontierQuestion, placementsFor, searchFrontier } from "./frontier.ts";
import { packagesPerReplica } from "./types.ts";

const { accelerators, llms } = performanceCatalogue(catalogue);

const question: FrontierQuestion = {
  llm: llms["deepseek-v3"],
  accelerator: accelerators["gb200"],
  precisions: {
    fp8: { dense: "fp8Block", experts: "fp8Block", kvCache: "fp8" },
    fp4: { dense: "fp4", attention: "bf16", experts: "fp4", kvCache: "fp8" },
  },
  isl: 8192,
  osl: 1024,
  power: powerAnswer(chipPowerOf(accelerators["gb200"], catalogue)),
};

test("a power cap draws no more, and gives no more tokens a package for it", () => {
  const chip = chipPowerOf(accelerators["gb200"], catalogue);
  const capW = 0.5 * chip.limitW;
  const best = (power: FrontierQuestion["power"]) => {
    const points = Object.values(searchFrontier({ ...question, power }).fronts).flat();
    for (const { packagePowerW } of points) assert.ok(packagePowerW <= chip.limitW * (1 + 1e-9));
    return points;
  };
  const most = (points: ReturnType<typeof best>) =>
    Math.max(...points.map((point) => point.outputTokensPerSPerPackage));
  const free = best(question.power);
  const capped = best(powerAnswer(chip, capW));
  for (const { packagePowerW } of capped) assert.ok(packagePowerW <= capW * (1 + 1e-9));
  assert.ok(capped.some(({ clockFraction }) => clockFraction < 1));
  assert.ok(most(capped) <= most(free));
});

test("a front trades speed for output, point by point, within one precision", () => {
  const { fronts, evaluated } = searchFrontier(question);
  assert.ok(evaluated > 500);
  for (const [precision, front] of Object.entries(fronts)) {
    assert.ok(front.length > 3, `${precision} has ${front.length} points`);
    for (let i = 0; i < front.length; i++) {
      assert.equal(front[i].precision, precision);
      if (i === 0) continue;
      assert.ok(front[i].outputTokensPerSPerUser <= front[i - 1].outputTokensPerSPerUser);
      assert.ok(front[i].outputTokensPerSPerPackage > front[i - 1].outputTokensPerSPerPackage);
    }
  }
});

test("limits are hard: no point uses more packages, time or watts than given", () => {
  const limits = { packages: 16, tpotS: 0.03, ttftS: 2, powerW: 12_000 };
  const { fronts } = searchFrontier({ ...question, limits });
  for (const point of Object.values(fronts).flat()) {
    assert.ok(point.packages <= limits.packages);
    assert.ok(point.tpotS <= limits.tpotS);
    assert.ok(point.ttftS <= limits.ttftS);
    assert.ok(point.packages * point.packagePowerW <= limits.powerW);
  }
});

test("placements divide heads and experts and stay in the domain", () => {
  for (const placement of placementsFor(llms["qwen3-235b-a22b"], 72)) {
    assert.ok(packagesPerReplica(placement) <= 72);
    assert.equal(64 % placement.tensorParallel, 0);
    assert.equal(128 % placement.expertParallel, 0);
  }
});
