import { fact } from "../fact.ts";
import type { Sheet } from "../kinds.ts";

export const entry: Sheet = {
  kind: "sheet",
  id: "mlperf-405b",
  topic: "training",
  title: "MLPerf Training, Llama 3.1 405B: minutes from result logs, best and worst dropped",
  facts: {
    h100x512: fact("duration", "230.68 min", {
      source: "mlcommons-training-results",
      at: "v5.0",
      grade: "measured",
    }),
    h100x2048: fact("duration", "60.17 min", {
      source: "mlcommons-training-results",
      at: "v5.0",
      grade: "measured",
    }),
    h100x8192: fact("duration", "19.64 min", {
      source: "mlcommons-training-results",
      at: "v5.0",
      grade: "measured",
    }),
    gb200x512: fact("duration", "105.52 min", {
      source: "mlcommons-training-results",
      at: "v5.0",
      grade: "measured",
    }),
    gb200x1024: fact("duration", "53.20 min", {
      source: "mlcommons-training-results",
      at: "v5.0",
      grade: "measured",
    }),
    gb200x2048: fact("duration", "31.99 min", {
      source: "mlcommons-training-results",
      at: "v5.0",
      grade: "measured",
    }),
    gb200x2496: fact("duration", "26.99 min", {
      source: "mlcommons-training-results",
      at: "v5.0",
      grade: "measured",
    }),
    gb200x512v51: fact("duration", "84.94 min", {
      source: "mlcommons-training-results",
      at: "v5.1",
      grade: "measured",
    }),
    gb200x2560v51: fact("duration", "18.79 min", {
      source: "mlcommons-training-results",
      at: "v5.1",
      grade: "measured",
    }),
    gb200x5120v51: fact("duration", "9.99 min", {
      source: "mlcommons-training-results",
      at: "v5.1",
      grade: "measured",
    }),
    gb300x512v51: fact("duration", "64.61 min", {
      source: "mlcommons-training-results",
      at: "v5.1",
      grade: "measured",
    }),
  },
};
