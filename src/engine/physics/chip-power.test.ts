import assert from "node:assert/strict";
import { test } from "node:test";
import { catalogue } from "../../facts/index.ts";
import { chipPowerOf } from "../scenario/chip-power.ts";
import { chosen, si } from "../scenario/inputs.ts";
import { performanceCatalogue } from "../scenario/performance-catalogue.ts";
import { askedW, voltageFraction } from "./chip-power.ts";

const { accelerators } = performanceCatalogue(catalogue);
const sheet = catalogue.sheets["kernel-power"]!.facts;

for (const [id, key] of [
  ["h200_sxm", "h200"],
  ["b200_sxm", "b200"],
  ["gb200", "gb200"],
] as const) {
  test(`${id}: the constants return the readings that they were made from`, () => {
    const chip = chipPowerOf(accelerators[id]!, catalogue);
    const read = (name: string, dimension: "power" | "computeRate" | "share") =>
      si(chosen(sheet[`${key}${name}`]!).value, dimension);
    const idle = { flopPerS: { bf16: 0, fp8: 0, fp4: 0 }, bytesPerS: 0 };
    const large = {
      ...idle,
      flopPerS: { ...idle.flopPerS, bf16: read("AchievedBf16", "computeRate") },
    };
    const near = (a: number, b: number, part: number) =>
      assert.ok(Math.abs(a / b - 1) < part, `${a} against ${b}`);
    near(askedW(chip, large), read("GemmBf16", "power"), 0.03);
    const streaming = read("StreamingShare", "share") * accelerators[id]!.hbmBytesPerS;
    near(askedW(chip, { ...idle, bytesPerS: streaming }), read("GemmSmallBatch", "power"), 1e-9);
    assert.ok(askedW(chip, idle) < 0.3 * chip.limitW);
  });
}

test("a lower clock never draws more for the same work, and volts fall with it", () => {
  for (const accelerator of Object.values(accelerators)) {
    const chip = chipPowerOf(accelerator, catalogue);
    const load = { flopPerS: accelerator.peakFlopPerS, bytesPerS: accelerator.hbmBytesPerS };
    let last = Number.POSITIVE_INFINITY;
    for (const clock of [1, 0.8, 0.6, 0.4, 0.2]) {
      assert.ok(askedW(chip, load, clock) < last, accelerator.id);
      last = askedW(chip, load, clock);
    }
    assert.equal(voltageFraction(chip, 1), 1);
    assert.equal(voltageFraction(chip, 0.5), chip.voltageAtHalfClock);
  }
});
