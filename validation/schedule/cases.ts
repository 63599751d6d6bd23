/**
 * The sites of the back-test: what was published about each on or before 2025-09-22, and apart from
 * it what happened by 2026-10-01. A promise given as a window stands as the window's last day.
 */
export interface DatedPromise {
  readonly made: string;
  readonly promised: string;
  readonly says: string;
  readonly source: string;
}

export interface Case {
  readonly id: string;
  readonly site: string;
  /** Its row of the reference table, left out when its own forecast is made. */
  readonly record: string | null;
  /** Ground broken, where observed by 2025-09-22. */
  readonly groundBroken: string | null;
  readonly firstPromise: DatedPromise | null;
  readonly fullPromise: DatedPromise | null;
  /** Full capacity as a multiple of first power, as published by 2025-09-22. */
  readonly fullTimesFirst: { readonly value: number; readonly says: string } | null;
  /** What happened by 2026-10-01; null: had not. Never read by a forecast. */
  readonly outcome: {
    readonly first: string | null;
    readonly full: string | null;
    readonly papers: string;
  };
  /** Later projections, shown and never scored. */
  readonly projections: { readonly first: string | null; readonly full: string | null };
}

const crusoe =
  "https://www.globenewswire.com/news-release/2025/03/18/3044956/0/en/Crusoe-Expands-AI-Data-Center-Campus-in-Abilene-to-1-2-Gigawatts.html";
const epoch = "epoch-ai-data-centers";
/** Sites with nothing dated by 2025-09-22 and ground broken, if at all, after it. */
const nothingKnown = {
  record: null,
  groundBroken: null,
  firstPromise: null,
  fullPromise: null,
  fullTimesFirst: null,
};

