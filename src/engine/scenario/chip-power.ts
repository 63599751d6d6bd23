/**
 * The power constants of an accelerator, from the kernels that were metered on three of them.
 *
 * H200, B200 and GB200 have readings of their own. Any other part takes those of the nearest: H200
 * where it has no FP4 arithmetic, else GB200. Its floor is the same share of its limit, and a large
 * product at the same share of its own peak meets its own limit, as on the metered parts. Energy of
 * a byte is taken over as it is. A transfer, not a reading.
 */
import type { Catalogue } from "../../facts/kinds.ts";
import type { Dimension } from "../../units/index.ts";
import type { AcceleratorSpec } from "../performance/types.ts";
import type { ChipPower } from "../physics/chip-power.ts";
import { acceleratorOf } from "./accelerator-spec.ts";
import { chosen, si } from "./inputs.ts";

/** Metered parts: their keys in the sheet, and their ids. */
const metered = {
  h200: "nvidia-h200-sxm",
  b200: "nvidia-b200-sxm",
  gb200: "nvidia-gb200",
} as const;

const exa = 1e18;

export function chipPowerOf(accelerator: AcceleratorSpec, catalogue: Catalogue): ChipPower {
  const { peakFlopPerS, powerW } = accelerator;
  const like = nearest(accelerator, catalogue);
  const part = acceleratorOf(metered[like], catalogue, 1);
  const read = (sheet: string, key: string, dimension: Dimension): number => {
    const fact = catalogue.sheets[sheet]?.facts[key];
    if (fact === undefined) throw new Error(`sheets/${sheet} lacks ${key}`);
    return si(chosen(fact).value, dimension);
  };
  const reading = (key: string, dimension: Dimension) =>
    read("kernel-power", `${like}${key}`, dimension);
  const partFloorW = (reading("LightLow", "power") + reading("LightHigh", "power")) / 2;
  const floorW = (partFloorW * powerW) / part.powerW;
  // Energy of a FLOP in the readings holds the whole draw; the floor is counted apart here.
  const largeW = reading("GemmBf16", "power");
  const perFlop = (format: "bf16" | "fp8" | "fp4", key: string): number => {
    if (!(peakFlopPerS[format] > 0 && part.peakFlopPerS[format] > 0)) return 0;
    const joules = (reading(`EnergyPerEflop${key}`, "energy") / exa) * (1 - partFloorW / largeW);
    const wattsPerPeak = powerW / peakFlopPerS[format];
    return (joules * wattsPerPeak) / (part.powerW / part.peakFlopPerS[format]);
  };
  const streamed = reading("StreamingShare", "share") * part.hbmBytesPerS;
  const byteJ = (reading("GemmSmallBatch", "power") - partFloorW) / streamed;
  const memoryJ = read("power-cap", "memoryPerByteEnergy", "energy") / exa;
  return {
    limitW: powerW,
    floorW: Math.max(floorW, accelerator.idlePowerW ?? 0),
    joulesPerFlop: {
      bf16: perFlop("bf16", "Bf16"),
      fp8: perFlop("fp8", "Fp8"),
      fp4: perFlop("fp4", "Fp4"),
    },
    joulesPerByte: { memory: memoryJ, cores: Math.max(0, byteJ - memoryJ) },
    voltageAtHalfClock: read("power-cap", "voltageAtHalfClock", "ratio"),
  };
}

function nearest(accelerator: AcceleratorSpec, catalogue: Catalogue): keyof typeof metered {
  for (const [like, id] of Object.entries(metered)) {
    const entry = catalogue.accelerators[id];
    if (entry && accelerator.id === (entry.system ?? entry.id)) return like as keyof typeof metered;
  }
  return accelerator.peakFlopPerS.fp4 > 0 ? "gb200" : "h200";
}
