/**
 * Microsoft Project's XML (MSPDI): the part of it that a schedule needs, written and read.
 *
 * Read are calendars, tasks, finish-start links with lag, durations and dates; resources, costs and
 * views are passed over. A link of another kind, or a manual constraint, is refused: dates would
 * silently differ.
 *
 * From    the Project XML Data Interchange schema, http://schemas.microsoft.com/project
 */
import type { Issue } from "../../engine/index.ts";
import { parseDay } from "../../units/index.ts";
import {
  dayOfStamp,
  type ExchangeCalendar,
  type ExchangeProject,
  type ExchangeTask,
  type ReadExchange,
  stampOf,
  wholeMinutes,
} from "./project.ts";
import { childOf, childrenOf, escapeXml, readXml, type XmlElement } from "./xml.ts";

const namespace = "http://schemas.microsoft.com/project";

export function writeMspdi(project: ExchangeProject): string {
  const lines: string[] = [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    `<Project xmlns="${namespace}">`,
    `<SaveVersion>14</SaveVersion>`,
    `<Name>${escapeXml(project.name)}</Name>`,
    `<StartDate>${stampOf(project.startDay, "T")}</StartDate>`,
    `<ScheduleFromStart>1</ScheduleFromStart>`,
    `<CalendarUID>${project.calendars[0]?.uid ?? 1}</CalendarUID>`,
    `<MinutesPerDay>1440</MinutesPerDay>`,
    `<MinutesPerWeek>10080</MinutesPerWeek>`,
    "<Calendars>",
  ];
  for (const calendar of project.calendars) {
    lines.push(
      `<Calendar><UID>${calendar.uid}</UID><Name>${escapeXml(calendar.name)}</Name>`,
      "<IsBaseCalendar>1</IsBaseCalendar><WeekDays>",
    );
    for (let day = 1; day <= 7; day += 1) {
      const works = calendar.workDays[(day + 5) % 7] === true;
      lines.push(
        works
          ? `<WeekDay><DayType>${day}</DayType><DayWorking>1</DayWorking><WorkingTimes><WorkingTime><FromTime>00:00:00</FromTime><ToTime>00:00:00</ToTime></WorkingTime></WorkingTimes></WeekDay>`
          : `<WeekDay><DayType>${day}</DayType><DayWorking>0</DayWorking></WeekDay>`,
      );
    }
    lines.push("</WeekDays><Exceptions>");
    for (const { from, to } of calendar.daysOff)
      lines.push(
        `<Exception><EnteredByOccurrences>0</EnteredByOccurrences><TimePeriod><FromDate>${stampOf(from, "T")}</FromDate><ToDate>${stampOf(to, "T").slice(0, 10)}T23:59:00</ToDate></TimePeriod><Type>1</Type><DayWorking>0</DayWorking></Exception>`,
      );
    lines.push("</Exceptions></Calendar>");
  }
  lines.push("</Calendars>", "<Tasks>");
  for (const [index, task] of project.tasks.entries()) {
    lines.push(
      `<Task><UID>${task.uid}</UID><ID>${index + 1}</ID><Name>${escapeXml(task.name)}</Name>`,
      `<WBS>${escapeXml(task.code)}</WBS><OutlineLevel>1</OutlineLevel>`,
      `<Start>${stampOf(task.startDay, "T")}</Start><Finish>${stampOf(task.finishDay, "T")}</Finish>`,
      `<Duration>${durationOf(task.durationDays)}</Duration><DurationFormat>7</DurationFormat>`,
      `<Milestone>${task.durationDays === 0 ? 1 : 0}</Milestone>`,
      `<PercentComplete>${task.done ? 100 : 0}</PercentComplete>`,
      ...(task.done
        ? [
            `<ActualStart>${stampOf(task.startDay, "T")}</ActualStart><ActualFinish>${stampOf(task.finishDay, "T")}</ActualFinish>`,
          ]
        : []),
      `<ConstraintType>0</ConstraintType><CalendarUID>${task.calendar}</CalendarUID>`,
      ...(task.group === "" ? [] : [`<Contact>${escapeXml(task.group)}</Contact>`]),
      ...task.after.map(
        ({ uid, lagDays }) =>
          `<PredecessorLink><PredecessorUID>${uid}</PredecessorUID><Type>1</Type><CrossProject>0</CrossProject><LinkLag>${Math.round(lagDays * 14_400)}</LinkLag><LagFormat>8</LagFormat></PredecessorLink>`,
      ),
      "</Task>",
    );
  }
  lines.push("</Tasks>", "</Project>", "");
  return lines.join("\n");
}