export const cases: readonly Case[] = [
  {
    id: "abilene",
    site: "Abilene, Texas",
    record: "OpenAI Stargate Abilene",
    groundBroken: "2024-05-31",
    firstPromise: {
      made: "2025-03-18",
      promised: "2025-06-30",
      says: "first two buildings energised in the first half of 2025",
      source: crusoe,
    },
    fullPromise: {
      made: "2025-03-18",
      promised: "2026-06-30",
      says: "all eight buildings by mid-2026",
      source: crusoe,
    },
    fullTimesFirst: { value: 4, says: "two of eight buildings first" },
    outcome: {
      first: "2025-09-26",
      full: null,
      papers: `${epoch}: building 1 live 2025-09-26; 421 of 843 MW IT on 2026-09-24`,
    },
    projections: { first: null, full: "2026-11-01" },
  },
  {
    id: "abilene-expansion",
    site: "Abilene expansion, Texas",
    ...nothingKnown,
    outcome: { first: null, full: null, papers: `${epoch}: ground broken 2025-11-02, 0 MW` },
    projections: { first: "2027-09-17", full: "2027-11-11" },
  },
  {
    id: "shackelford",
    site: "Shackelford County, Texas",
    record: "OpenAI Stargate Shackelford",
    groundBroken: "2025-08-01",
    firstPromise: {
      made: "2025-08-20",
      promised: "2026-12-31",
      says: "first building in the second half of 2026",
      source: "https://www.rcrwireless.com/?p=423387",
    },
    fullPromise: null,
    fullTimesFirst: { value: 10, says: "ten buildings" },
    outcome: { first: null, full: null, papers: `${epoch}: 0 MW on 2026-09-04` },
    projections: { first: "2027-08-15", full: "2028-11-11" },
  },
  {
    id: "dona-ana",
    site: "Doña Ana County, New Mexico",
    record: null,
    groundBroken: null,
    firstPromise: null,
    fullPromise: {
      made: "2025-09-22",
      promised: "2028-12-31",
      says: "construction between now and 2028",
      source: "https://thisweekinenergy.substack.com/p/project-jupiter-a-community-on-the",
    },
    fullTimesFirst: { value: 4, says: "four data centres" },
    outcome: { first: null, full: null, papers: "l4-project-jupiter-site-report: 0 MW" },
    projections: { first: "2026-12-31", full: "2028-12-31" },
  },
  {
    id: "milam",
    site: "Milam County, Texas",
    ...nothingKnown,
    outcome: { first: null, full: null, papers: "l2 site report of 2026-08-17: 0 MW" },
    projections: { first: null, full: "2028-12-31" },
  },
  {
    id: "saline",
    site: "Saline Township, Michigan",
    ...nothingKnown,
    outcome: { first: null, full: null, papers: `${epoch}: 0 MW` },
    projections: { first: null, full: "2028-12-31" },
  },
  {
    id: "port-washington",
    site: "Port Washington, Wisconsin",
    record: null,
    groundBroken: null,
    firstPromise: null,
    fullPromise: {
      made: "2025-06-11",
      promised: "2027-12-31",
      says: "initial phase completed by 2027",
      source: "https://www.daily8.com/en/article/7e501b0c793f2c39234d6b31bb324f01",
    },
    fullTimesFirst: { value: 4, says: "four buildings in the first phase" },
    outcome: { first: null, full: null, papers: `${epoch}: half roofed on 2026-07-24, 0 MW` },
    projections: { first: null, full: "2028-12-31" },
  },
  {
    id: "lordstown",
    site: "Lordstown, Ohio",
    ...nothingKnown,
    outcome: { first: null, full: null, papers: `${epoch}: roofing on 2026-07-30, 0 MW` },
    projections: { first: "2027-03-01", full: "2027-03-01" },
  },
  {
    id: "ports-pike",
    site: "PORTS-Pike, Ohio",
    ...nothingKnown,
    outcome: { first: null, full: null, papers: "s27: first 800 MW in 2028" },
    projections: { first: "2028-12-31", full: null },
  },
  {
    id: "uae",
    site: "Al Dhafrah, UAE",
    record: "OpenAI Stargate UAE",
    groundBroken: "2025-06-09",
    firstPromise: {
      made: "2025-05-22",
      promised: "2026-12-31",
      says: "first 200 MW live in 2026",
      source:
        "https://krdo.com/money/cnn-business-consumer/2025/05/22/openai-and-nvidia-among-companies-building-stargate-ai-infrastructure-in-uae/",
    },
    fullPromise: null,
    fullTimesFirst: { value: 5, says: "200 MW of 1 GW first" },
    outcome: {
      first: null,
      full: null,
      papers: "s55: chips not yet shipped on 2026-06-24",
    },
    projections: { first: "2026-12-01", full: "2028-01-01" },
  },
  {
    id: "narvik",
    site: "Narvik, Norway",
    record: null,
    groundBroken: null,
    firstPromise: null,
    fullPromise: {
      made: "2025-07-31",
      promised: "2026-12-31",
      says: "100,000 GPUs by the end of 2026, 230 MW",
      source:
        "https://www.prnewswire.co.uk/news-releases/nscale-aker-and-openai-to-establish-stargate-norway-a-100-000-nvidia-gpu-ai-gigafactory-powered-by-renewable-energy-in-northern-norway-302518358.html",
    },
    fullTimesFirst: { value: 11.5, says: "20 MW of 230 MW first" },
    outcome: { first: null, full: null, papers: `${epoch}: nothing live on 2026-07-05` },
    projections: { first: "2026-12-31", full: null },
  },
  {
    id: "fairwater-atlanta",
    site: "Fairwater Atlanta, Georgia",
    record: "Microsoft Fairwater Atlanta",
    groundBroken: "2023-04-09",
    firstPromise: null,
    fullPromise: {
      made: "2022-09-20",
      promised: "2032-12-31",
      says: "full build-out of up to 16 buildings by 2032",
      source:
        "https://www.datacenterdynamics.com/en/news/project-excalibur-qts-planning-16-building-66-million-sq-ft-development-in-fayetteville-georgia/",
    },
    fullTimesFirst: { value: 8, says: "two of up to sixteen buildings first" },
    outcome: {
      first: "2025-10-14",
      full: null,
      papers: `${epoch}: buildings 1–2 live 2025-10-14, 636 of about 1,500 MW IT on 2026-06-14`,
    },
    projections: { first: null, full: null },
  },
  {
    id: "fairwater-wisconsin",
    site: "Fairwater, Wisconsin",
    record: "Microsoft Fairwater Wisconsin",
    groundBroken: "2023-07-14",
    firstPromise: {
      made: "2025-09-18",
      promised: "2026-03-31",
      says: "online in early 2026",
      source:
        "https://alvinashcraft.newsblur.com/story/microsoft-paints-ope/576138:3869a7 (copy of Microsoft’s post of 2025-09-18)",
    },
    fullPromise: {
      made: "2025-09-18",
      promised: "2028-09-18",
      says: "a second data centre of similar size, in the next three years",
      source:
        "https://alvinashcraft.newsblur.com/story/microsoft-paints-ope/576138:3869a7 (copy of Microsoft’s post of 2025-09-18)",
    },
    fullTimesFirst: { value: 2, says: "a second data centre of similar size" },
    outcome: {
      first: "2026-04-16",
      full: null,
      papers: `${epoch}: building 1 live 2026-04-16, 369 MW IT; the second in construction`,
    },
    projections: { first: null, full: "2027-02-20" },
  },
];
