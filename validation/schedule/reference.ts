/**
 * How long other sites took from broken ground to first power, as months derived from the dated
 * satellite record of Epoch AI, "AI Data Centers" (https://epoch.ai/data/ai-data-centers, snapshot
 * of 2026-08-03, CC BY 4.0; changed: dates turned into durations, sites chosen as below).
 *
 * Every site whose record begins, without power, on or before 2025-09-22. `elapsedMonths` runs to
 * that day. `monthsToFirstPower` is null where the record had none by its snapshot. A forecast from
 * the day sees a duration only where it is no longer than what had elapsed; the others it sees as
 * unfinished. What came later stands here to check the class against sites outside the back-test.
 *
 * `retrofit`: the record begins with an older hall, mine or warehouse being refitted. Such sites
 * took a third of the time and are no class for bare ground.
 */
export interface ReferenceSite {
  readonly site: string;
  readonly kind: "greenfield" | "retrofit";
  readonly elapsedMonths: number;
  readonly monthsToFirstPower: number | null;
}

export const referenceSites: readonly ReferenceSite[] = [
  { site: "Alibaba Zhangbei", kind: "retrofit", elapsedMonths: 14.0, monthsToFirstPower: 13.8 },
  {
    site: "Amazon Madison Mega Site",
    kind: "greenfield",
    elapsedMonths: 23.7,
    monthsToFirstPower: 20.7,
  },
  { site: "Amazon Ridgeland", kind: "greenfield", elapsedMonths: 18.9, monthsToFirstPower: 26.6 },
  {
    site: "Anthropic-Amazon New Carlisle",
    kind: "greenfield",
    elapsedMonths: 19.4,
    monthsToFirstPower: 16.4,
  },
  { site: "Colossus 1", kind: "retrofit", elapsedMonths: 17.0, monthsToFirstPower: 3.6 },
  { site: "Colossus 2", kind: "retrofit", elapsedMonths: 6.8, monthsToFirstPower: 7.7 },
  { site: "CoreWeave Chester VA", kind: "retrofit", elapsedMonths: 24.1, monthsToFirstPower: 4.4 },
  {
    site: "CoreWeave Dalton 1 & 2",
    kind: "retrofit",
    elapsedMonths: 15.6,
    monthsToFirstPower: 20.6,
  },
  { site: "CoreWeave Denton TX", kind: "retrofit", elapsedMonths: 9.2, monthsToFirstPower: 5.5 },
  {
    site: "CoreWeave Ellendale ND",
    kind: "greenfield",
    elapsedMonths: 22.7,
    monthsToFirstPower: 23.9,
  },
  { site: "CoreWeave Marble NC", kind: "retrofit", elapsedMonths: 14.9, monthsToFirstPower: 20.2 },
  {
    site: "CoreWeave Muskogee OK",
    kind: "greenfield",
    elapsedMonths: 10.1,
    monthsToFirstPower: null,
  },
  { site: "Coreweave Helios", kind: "retrofit", elapsedMonths: 3.7, monthsToFirstPower: 13.0 },
  { site: "DayOne Nusajaya", kind: "greenfield", elapsedMonths: 23.7, monthsToFirstPower: 15.0 },
  {
    site: "Fluidstack Lake Mariner",
    kind: "greenfield",
    elapsedMonths: 11.7,
    monthsToFirstPower: 12.0,
  },
  { site: "Goodnight", kind: "greenfield", elapsedMonths: 4.1, monthsToFirstPower: null },
  { site: "Google Arcola", kind: "greenfield", elapsedMonths: 11.7, monthsToFirstPower: 20.5 },
  { site: "Google Bristow", kind: "greenfield", elapsedMonths: 50.7, monthsToFirstPower: 33.9 },
  {
    site: "Google Cedar Rapids",
    kind: "greenfield",
    elapsedMonths: 16.7,
    monthsToFirstPower: null,
  },
  { site: "Google Columbus", kind: "greenfield", elapsedMonths: 47.7, monthsToFirstPower: 30.0 },
  {
    site: "Google Council Bluffs (East)",
    kind: "greenfield",
    elapsedMonths: 36.5,
    monthsToFirstPower: 26.4,
  },
  { site: "Google Fort Wayne", kind: "greenfield", elapsedMonths: 17.7, monthsToFirstPower: null },
  {
    site: "Google Kansas City East",
    kind: "greenfield",
    elapsedMonths: 20.7,
    monthsToFirstPower: 31.0,
  },
  { site: "Google Lancaster", kind: "greenfield", elapsedMonths: 47.7, monthsToFirstPower: 27.0 },
  { site: "Google Lincoln", kind: "greenfield", elapsedMonths: 26.7, monthsToFirstPower: 34.4 },
  { site: "Google Mesa", kind: "greenfield", elapsedMonths: 26.7, monthsToFirstPower: 24.0 },
  { site: "Google Midlothian", kind: "greenfield", elapsedMonths: 21.8, monthsToFirstPower: 28.7 },
  { site: "Google Omaha", kind: "greenfield", elapsedMonths: 45.9, monthsToFirstPower: 28.4 },
  { site: "Google Papillion", kind: "greenfield", elapsedMonths: 66.6, monthsToFirstPower: 34.7 },
  { site: "Google Red Oak", kind: "greenfield", elapsedMonths: 28.8, monthsToFirstPower: 27.9 },
  { site: "Google The Dalles", kind: "greenfield", elapsedMonths: 28.1, monthsToFirstPower: 21.6 },
  {
    site: "Google Waltham Cross",
    kind: "greenfield",
    elapsedMonths: 20.7,
    monthsToFirstPower: 20.0,
  },
  { site: "Huawei Horinger", kind: "greenfield", elapsedMonths: 23.5, monthsToFirstPower: 19.8 },
  { site: "Meta Aiken", kind: "greenfield", elapsedMonths: 15.8, monthsToFirstPower: 25.5 },
  { site: "Meta Cheyenne", kind: "greenfield", elapsedMonths: 16.3, monthsToFirstPower: 26.3 },
  {
    site: "Meta Eagle Mountain",
    kind: "greenfield",
    elapsedMonths: 23.7,
    monthsToFirstPower: 26.2,
  },
  { site: "Meta Gallatin", kind: "greenfield", elapsedMonths: 24.4, monthsToFirstPower: 33.1 },
  { site: "Meta Hyperion", kind: "greenfield", elapsedMonths: 9.1, monthsToFirstPower: null },
  {
    site: "Meta Jeffersonville",
    kind: "greenfield",
    elapsedMonths: 19.7,
    monthsToFirstPower: 28.1,
  },
  { site: "Meta Kuna", kind: "greenfield", elapsedMonths: 35.6, monthsToFirstPower: 43.9 },
  { site: "Meta Los Lunas", kind: "greenfield", elapsedMonths: 14.0, monthsToFirstPower: 19.2 },
  { site: "Meta Montgomery", kind: "greenfield", elapsedMonths: 6.7, monthsToFirstPower: 15.6 },
  { site: "Meta Prometheus", kind: "greenfield", elapsedMonths: 41.3, monthsToFirstPower: 42.0 },
  { site: "Meta Rosemount", kind: "greenfield", elapsedMonths: 15.8, monthsToFirstPower: 24.6 },
  { site: "Meta Sarpy", kind: "greenfield", elapsedMonths: 13.7, monthsToFirstPower: 24.0 },
  { site: "Meta Temple", kind: "greenfield", elapsedMonths: 41.7, monthsToFirstPower: 44.3 },
  {
    site: "Microsoft Fairwater Atlanta",
    kind: "greenfield",
    elapsedMonths: 29.5,
    monthsToFirstPower: 30.2,
  },
  {
    site: "Microsoft Fairwater Wisconsin",
    kind: "greenfield",
    elapsedMonths: 26.3,
    monthsToFirstPower: 33.1,
  },
  { site: "Microsoft Goodyear", kind: "greenfield", elapsedMonths: 51.1, monthsToFirstPower: 22.1 },
  {
    site: "Microsoft Project Osmium",
    kind: "greenfield",
    elapsedMonths: 81.1,
    monthsToFirstPower: 24.5,
  },
  { site: "Microsoft SAT14", kind: "greenfield", elapsedMonths: 43.1, monthsToFirstPower: 28.4 },
  { site: "Microsoft SAT40", kind: "greenfield", elapsedMonths: 80.8, monthsToFirstPower: 64.9 },
  {
    site: "OpenAI Stargate Abilene",
    kind: "greenfield",
    elapsedMonths: 15.7,
    monthsToFirstPower: 15.9,
  },
  {
    site: "OpenAI Stargate Shackelford",
    kind: "greenfield",
    elapsedMonths: 1.7,
    monthsToFirstPower: null,
  },
  { site: "OpenAI Stargate UAE", kind: "greenfield", elapsedMonths: 3.4, monthsToFirstPower: null },
  { site: "Oracle Batam", kind: "greenfield", elapsedMonths: 38.7, monthsToFirstPower: 34.5 },
  { site: "QTS Cedar Rapids", kind: "greenfield", elapsedMonths: 8.1, monthsToFirstPower: null },
  { site: "QTS Richmond 1", kind: "retrofit", elapsedMonths: 23.7, monthsToFirstPower: 3.9 },
  { site: "QTS Richmond 2", kind: "greenfield", elapsedMonths: 41.7, monthsToFirstPower: 34.2 },
  { site: "QTS Richmond 3", kind: "greenfield", elapsedMonths: 17.7, monthsToFirstPower: 22.4 },
  {
    site: "STACK Infrastructure NVA02",
    kind: "greenfield",
    elapsedMonths: 71.1,
    monthsToFirstPower: 59.4,
  },
  {
    site: "Southgate Melbourne",
    kind: "greenfield",
    elapsedMonths: 32.9,
    monthsToFirstPower: null,
  },
  {
    site: "Start Campus Sines Data Campus",
    kind: "greenfield",
    elapsedMonths: 44.7,
    monthsToFirstPower: 51.0,
  },
  { site: "Stream Phoenix", kind: "greenfield", elapsedMonths: 34.8, monthsToFirstPower: 42.0 },
  { site: "VNET Bayin Ulanqab", kind: "greenfield", elapsedMonths: 18.3, monthsToFirstPower: 15.5 },
  { site: "Vantage TX1", kind: "greenfield", elapsedMonths: 21.3, monthsToFirstPower: 26.1 },
];

