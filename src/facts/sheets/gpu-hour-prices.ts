import { fact } from "../fact.ts";
import type { Sheet } from "../kinds.ts";

export const entry: Sheet = {
  kind: "sheet",
  id: "gpu-hour-prices",
  topic: "price",
  title: "Price of an H100 hour",
  facts: {
    contractOct25: fact("hourPrice", "1.70 USD/GPUh", {
      source: "s123-h100-rental-prices",
      at: "page",
      grade: "reported",
      on: "2025-10-01",
      note: "one-year contract",
    }),
    contractMar26: fact("hourPrice", "2.35 USD/GPUh", {
      source: "s123-h100-rental-prices",
      at: "page",
      grade: "reported",
      on: "2026-03-01",
      note: "one-year contract",
    }),
    onDemandLow: fact("hourPrice", "1.99 USD/GPUh", {
      source: "s124-cloud-gpu-price-index",
      at: "index",
      grade: "reported",
      on: "2026-05-01",
    }),
    onDemandHigh: fact("hourPrice", "5.00 USD/GPUh", {
      source: "s124-cloud-gpu-price-index",
      at: "index",
      grade: "reported",
      on: "2026-05-01",
    }),
    onDemandMedian: fact("hourPrice", "2.95 USD/GPUh", {
      source: "s124-cloud-gpu-price-index",
      at: "index",
      grade: "reported",
      on: "2026-05-01",
      note: "about",
    }),
    aws: {
      chosen: fact("hourPrice", "4.90 USD/GPUh", {
        source: "s126-h100-reserved-at-2-35",
        at: "article",
        grade: "reported",
        on: "2026-05-01",
      }),
      rivals: [
        fact("hourPrice", "6.88 USD/GPUh", {
          source: "s125-cloud-gpu-pricing-aws-6",
          at: "page",
          grade: "reported",
          on: "2026-05-01",
        }),
      ],
      choice: {
        on: "2026-11-24",
        reason: "write-ups differ; the lower stands inside the index range",
      },
    },
  },
  note: "Contract prices of GB200, GB300 and Vera Rubin hours were not found.",
};
