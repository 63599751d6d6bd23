/**
 * A schedule as planning tools exchange it: calendars, tasks and finish-start links, fixed dates.
 *
 * A working day is 24 hours here, as the network counts days of a calendar, not shifts.
 *
 * Units   days since 1970; whole minutes, which is what the files hold
 */

import type { Issue } from "../../engine/index.ts";
import type {
  Activity,
  CompiledNetwork,
  Network,
} from "../../engine/simulation/programme/network/network.ts";
import { criticalPath } from "../../engine/simulation/programme/network/passes.ts";
import { dayOf, isoDay } from "../../units/index.ts";

export interface ExchangeCalendar {
  readonly uid: number;
  readonly name: string;
  /** Monday first. */
  readonly workDays: readonly boolean[];
  readonly daysOff: readonly { readonly from: number; readonly to: number }[];
}

export interface ExchangeTask {
  readonly uid: number;
  readonly code: string;
  readonly name: string;
  readonly group: string;
  readonly calendar: number;
  readonly startDay: number;
  readonly finishDay: number;
  readonly durationDays: number;
  readonly done: boolean;
  readonly after: readonly {
    readonly uid: number;
    readonly lagDays: number;
    /** The lag counts working days of a calendar rather than days of the clock. */
    readonly lagCalendar?: number;
  }[];
}

export interface ExchangeProject {
  readonly name: string;
  readonly startDay: number;
  readonly calendars: readonly ExchangeCalendar[];
  readonly tasks: readonly ExchangeTask[];
}

export type ReadExchange =
  | {
      readonly ok: true;
      readonly project: ExchangeProject;
      /** Where each task stands in the file. */
      readonly places: readonly { readonly line: number; readonly column: number }[];
    }
  | { readonly ok: false; readonly issues: readonly Issue[] };

export const wholeMinutes = (days: number): number => Math.round(days * 1440) / 1440;

/** `2026-01-02T13:30:00` or with a space. */
export function stampOf(day: number, between: "T" | " "): string {
  const minutes = Math.round(day * 1440);
  const whole = Math.floor(minutes / 1440);
  const rest = minutes - whole * 1440;
  const two = (value: number) => String(value).padStart(2, "0");
  const clock = `${two(Math.floor(rest / 60))}:${two(rest % 60)}`;
  return `${isoDay(whole)}${between}${clock}${between === "T" ? ":00" : ""}`;
}

export function dayOfStamp(text: string): number | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2}))?$/.exec(text);
  if (found === null) return null;
  const [year, month, day, hour, minute] = found.slice(1, 6).map(Number);
  if (month! < 1 || month! > 12 || day! < 1 || hour! > 23 || minute! > 59) return null;
  const at = dayOf(year!, month!, day!);
  if (isoDay(at) !== text.slice(0, 10)) return null;
  return at + (hour! * 60 + minute!) / 1440;
}

/** The base schedule of a network, at median durations. */
export function exchangeOf(name: string, compiled: CompiledNetwork): ExchangeProject {
  const path = criticalPath(compiled);
  const { network } = compiled;
  const calendars: ExchangeCalendar[] = [
    { uid: 1, name: "Every day", workDays: Array(7).fill(true), daysOff: [] },
    ...(network.calendars ?? []).map((calendar, index) => ({
      uid: index + 2,
      name: calendar.id,
      workDays: calendar.workDays,
      daysOff: calendar.daysOff ?? [],
    })),
  ];
  return {
    name,
    startDay: wholeMinutes(Math.min(network.startDay, ...path.startDay)),
    calendars,
    tasks: network.activities.map((activity, index) => {
      const fixed = activity.duration.shape === "fixed" && activity.duration.days === 0;
      return {
        uid: index + 1,
        code: activity.id,
        name: activity.name,
        group: activity.group ?? "",
        calendar: compiled.calendarOf[index]! + 1,
        startDay: wholeMinutes(path.startDay[index]!),
        finishDay: wholeMinutes(path.finishDay[index]!),
        durationDays: fixed ? 0 : wholeMinutes(path.finishDay[index]! - path.startDay[index]!),
        done: !Number.isNaN(compiled.finished[index]!),
        after: activity.after.map((dependency) => ({
          uid: compiled.indexOf.get(dependency.on)! + 1,
          lagDays: wholeMinutes(dependency.lagDays ?? 0),
        })),
      };
    }),
  };
}

/**
 * A project read from a file as a network of fixed durations, and for each activity the task it
 * stands for. A lag of working days becomes an activity of its own on that calendar; a lead is
 * taken in days of the clock, which no calendar can run backwards through.
 */
export function networkOf(project: ExchangeProject): {
  readonly network: Network;
  readonly taskOf: readonly number[];
} {
  const codes = new Map(project.tasks.map((task) => [task.uid, task.code]));
  const activities: Activity[] = [];
  const taskOf: number[] = [];
  const add = (task: number, activity: Activity) => {
    activities.push(activity);
    taskOf.push(task);
  };
  for (const [index, task] of project.tasks.entries()) {
    const after = task.after.map(({ uid, lagDays, lagCalendar }) => {
      const on = codes.get(uid)!;
      if (lagCalendar === undefined || lagDays <= 0) return { on, lagDays };
      const id = `${on} to ${task.code}`;
      if (!activities.some((one) => one.id === id))
        add(index, {
          id,
          name: "Lag",
          duration: { shape: "fixed", days: lagDays },
          calendar: String(lagCalendar),
          after: [{ on }],
        });
      return { on: id };
    });
    add(index, {
      id: task.code,
      name: task.name,
      group: task.group,
      duration: { shape: "fixed", days: task.durationDays },
      calendar: String(task.calendar),
      after,
      ...(task.done ? { startedDay: task.startDay, finishedDay: task.finishDay } : {}),
    });
  }
  return {
    network: {
      startDay: project.startDay,
      calendars: project.calendars.map(({ uid, workDays, daysOff }) => ({
        id: String(uid),
        workDays,
        daysOff,
      })),
      activities,
    },
    taskOf,
  };
}