const durationOf = (days: number): string => {
  const minutes = Math.round(days * 1440);
  return `PT${Math.floor(minutes / 60)}H${minutes % 60}M0S`;
};

export function readMspdi(source: string, file: string): ReadExchange {
  const xml = readXml(source);
  if (!xml.ok)
    return {
      ok: false,
      issues: [
        {
          file,
          line: xml.line,
          column: xml.column,
          path: "",
          expected: xml.expected,
          found: xml.found,
          hint: "a file saved as Microsoft Project XML",
        },
      ],
    };
  const issues: Issue[] = [];
  const complain = (
    element: XmlElement,
    path: string,
    expected: string,
    found: string,
    hint: string,
  ) => {
    issues.push({
      file,
      line: element.line,
      column: element.column,
      path,
      expected,
      found: found.slice(0, 60),
      hint,
    });
  };
  const { root } = xml;
  if (root.name !== "Project") {
    complain(root, "", "<Project>", `<${root.name}>`, "a file saved as Microsoft Project XML");
    return { ok: false, issues };
  }
  const text = (element: XmlElement, name: string): string | undefined =>
    childOf(element, name)?.text.trim();
  const whole = (element: XmlElement, path: string, name: string, otherwise?: number): number => {
    const found = text(element, name);
    if (found !== undefined && /^-?\d{1,12}$/.test(found)) return Number(found);
    if (found === undefined && otherwise !== undefined) return otherwise;
    complain(
      childOf(element, name) ?? element,
      `${path}/${name}`,
      "a whole number",
      found ?? "nothing",
      `<${name}>1</${name}>`,
    );
    return otherwise ?? 0;
  };
  const stamp = (element: XmlElement, path: string, name: string): number => {
    const found = text(element, name);
    const day = found === undefined ? null : dayOfStamp(found);
    if (day !== null) return day;
    complain(
      childOf(element, name) ?? element,
      `${path}/${name}`,
      "a date and time",
      found ?? "nothing",
      "2026-01-02T00:00:00",
    );
    return 0;
  };

  // Hours of work make a day as the project counts days: 480 minutes unless it says otherwise.
  const minutesPerDay = whole(root, "", "MinutesPerDay", 480);
  if (minutesPerDay <= 0 || minutesPerDay > 1440)
    complain(
      childOf(root, "MinutesPerDay") ?? root,
      "/MinutesPerDay",
      "minutes from 1 to 1440",
      `${minutesPerDay}`,
      "480",
    );
  const calendars: ExchangeCalendar[] = [];
  for (const [index, entry] of childrenOf(childOf(root, "Calendars") ?? root, "Calendar").entries())
    calendars.push(calendarOf(entry, `/Calendars/${index}`));

  function calendarOf(entry: XmlElement, path: string): ExchangeCalendar {
    const workDays: boolean[] = Array(7).fill(true);
    for (const day of childrenOf(childOf(entry, "WeekDays") ?? entry, "WeekDay")) {
      const type = whole(day, `${path}/WeekDays`, "DayType");
      if (type === 0) continue; // an exception of old files: TimePeriod says it again below
      if (type < 1 || type > 7) {
        complain(day, `${path}/WeekDays`, "a DayType from 1 to 7", `${type}`, "1 for Sunday");
        continue;
      }
      workDays[(type + 5) % 7] = text(day, "DayWorking") === "1";
    }
    const daysOff = childrenOf(childOf(entry, "Exceptions") ?? entry, "Exception").flatMap(
      (exception) => {
        if (text(exception, "DayWorking") === "1") return [];
        const period = childOf(exception, "TimePeriod");
        if (period === undefined) return [];
        const at = `${path}/Exceptions/TimePeriod`;
        const from = stamp(period, at, "FromDate");
        const to = stamp(period, at, "ToDate");
        return [{ from: Math.floor(from), to: Math.floor(to) }];
      },
    );
    return {
      uid: whole(entry, path, "UID"),
      name: text(entry, "Name") ?? "",
      workDays,
      daysOff,
    };
  }

  const known = new Set(calendars.map((calendar) => calendar.uid));
  const defaultCalendar = whole(root, "", "CalendarUID", calendars[0]?.uid ?? 1);
  if (calendars.length === 0)
    calendars.push({
      uid: defaultCalendar,
      name: "Every day",
      workDays: Array(7).fill(true),
      daysOff: [],
    });
  known.add(calendars[0]!.uid);

  const rows = childrenOf(childOf(root, "Tasks") ?? root, "Task").filter(
    (task) => text(task, "UID") !== "0" && text(task, "Summary") !== "1",
  );
  const uids = new Set<number>();
  const tasks: ExchangeTask[] = rows.map((row, index) => {
    const path = `/Tasks/${index}`;
    const uid = whole(row, path, "UID");
    if (uids.has(uid)) complain(row, `${path}/UID`, "a UID of its own", `${uid} again`, "another");
    uids.add(uid);
    let calendar = whole(row, path, "CalendarUID", defaultCalendar);
    if (calendar === -1) calendar = defaultCalendar;
    if (!known.has(calendar))
      complain(
        childOf(row, "CalendarUID") ?? row,
        `${path}/CalendarUID`,
        `a calendar of this file (${[...known].join(", ")})`,
        `${calendar}`,
        "add the calendar, or name one of these",
      );
    const constraint = whole(row, path, "ConstraintType", 0);
    if (constraint !== 0 && constraint !== 4)
      complain(
        childOf(row, "ConstraintType")!,
        `${path}/ConstraintType`,
        "0, as soon as possible",
        `${constraint}`,
        "0: constrained dates are not read",
      );
    const duration = text(row, "Duration") ?? "";
    const parts = /^PT(\d+)H(\d+)M(\d+)S$/.exec(duration);
    if (parts === null)
      complain(
        childOf(row, "Duration") ?? row,
        `${path}/Duration`,
        "a duration",
        duration === "" ? "nothing" : duration,
        "PT24H0M0S",
      );
    const done = text(row, "PercentComplete") === "100";
    const startDay = stamp(row, path, "Start");
    const finishDay = stamp(row, path, "Finish");
    return {
      uid,
      code: text(row, "WBS") || String(uid),
      name: text(row, "Name") ?? "",
      group: text(row, "Contact") ?? "",
      calendar,
      startDay,
      finishDay,
      durationDays:
        parts === null
          ? 0
          : wholeMinutes((Number(parts[1]) * 60 + Number(parts[2])) / minutesPerDay),
      done,
      after: childrenOf(row, "PredecessorLink").map((link, k) => {
        const type = whole(link, `${path}/PredecessorLink/${k}`, "Type", 1);
        if (type !== 1)
          complain(
            link,
            `${path}/PredecessorLink/${k}/Type`,
            "1, finish to start",
            `${type}`,
            "1: other kinds of link are not read",
          );
        const at = `${path}/PredecessorLink/${k}`;
        const uid = whole(link, at, "PredecessorUID");
        const lag = whole(link, at, "LinkLag", 0);
        // Even formats are elapsed time; a share of the duration (19, 20) is not a lag in days.
        const format = whole(link, at, "LagFormat", 7);
        if (lag !== 0 && (format < 3 || format > 12))
          complain(
            link,
            `${at}/LagFormat`,
            "a lag in time, 3 to 12",
            `${format}`,
            "8, elapsed days",
          );
        return format % 2 === 0 || lag === 0
          ? { uid, lagDays: lag / 14_400 }
          : { uid, lagDays: wholeMinutes(lag / 10 / minutesPerDay), lagCalendar: calendar };
      }),
    };
  });
  for (const [index, task] of tasks.entries())
    for (const [k, { uid }] of task.after.entries())
      if (!uids.has(uid))
        complain(
          rows[index]!,
          `/Tasks/${index}/PredecessorLink/${k}`,
          "a task of this file",
          `UID ${uid}`,
          "a UID of one of its tasks",
        );
  const startText = text(root, "StartDate");
  const startDay =
    startText === undefined
      ? Math.min(...tasks.map((task) => task.startDay))
      : (dayOfStamp(startText) ?? parseDay(startText.slice(0, 10)) ?? 0);
  if (issues.length > 0) return { ok: false, issues };
  return {
    ok: true,
    project: { name: text(root, "Name") ?? "", startDay, calendars, tasks },
    places: rows.map(({ line, column }) => ({ line, column })),
  };
}
