/**
 * Accelerators that the fitted constants know, by datasheet. Peaks are dense.
 * From: vendor datasheets as collected in the facts catalogue; memory is what the driver reports.
 */

import type { AcceleratorSpec } from "../types.ts";

const TERA = 1e12;
const GIGA = 1e9;

function spec(
  id: string,
  peaksTera: readonly [bf16: number, fp8: number, fp4: number],
  hbmGb: number,
  hbmTbPerS: number,
  link: { upGbPerS: number; upSize: number; outGbPerS: number },
  powerW: number,
  idlePowerW: number,
): AcceleratorSpec {
  const [bf16, fp8, fp4] = peaksTera;
  return {
    id,
    peakFlopPerS: { bf16: bf16 * TERA, fp8: fp8 * TERA, fp4: fp4 * TERA },
    hbmBytes: hbmGb * GIGA,
    hbmBytesPerS: hbmTbPerS * TERA,
    scaleUpBytesPerS: link.upGbPerS * GIGA,
    scaleUpSize: link.upSize,
    scaleOutBytesPerS: link.outGbPerS * GIGA,
    powerW,
    idlePowerW,
  };
}

export const accelerators: Readonly<Record<string, AcceleratorSpec>> = {
  a100_sxm: spec(
    "a100_sxm",
    [312, 0, 0],
    80,
    2.04,
    { upGbPerS: 300, upSize: 8, outGbPerS: 25 },
    400,
    53,
  ),
  h100_sxm: spec(
    "h100_sxm",
    [989, 1979, 0],
    80,
    3.35,
    { upGbPerS: 450, upSize: 8, outGbPerS: 50 },
    700,
    74,
  ),
  h200_sxm: spec(
    "h200_sxm",
    [989, 1979, 0],
    141,
    4.8,
    { upGbPerS: 450, upSize: 8, outGbPerS: 50 },
    700,
    74,
  ),
  b200_sxm: spec(
    "b200_sxm",
    [2250, 4500, 9000],
    192,
    8.0,
    { upGbPerS: 900, upSize: 8, outGbPerS: 50 },
    1000,
    140,
  ),
  b300_sxm: spec(
    "b300_sxm",
    [2250, 4500, 13500],
    288,
    8.0,
    { upGbPerS: 900, upSize: 8, outGbPerS: 100 },
    1100,
    150,
  ),
  gb200: spec(
    "gb200",
    [2500, 5000, 10000],
    198,
    8.0,
    { upGbPerS: 900, upSize: 72, outGbPerS: 50 },
    1200,
    200,
  ),
  gb300: spec(
    "gb300",
    [2500, 5000, 15000],
    298,
    8.0,
    { upGbPerS: 900, upSize: 72, outGbPerS: 100 },
    1400,
    200,
  ),
  vr200: spec(
    "vr200",
    [4000, 17500, 35000],
    288,
    22,
    { upGbPerS: 1800, upSize: 72, outGbPerS: 200 },
    2300,
    300,
  ),
  mi300x: spec(
    "mi300x",
    [1307, 2615, 0],
    192,
    5.3,
    { upGbPerS: 448, upSize: 8, outGbPerS: 50 },
    750,
    140,
  ),
  mi325x: spec(
    "mi325x",
    [1307, 2615, 0],
    256,
    6,
    { upGbPerS: 448, upSize: 8, outGbPerS: 50 },
    1000,
    140,
  ),
  mi355x: spec(
    "mi355x",
    [2516, 5033, 10066],
    288,
    8,
    { upGbPerS: 535.5, upSize: 8, outGbPerS: 50 },
    1400,
    160,
  ),
};
