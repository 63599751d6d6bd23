/**
 * Calendar arithmetic on integers, free of any host clock: a day is the count of days since
 * 1970-01-01 (proleptic Gregorian), a month the count of months since year 0.
 */
export type IsoDate = string;

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
export const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : lengths[month - 1]!;

/** Day number of `YYYY-MM-DD` or `YYYY-MM` (its first day); null when the date does not exist. */
export function parseDay(text: string): number | null {
  const match = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(text);
  if (match === null) return null;
  const year = Number(match[1]);
  const month = Number(match[2]);
  const day = match[3] === undefined ? 1 : Number(match[3]);
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return dayOf(year, month, day);
}

/** Hinnant's civil-day count: exact integer arithmetic over 400-year eras. */
export function dayOf(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

export function civil(day: number): { year: number; month: number; day: number } {
  const z = Math.floor(day) + 719_468;
  const era = Math.floor(z / 146_097);
  const doe = z - era * 146_097;
  const yoe = Math.floor(
    (doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365,
  );
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  return {
    year: yoe + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: doy - Math.floor((153 * mp + 2) / 5) + 1,
  };
}

const pad = (value: number, width: number) => String(value).padStart(width, "0");

export function isoDay(day: number): IsoDate {
  const date = civil(day);
  return `${pad(date.year, 4)}-${pad(date.month, 2)}-${pad(date.day, 2)}`;
}

export const monthOfDay = (day: number): number => {
  const date = civil(day);
  return date.year * 12 + date.month - 1;
};
export const firstDayOfMonth = (month: number): number =>
  dayOf(Math.floor(month / 12), (month % 12) + 1, 1);
export const isoMonth = (month: number): string =>
  `${pad(Math.floor(month / 12), 4)}-${pad((month % 12) + 1, 2)}`;
export const secondsInMonth = (month: number): number =>
  daysInMonth(Math.floor(month / 12), (month % 12) + 1) * 86_400;

/** `day` moved by whole and part months: whole months by calendar, the rest by 30.4375-day months. */
export function addMonths(day: number, months: number): number {
  const whole = Math.trunc(months);
  const date = civil(day);
  const month = date.year * 12 + date.month - 1 + whole;
  const year = Math.floor(month / 12);
  const inYear = (((month % 12) + 12) % 12) + 1;
  const clamped = Math.min(date.day, daysInMonth(year, inYear));
  return dayOf(year, inYear, clamped) + Math.round((months - whole) * 30.4375);
}
