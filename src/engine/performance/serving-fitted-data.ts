/** Written by scripts/fit/serving.ts; do not edit. */
import type { ServingFitData } from "./serving-fit-data-type.ts";

export const servingFit: ServingFitData = {
  dataHash: "",
  fittedOn: "",
  rows: 0,
  names: [],
  all: { values: [], tpot: [0.7, 1.4], ttft: [0.5, 2] },
  without: {},
  transfer: { fp4Chips: { values: [] }, newestVersions: { values: [] } },
  measuredSystems: [],
  measuredLlms: [],
  measuredPairs: [],
};
