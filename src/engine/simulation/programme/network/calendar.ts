/**
 * Working calendars: which days count. A calendar is tabulated as working days gone by at each day,
 * so that adding a duration is two look-ups, forward or back.
 *
 * Units   days since 1970; a fraction is a part of the day
 * Valid   days from 2010 to 2060 by the table; beyond it every day counts
 */
import { civil, dayOf } from "../../../../units/index.ts";

export interface Calendar {
  readonly id: string;
  /** Monday first. */
  readonly workDays: readonly boolean[];
  /** Days off, inclusive ranges of days since 1970. */
  readonly daysOff?: readonly { readonly from: number; readonly to: number }[];
  /** Share of each month's working days that weather leaves, January first. */
  readonly monthShares?: readonly number[];
}

export const everyDay: Calendar = {
  id: "every-day",
  workDays: [true, true, true, true, true, true, true],
};
export const fiveDayWeek: Calendar = {
  id: "five-day-week",
  workDays: [true, true, true, true, true, false, false],
};

const firstDay = dayOf(2010, 1, 1);
const lastDay = dayOf(2060, 1, 1);
const span = lastDay - firstDay;

export interface CalendarTable {
  /** Every day counts: no table is read. */
  readonly plain: boolean;
  /** Working days before each day of the span. */
  readonly before: Float64Array;
}

export function tabulateCalendar(calendar: Calendar): CalendarTable {
  const plain =
    calendar.workDays.every(Boolean) &&
    (calendar.daysOff ?? []).length === 0 &&
    calendar.monthShares === undefined;
  const before = new Float64Array(plain ? 0 : span + 1);
  if (plain) return { plain, before };
  for (let i = 0; i < span; i += 1) {
    const day = firstDay + i;
    // 1970-01-01 was a Thursday; Monday is 0.
    const weekday = (((day + 3) % 7) + 7) % 7;
    const off = (calendar.daysOff ?? []).some((range) => range.from <= day && day <= range.to);
    const share = calendar.monthShares?.[civil(day).month - 1] ?? 1;
    before[i + 1] = before[i]! + (calendar.workDays[weekday] === true && !off ? share : 0);
  }
  return { plain, before };
}

/** Working days from the start of the table to `day`. */
export function workedAt(table: CalendarTable, day: number): number {
  if (table.plain) return day;
  const x = day - firstDay;
  if (x <= 0) return x;
  if (x >= span) return table.before[span]! + (x - span);
  const i = Math.floor(x);
  return table.before[i]! + (table.before[i + 1]! - table.before[i]!) * (x - i);
}

/** The earliest day at which `worked` working days have gone by. */
export function dayAtWorked(table: CalendarTable, worked: number): number {
  if (table.plain) return worked;
  const { before } = table;
  if (worked <= 0) return firstDay + worked;
  if (worked >= before[span]!) return lastDay + (worked - before[span]!);
  let low = 0;
  let high = span;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (before[middle]! < worked) low = middle;
    else high = middle;
  }
  return firstDay + low + (worked - before[low]!) / (before[high]! - before[low]!);
}

/** `days` of the calendar after `from`; before it where negative. */
export function addWorking(table: CalendarTable, from: number, days: number): number {
  if (table.plain) return from + days;
  return days === 0 ? from : dayAtWorked(table, workedAt(table, from) + days);
}
