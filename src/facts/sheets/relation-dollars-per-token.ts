import { fact } from "../fact.ts";
import type { Sheet } from "../kinds.ts";

export const entry: Sheet = {
  kind: "sheet",
  id: "relation-dollars-per-token",
  topic: "claim",
  title: "Dollars and megawatts per token, as published",
  facts: {
    h200Price: fact("hourPrice", "1.41 USD/GPUh", {
      source: "nvidia-cost-breakdown",
      at: "flash",
      grade: "reported",
      note: "DeepSeek-R1",
    }),
    h200Rate: fact("tokenRate", "90 tokens/s", {
      source: "nvidia-cost-breakdown",
      at: "flash",
      grade: "reported",
      note: "a GPU",
    }),
    h200Cost: fact("tokenPrice", "4.20 USD/Mtok", {
      source: "nvidia-cost-breakdown",
      at: "flash",
      grade: "reported",
    }),
    gb300Price: fact("hourPrice", "2.65 USD/GPUh", {
      source: "nvidia-cost-breakdown",
      at: "flash",
      grade: "reported",
    }),
    gb300Rate: fact("tokenRate", "6000 tokens/s", {
      source: "nvidia-cost-breakdown",
      at: "flash",
      grade: "reported",
      note: "a GPU",
    }),
    gb300Cost: fact("tokenPrice", "0.12 USD/Mtok", {
      source: "nvidia-cost-breakdown",
      at: "flash",
      grade: "reported",
    }),
    costRatio: fact("ratio", "35 x", {
      source: "nvidia-cost-breakdown",
      at: "flash",
      grade: "reported",
    }),
    perMegawattRatio: fact("ratio", "50 x", {
      source: "nvidia-cost-breakdown",
      at: "flash",
      grade: "reported",
    }),
    dsv4Gb300Rate: fact("tokenRate", "6182 tokens/s", {
      source: "inferencex-dsv4",
      at: "article",
      grade: "measured",
      note: "a GPU, DeepSeek-V4-Pro FP4, 8K/1K, 27 tokens/s a user",
    }),
    dsv4Gb200Rate: fact("tokenRate", "2189 tokens/s", {
      source: "inferencex-dsv4",
      at: "article",
      grade: "measured",
      note: "same point",
    }),
    dsv4RateRatio: fact("ratio", "2.83 x", {
      source: "inferencex-dsv4",
      at: "article",
      grade: "measured",
    }),
    dsv4CostRatio: fact("ratio", "2.31 x", {
      source: "inferencex-dsv4",
      at: "article",
      grade: "estimate",
    }),
    dsv4Gb200Price: fact("hourPrice", "2.21 USD/GPUh", {
      source: "inferencex-dsv4",
      at: "article",
      grade: "estimate",
    }),
    dsv4Gb300Price: fact("hourPrice", "2.65 USD/GPUh", {
      source: "inferencex-dsv4",
      at: "article",
      grade: "estimate",
      note: "marked temporary in the constants: 1.2 times GB200",
    }),
    ossH100PerMegawatt: fact("tokenRatePerPower", "900000 tokens/s/MW", {
      source: "inferencemax-v1",
      at: "article",
      grade: "measured",
      note: "gpt-oss-120B, 90 tokens/s a user, all-in",
    }),
    ossB200PerMegawatt: fact("tokenRatePerPower", "2800000 tokens/s/MW", {
      source: "inferencemax-v1",
      at: "article",
      grade: "measured",
      note: "gpt-oss-120B, 90 tokens/s a user, all-in",
    }),
    b200Slow: fact("tokenPrice", "0.56 USD/Mtok", {
      source: "inferencex-v2",
      at: "article",
      grade: "estimate",
      note: "DeepSeek-R1 FP4, 50 tokens/s a user, output",
    }),
    b200Fast: fact("tokenPrice", "4 USD/Mtok", {
      source: "inferencex-v2",
      at: "article",
      grade: "estimate",
      note: "DeepSeek-R1 FP4, 125 tokens/s a user, output",
    }),
    b200SlowSpeed: fact("tokenRate", "50 tokens/s", {
      source: "inferencex-v2",
      at: "article",
      grade: "measured",
      note: "a user",
    }),
    b200FastSpeed: fact("tokenRate", "125 tokens/s", {
      source: "inferencex-v2",
      at: "article",
      grade: "measured",
      note: "a user",
    }),
    b200Price: fact("hourPrice", "1.95 USD/GPUh", {
      source: "inferencex-constants",
      at: "constants.ts",
      grade: "estimate",
    }),
    mtpWithout: fact("tokenPrice", "0.251 USD/Mtok", {
      source: "inferencex-v2",
      at: "article",
      grade: "estimate",
    }),
    mtpWith: fact("tokenPrice", "0.057 USD/Mtok", {
      source: "inferencex-v2",
      at: "article",
      grade: "estimate",
    }),
    mtpGb300Without: fact("tokenPrice", "2.35 USD/Mtok", {
      source: "inferencex-v2",
      at: "article",
      grade: "estimate",
      note: "GB300 at 150 tokens/s a user",
    }),
    mtpGb300With: fact("tokenPrice", "0.11 USD/Mtok", {
      source: "inferencex-v2",
      at: "article",
      grade: "estimate",
      note: "GB300 at 150 tokens/s a user",
    }),
    mtpAccepted: fact("ratio", "1.875 x", {
      source: "deepseek-v3-technical-report",
      at: "section 5.4.3",
      grade: "derived",
      formula: "1 + (0.85 + 0.90) ÷ 2 = 1.875",
      note: "tokens a step with one prediction layer; recalled from the document: the second token is accepted 85 to 90 % of the time",
    }),
    rackCost: fact("money", "5 MUSD", {
      source: "nvidia-inferencemax-post",
      at: "post",
      grade: "vendor",
      note: "GB200 NVL72",
    }),
    rackRevenue: fact("money", "75 MUSD", {
      source: "nvidia-inferencemax-post",
      at: "post",
      grade: "vendor",
      note: "token revenue in three years",
    }),
    rackRate: fact("tokenRate", "10000 tokens/s", {
      source: "nvidia-inferencemax-post",
      at: "post",
      grade: "vendor",
      note: "a GPU",
    }),
    rackYears: fact("duration", "3 years", {
      source: "nvidia-inferencemax-post",
      at: "post",
      grade: "vendor",
    }),
    rackReturn: fact("ratio", "15 x", {
      source: "nvidia-inferencemax-post",
      at: "post",
      grade: "vendor",
    }),
    costOutsideServers: fact("share", "20 %", {
      source: "inferencemax-v1",
      at: "article",
      grade: "estimate",
      bound: "at most",
      note: "electricity and rent in total cost, about",
    }),
    costOfWorseEfficiency: fact("share", "4 %", {
      source: "inferencemax-v1",
      at: "article",
      grade: "estimate",
      bound: "at most",
      note: "in total cost, of 20 % worse tokens a megawatt",
    }),
    efficiencyLoss: fact("share", "20 %", {
      source: "inferencemax-v1",
      at: "article",
      grade: "estimate",
    }),
  },
};
