/**
 * The units people write, by dimension, with their factor to the unit machines compute in.
 *
 * The computing unit of a dimension is the one whose factor is 1: watts, joules, seconds, bytes,
 * FLOP, US dollars, kilograms. A share is a fraction of one. Factors that are powers of ten are
 * applied to the decimal text itself, so `0.1 GW` is exactly 1e8 W.
 */
const day = 86_400;
const year = 365.25 * day;

export const dimensions = {
  power: { W: 1, kW: 1e3, MW: 1e6, GW: 1e9 },
  energy: {
    J: 1,
    kJ: 1e3,
    MJ: 1e6,
    GJ: 1e9,
    Wh: 3600,
    kWh: 3.6e6,
    MWh: 3.6e9,
    GWh: 3.6e12,
    TWh: 3.6e15,
  },
  duration: {
    s: 1,
    ms: 1e-3,
    us: 1e-6,
    min: 60,
    h: 3600,
    hours: 3600,
    day,
    days: day,
    week: 7 * day,
    weeks: 7 * day,
    month: year / 12,
    months: year / 12,
    year,
    years: year,
  },
  data: {
    B: 1,
    kB: 1e3,
    MB: 1e6,
    GB: 1e9,
    TB: 1e12,
    PB: 1e15,
    KiB: 1024,
    MiB: 1048576,
    GiB: 1073741824,
  },
  dataRate: { "B/s": 1, "MB/s": 1e6, "GB/s": 1e9, "TB/s": 1e12, "Gb/s": 0.125e9, "Tb/s": 0.125e12 },
  compute: { FLOP: 1, GFLOP: 1e9, TFLOP: 1e12, PFLOP: 1e15, EFLOP: 1e18 },
  computeRate: {
    "FLOP/s": 1,
    "GFLOP/s": 1e9,
    "TFLOP/s": 1e12,
    "PFLOP/s": 1e15,
    "EFLOP/s": 1e18,
  },
  money: { USD: 1, kUSD: 1e3, MUSD: 1e6, GUSD: 1e9, TUSD: 1e12 },
  moneyRate: { "USD/year": 1, "MUSD/year": 1e6, "GUSD/year": 1e9 },
  energyPrice: { "USD/J": 1, "USD/kWh": 1 / 3.6e6, "USD/MWh": 1 / 3.6e9 },
  tokenPrice: { "USD/token": 1, "USD/Mtok": 1e-6 },
  hourPrice: { "USD/s": 1, "USD/GPUh": 1 / 3600, "USD/h": 1 / 3600 },
  powerPrice: { "USD/W": 1, "USD/kW": 1e-3, "MUSD/MW": 1, "GUSD/GW": 1 },
  powerRent: { "USD/W/year": 1, "USD/kW/month": 12e-3, "GUSD/GW/year": 1 },
  carbonIntensity: { "kg/J": 1, "g/kWh": 1e-3 / 3.6e6, "kg/MWh": 1 / 3.6e9 },
  waterIntensity: { "m3/J": 1, "L/kWh": 1e-3 / 3.6e6 },
  mass: { g: 1e-3, kg: 1, t: 1e3, kt: 1e6, Mt: 1e9 },
  volume: { L: 1e-3, m3: 1 },
  temperature: { C: 1 },
  failureRate: { "1/s": 1, "per MGPUh": 1 / 3.6e9, "1/year": 1 / year },
  /** A bare number is a fraction of one: `0.08` is `8 %`. */
  share: { "": 1, "%": 1e-2 },
  count: { "": 1, k: 1e3, M: 1e6, B: 1e9, T: 1e12 },
  users: { users: 1, "M users": 1e6, "B users": 1e9 },
  tokens: { tokens: 1, ktok: 1e3, Mtok: 1e6, Gtok: 1e9, Ttok: 1e12 },
  tokenRate: {
    "tokens/s": 1,
    "Mtok/s": 1e6,
    "Gtok/s": 1e9,
    "Gtok/min": 1e9 / 60,
    "Ttok/day": 1e12 / day,
    "Ttok/month": 1e12 / (year / 12),
  },
  tokenRatePerPower: { "tokens/s/W": 1, "tokens/s/MW": 1e-6 },
  ratio: { "": 1, x: 1 },
} as const satisfies Record<string, Readonly<Record<string, number>>>;

export type Dimension = keyof typeof dimensions;
type Unit<D extends Dimension> = D extends Dimension
  ? keyof (typeof dimensions)[D] & string
  : never;

/** A quantity as people print it; a unit of another dimension is a type error where it is written. */
export type Printed<D extends Dimension> = D extends Dimension
  ?
      | `${number} ${Exclude<Unit<D>, "">}`
      | ("" extends Unit<D> ? `${number}` : never)
      | (D extends "share" ? `${number}%` : never)
  : never;

/** Multiply in, divide out: `40 * MW`, `label(budgetW / MW)`. */
export const kW = 1e3;
export const MW = 1e6;
export const GW = 1e9;
export const hour = 3600;
export const dayS = day;
export const yearS = year;
export const monthS = year / 12;
