/** An accelerator of the catalogue as the plain SI record that the performance model reads. */
import type { Catalogue, Given } from "../../facts/kinds.ts";
import type { Dimension } from "../../units/index.ts";
import type { AcceleratorSpec } from "../performance/types.ts";
import { chosen, si } from "./inputs.ts";

const value = (given: Given<Dimension>, dimension: Dimension): number =>
  si(chosen(given).value, dimension);
const optional = (given: Given<Dimension> | undefined, dimension: Dimension): number =>
  given === undefined ? 0 : value(given, dimension);

export function acceleratorOf(
  id: string,
  catalogue: Catalogue,
  scaleUpSize: number,
): AcceleratorSpec {
  const entry = catalogue.accelerators[id]!;
  return {
    id: entry.system ?? id,
    peakFlopPerS: {
      bf16: value(entry.peakBf16, "computeRate"),
      fp8: optional(entry.peakFp8, "computeRate"),
      fp4: optional(entry.peakFp4, "computeRate"),
    },
    hbmBytes: value(entry.hbmCapacity, "data"),
    hbmBytesPerS: value(entry.hbmBandwidth, "dataRate"),
    scaleUpBytesPerS: value(entry.scaleUpBandwidth, "dataRate"),
    scaleUpSize,
    scaleOutBytesPerS: value(entry.scaleOutBandwidth, "dataRate"),
    powerW: value(entry.maxPower, "power"),
    ...(entry.idlePower === undefined ? {} : { idlePowerW: value(entry.idlePower, "power") }),
  };
}