/** By how much sites had grown from their first power by 2025-09-22, and in how many months. */
export interface ReferenceGrowth {
  readonly site: string;
  readonly kind: "greenfield" | "retrofit";
  readonly times: number;
  readonly months: number;
}

export const referenceGrowth: readonly ReferenceGrowth[] = [
  { site: "Colossus 1", kind: "retrofit", times: 9.71, months: 11.3 },
  { site: "CoreWeave Chester VA", kind: "retrofit", times: 1.5, months: 3.0 },
  { site: "Google Bristow", kind: "greenfield", times: 2.0, months: 12.0 },
  { site: "Google Columbus", kind: "greenfield", times: 2.0, months: 11.0 },
  { site: "Google Council Bluffs (East)", kind: "greenfield", times: 2.0, months: 6.8 },
  { site: "Google Omaha", kind: "greenfield", times: 2.0, months: 7.4 },
  { site: "Google Papillion", kind: "greenfield", times: 3.0, months: 18.3 },
  { site: "Huawei Horinger", kind: "greenfield", times: 2.0, months: 1.0 },
  { site: "Microsoft Goodyear", kind: "greenfield", times: 5.05, months: 28.3 },
  { site: "Microsoft Project Osmium", kind: "greenfield", times: 3.96, months: 49.9 },
  { site: "QTS Richmond 1", kind: "retrofit", times: 4.04, months: 16.1 },
];
