import { fact } from "../fact.ts";
import type { Sheet } from "../kinds.ts";

export const entry: Sheet = {
  kind: "sheet",
  id: "network-power",
  topic: "network",
  title: "Power of networks and optics",
  facts: {
    pluggableSite: fact("power", "72 MW", {
      source: "techpowerup-cpo",
      at: "scenario of 400,000 GPUs",
      grade: "vendor",
      note: "pluggable optics",
    }),
    pluggablePerGpu: fact("power", "180 W", {
      source: "techpowerup-cpo",
      at: "scenario of 400,000 GPUs",
      grade: "derived",
      formula: "72 MW ÷ 400,000 = 180 W",
    }),
    copackagedSite: fact("power", "21.6 MW", {
      source: "techpowerup-cpo",
      at: "scenario of 400,000 GPUs",
      grade: "vendor",
      note: "co-packaged optics",
    }),
    copackagedPerGpu: fact("power", "54 W", {
      source: "techpowerup-cpo",
      at: "scenario of 400,000 GPUs",
      grade: "derived",
      formula: "21.6 MW ÷ 400,000 = 54 W",
    }),
    pluggablePort800g: fact("power", "30 W", {
      source: "techpowerup-cpo",
      at: "per 800G port",
      grade: "vendor",
      note: "signal processor 20 W and laser 10 W",
    }),
    copackagedPort800g: fact("power", "9 W", {
      source: "techpowerup-cpo",
      at: "per 800G port",
      grade: "vendor",
      note: "7 W and 2 W",
    }),
    transceiverOperator: fact("power", "25 W", {
      source: "wedoany-photonics",
      at: "operator’s figure (Lambda)",
      grade: "estimate",
    }),
    copackagedEfficiency: fact("ratio", "3.5 x", {
      source: "converge-photonics",
      at: "announcement",
      grade: "vendor",
      note: "power efficiency",
    }),
    copackagedResilience: fact("ratio", "10 x", {
      source: "converge-photonics",
      at: "announcement",
      grade: "vendor",
      note: "resiliency",
    }),
    lasersBefore: fact("count", "5 M", {
      source: "wedoany-photonics",
      at: "128,000 GPUs",
      grade: "vendor",
      note: "lasers with pluggable optics",
    }),
    lasersAfter: fact("count", "1 M", {
      source: "wedoany-photonics",
      at: "128,000 GPUs",
      grade: "vendor",
      note: "lasers with co-packaged optics",
    }),
    q3450Ports: fact("count", "144", {
      source: "wedoany-photonics",
      at: "Q3450-LD",
      grade: "vendor",
      note: "ports of 800G, liquid cooled",
    }),
    sn5600Psu: fact("power", "3 kW", {
      source: "sn5000-manual",
      at: "power supplies",
      grade: "vendor",
      note: "each of two, as an option; not a maximum draw",
    }),
    sn5600Port: fact("power", "18 W", {
      source: "sn5000-manual",
      at: "data interfaces",
      grade: "vendor",
      note: "per port",
    }),
    xdrGpus: fact("count", "4608", {
      source: "superpod-b300-architecture",
      at: "two-tier XDR fabric",
      grade: "vendor",
    }),
    xdrLeaves: fact("count", "64", {
      source: "superpod-b300-architecture",
      at: "two-tier XDR fabric",
      grade: "vendor",
    }),
    xdrSpines: fact("count", "36", {
      source: "superpod-b300-architecture",
      at: "two-tier XDR fabric",
      grade: "vendor",
    }),
    xdrSwitchesPerGpu: fact("ratio", "0.0217", {
      source: "superpod-b300-architecture",
      at: "two-tier XDR fabric",
      grade: "derived",
      formula: "(64 + 36) ÷ 4,608 = 0.0217",
    }),
    nvlinkTraysGb300: fact("power", "3.6 kW", {
      source: "introl-gb300",
      at: "9 NVLink switch trays",
      grade: "estimate",
      note: "total; doubtful",
    }),
    itPerServer: fact("ratio", "1.14 x", {
      source: "epoch-gpu-power-share",
      at: "article, chain",
      grade: "estimate",
      note: "all IT over server power, network included",
    }),
  },
  statements: [
    {
      says: "Quantum-X photonics early in 2026, Spectrum-X photonics in the second half of 2026.",
      source: "aiwiki-quantum-x",
      grade: "vendor",
    },
    {
      says: "Maximum draw of the Q3400-RA, SN5600 and SN6600 was not found.",
      source: "ampacity-judgement",
      grade: "guess",
    },
  ],
};
