/** Numbers of the catalogue in computing units, by address; a missing address is our mistake. */
import type { Fact } from "../../src/facts/fact.ts";
import type { Accelerator, Catalogue, Given } from "../../src/facts/kinds.ts";
import { type Dimension, type Printed, quantity } from "../../src/units/index.ts";

export interface Reader {
  sheet(id: string, key: string): number;
  series(id: string, on: string): number;
  assumption(id: string): number;
  platform(id: string): PlatformNumbers;
  peak(accelerator: string, format: "peakBf16" | "peakFp8" | "peakFp4"): number;
  site(id: string): { readonly itW: number; readonly facilityPerIt: number };
}

export interface PlatformNumbers {
  readonly unitPowerW: number;
  readonly packages: number;
  readonly priceUsd: number | null;
}

const number = (given: Given<Dimension>): number => {
  const chosen: Fact = "chosen" in given ? given.chosen : given;
  return quantity(chosen.value as Printed<Dimension>, chosen.dimension);
};

export function readerOf(catalogue: Catalogue): Reader {
  const found = <T>(what: T | undefined, address: string): T => {
    if (what === undefined) throw new Error(`expected ${address} in the catalogue, found nothing`);
    return what;
  };
  const peakOf = (accelerator: Accelerator, format: "peakBf16" | "peakFp8" | "peakFp4") =>
    number(found(accelerator[format], `accelerators/${accelerator.id} ${format}`));
  return {
    sheet: (id, key) =>
      number(found(found(catalogue.sheets[id], `sheets/${id}`).facts[key], `sheets/${id} ${key}`)),
    series: (id, on) =>
      number(
        found(
          found(catalogue.series[id], `series/${id}`).points.find((point) => point.on === on),
          `series/${id} on ${on}`,
        ),
      ),
    assumption: (id) => number(found(catalogue.assumptions[id], `assumptions/${id}`).given),
    platform(id) {
      const platform = found(catalogue.platforms[id], `platforms/${id}`);
      return {
        unitPowerW: number(platform.unitPower),
        packages: number(platform.packagesPerUnit),
        priceUsd: platform.unitPrice === undefined ? null : number(platform.unitPrice),
      };
    },
    peak: (id, format) => peakOf(found(catalogue.accelerators[id], `accelerators/${id}`), format),
    site(id) {
      const site = found(catalogue.sites[id], `sites/${id}`);
      return {
        itW: number(found(site.itCapacity, `sites/${id} itCapacity`)),
        facilityPerIt: number(found(site.facilityPerIt, `sites/${id} facilityPerIt`)),
      };
    },
  };
}
