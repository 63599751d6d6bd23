import assert from "node:assert/strict";
import { test } from "node:test";
import { catalogue } from "../../facts/index.ts";
import { chipPowerOf } from "../scenario/chip-power.ts";
import { performanceCatalogue } from "../scenario/performance-catalogue.ts";
import { powerAnswer } from "../simulation/power-coupling.ts";
import { coDesign, quality } from "./co-design.ts";
import { namedPrecision } from "./precision-names.ts";

const { accelerators, llms } = performanceCatalogue(catalogue);

const base = llms["qwen3-235b-a22b"];
const question = {
  base,
  accelerator: accelerators["b200_sxm"],
  precisions: { fp8: namedPrecision("fp8", base), fp4: namedPrecision("fp4", base) },
  isl: 1024,
  osl: 1024,
  power: powerAnswer(chipPowerOf(accelerators["b200_sxm"], catalogue)),
};

test("co-designed shapes keep the loss, best output first, precisions apart", () => {
  const { shapes: points } = coDesign({ ...question, limits: { tpotS: 0.03 } }, 15e12);
  const goal = quality(base, 15e12).lossNats;
  assert.ok(points.length > 1);
  const turns = points.filter((point, i) => point.precision !== points[i - 1]?.precision);
  assert.deepEqual(
    turns.map((point) => point.precision),
    ["fp8", "fp4"],
  );
  for (let i = 0; i < points.length; i++) {
    assert.ok(Math.abs(points[i].quality.lossNats - goal) <= 0.005);
    assert.ok(points[i].tpotS <= 0.03);
    if (i > 0 && points[i].precision === points[i - 1].precision) {
      assert.ok(points[i].outputTokensPerSPerPackage <= points[i - 1].outputTokensPerSPerPackage);
    }
  }
});

test("limits that no shape meets leave none, and are named", () => {
  const { shapes, rejected } = coDesign({ ...question, limits: { tpotS: 1e-9 } }, 15e12);
  assert.equal(shapes.length, 0);
  assert.ok(rejected.tpot > 0);
});

test("more parameters or more tokens never raise the loss", () => {
  const small = quality(llms["qwen3-30b-a3b"], 1e12);
  assert.ok(quality(llms["qwen3-235b-a22b"], 1e12).lossNats < small.lossNats);
  assert.ok(quality(llms["qwen3-30b-a3b"], 1e13).lossNats < small.lossNats);
  assert.ok(small.interval.low <= small.lossNats && small.lossNats <= small.interval.high);
});
