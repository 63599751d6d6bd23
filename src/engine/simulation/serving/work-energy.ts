/**
 * What the packages of a replica draw, iteration by iteration: a floor while the engine is resident,
 * and the energy of the arithmetic and the memory traffic of each step, held at the packages' limit.
 *
 * Units   joules a step, watts
 * From    performance/step-load.ts (the work), physics/chip-power.ts (what it takes)
 * Left    weights read again by prefill chunks, as there; the rest of the server: see platformPower
 * Checked performance-model.test.ts
 */

import { servingLoad } from "../../performance/step-load.ts";
import {
  type AcceleratorSpec,
  type LlmShape,
  type Placement,
  type Precision,
  packagesPerReplica,
} from "../../performance/types.ts";
import { askedW, type ChipPower } from "../../physics/chip-power.ts";
import type { StepEnergy } from "./step-energy.ts";
import { tabulated } from "./tabulated.ts";

export function workEnergy(
  replica: {
    readonly llm: LlmShape;
    readonly accelerator: AcceleratorSpec;
    readonly placement: Placement;
    readonly precision: Precision;
  },
  chip: ChipPower,
  promptTokens: number,
): StepEnergy {
  const packages = packagesPerReplica(replica.placement);
  // A step taken as if it lasted a second: its rates are then its work, and its watts its joules.
  const stepJ = (prefillTokens: number, decodes: number, contextTokens: number): number => {
    const load = servingLoad({
      ...replica,
      isl: promptTokens,
      osl: 2 * (contextTokens - promptTokens),
      promptTokensPerS: prefillTokens,
      outputTokensPerS: decodes,
      runningSequences: decodes,
      tpotS: 1,
    });
    return (askedW(chip, load) - chip.floorW) * packages;
  };
  const decodeJ = tabulated((decodes, contextTokens) => stepJ(0, decodes, contextTokens));
  const prefillTokenJ = stepJ(1, 0, promptTokens);
  const mostW = (chip.limitW - chip.floorW) * packages;
  return {
    idleW: chip.floorW * packages,
    aboveIdleJ(stepS, decodes, prefillTokens, contextTokens) {
      const decoding = decodes > 0 ? decodeJ(decodes, contextTokens / decodes) : 0;
      return Math.min(mostW * stepS, decoding + prefillTokens * prefillTokenJ);
    },
  };
}
