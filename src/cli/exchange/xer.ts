/**
 * Primavera P6's XER: the tables that a schedule needs, written and read.
 *
 * Tab-separated: `%T` names a table, `%F` its fields, `%R` a row, `%E` the end. Read are CALENDAR,
 * PROJECT, PROJWBS, TASK and TASKPRED; other tables are passed over. Links other than finish to
 * start, and more than one project in a file, are refused.
 *
 * Valid   a working day is 24 hours as written; a calendar of shorter days is read at its own
 *         `day_hr_cnt`, so that eight hours of an eight-hour calendar are one day
 */
import type { Issue } from "../../engine/index.ts";
import {
  dayOfStamp,
  type ExchangeCalendar,
  type ExchangeProject,
  type ExchangeTask,
  type ReadExchange,
  stampOf,
  wholeMinutes,
} from "./project.ts";

/** Lags count hours of the clock; P6's usual setting is the predecessor's calendar. */
const clockLag = "rcal_24Hour";

/** P6 counts days of calendars from 1899-12-30, as spreadsheets do. */
const serialOf1970 = 25_569;

export function writeXer(project: ExchangeProject): string {
  const clean = (text: string) => text.replace(/[\t\r\n]/g, " ");
  const lines: string[] = [
    [
      "ERMHDR",
      "19.12",
      stampOf(project.startDay, " ").slice(0, 10),
      "Project",
      "",
      "",
      "",
      "",
      "",
    ].join("\t"),
  ];
  const tableOf = (
    name: string,
    fields: readonly string[],
    rows: readonly (readonly string[])[],
  ) => {
    lines.push(`%T\t${name}`, `%F\t${fields.join("\t")}`);
    for (const row of rows) lines.push(`%R\t${row.map(clean).join("\t")}`);
  };
  tableOf(
    "CALENDAR",
    ["clndr_id", "clndr_name", "clndr_type", "day_hr_cnt", "week_hr_cnt", "clndr_data"],
    project.calendars.map((calendar) => [
      `${calendar.uid}`,
      calendar.name,
      "CA_Base",
      "24",
      `${24 * calendar.workDays.filter(Boolean).length}`,
      calendarData(calendar),
    ]),
  );
  tableOf(
    "PROJECT",
    ["proj_id", "proj_short_name", "plan_start_date", "clndr_id"],
    [["1", project.name, stampOf(project.startDay, " "), `${project.calendars[0]?.uid ?? 1}`]],
  );
  const groups = [...new Set(project.tasks.map((task) => task.group))];
  tableOf(
    "SCHEDOPTIONS",
    ["schedoptions_id", "proj_id", "sched_calendar_on_relationship_lag"],
    [["1", "1", clockLag]],
  );
  tableOf(
    "PROJWBS",
    ["wbs_id", "proj_id", "parent_wbs_id", "wbs_short_name", "wbs_name", "proj_node_flag"],
    [
      ["1", "1", "", project.name, project.name, "Y"],
      ...groups.map((group, index) => [`${index + 2}`, "1", "1", group, group, "N"]),
    ],
  );
  tableOf(
    "TASK",
    [
      "task_id",
      "proj_id",
      "wbs_id",
      "clndr_id",
      "task_code",
      "task_name",
      "task_type",
      "status_code",
      "target_drtn_hr_cnt",
      "early_start_date",
      "early_end_date",
      "act_start_date",
      "act_end_date",
    ],
    project.tasks.map((task) => {
      const start = stampOf(task.startDay, " ");
      const finish = stampOf(task.finishDay, " ");
      return [
        `${task.uid}`,
        "1",
        `${groups.indexOf(task.group) + 2}`,
        `${task.calendar}`,
        task.code,
        task.name,
        task.durationDays === 0 ? "TT_FinMile" : "TT_Task",
        task.done ? "TK_Complete" : "TK_NotStart",
        hours(task.durationDays),
        task.done ? "" : start,
        task.done ? "" : finish,
        task.done ? start : "",
        task.done ? finish : "",
      ];
    }),
  );
  let link = 0;
  tableOf(
    "TASKPRED",
    [
      "task_pred_id",
      "task_id",
      "pred_task_id",
      "proj_id",
      "pred_proj_id",
      "pred_type",
      "lag_hr_cnt",
    ],
    project.tasks.flatMap((task) =>
      task.after.map(({ uid, lagDays }) => {
        link += 1;
        return [`${link}`, `${task.uid}`, `${uid}`, "1", "1", "PR_FS", hours(lagDays)];
      }),
    ),
  );
  lines.push("%E", "");
  return lines.join("\r\n");
}

const hours = (days: number): string => String(Math.round(days * 1440) / 60);

function calendarData(calendar: ExchangeCalendar): string {
  const days = Array.from({ length: 7 }, (_, index) => {
    const works = calendar.workDays[(index + 6) % 7] === true;
    return `(0||${index + 1}()(${works ? "(0||0(s|00:00|f|00:00)())" : ""}))`;
  });
  const off: string[] = [];
  for (const { from, to } of calendar.daysOff)
    for (let day = from; day <= to; day += 1)
      off.push(`(0||${off.length}(d|${day + serialOf1970})())`);
  return `(0||CalendarData()((0||DaysOfWeek()(${days.join("")}))(0||Exceptions()(${off.join("")}))))`;
}

interface CalendarNode {
  readonly name: string;
  readonly attributes: string;
  readonly children: readonly CalendarNode[];
}

/** `(0||name(attributes)(children))`, spaces anywhere; null where the text is not that. */
function readCalendarNode(text: string): CalendarNode | null {
  let at = 0;
  let depth = 0;
  const skip = () => {
    while (at < text.length && /[\s\u007f]/.test(text[at]!)) at += 1;
  };
  const node = (): CalendarNode | null => {
    depth += 1;
    if (depth > 20) return null;
    skip();
    const head = /^\(\s*\d+\|\|([^()]*)\(([^()]*)\)/.exec(text.slice(at, at + 4000));
    if (head === null) return null;
    at += head[0].length;
    skip();
    if (text[at] !== "(") return null;
    at += 1;
    const children: CalendarNode[] = [];
    for (skip(); text[at] === "("; skip()) {
      const child = node();
      if (child === null) return null;
      children.push(child);
    }
    if (text[at] !== ")") return null;
    at += 1;
    skip();
    if (text[at] !== ")") return null;
    at += 1;
    depth -= 1;
    return { name: head[1]!.trim(), attributes: head[2]!, children };
  };
  const root = node();
  skip();
  return root !== null && at === text.length ? root : null;
}

interface Row {
  readonly line: number;
  readonly values: readonly string[];
}
interface Table {
  readonly name: string;
  readonly line: number;
  fields: readonly string[];
  readonly rows: Row[];
}

export function readXer(source: string, file: string): ReadExchange {
  const issues: Issue[] = [];
  const complain = (
    line: number,
    column: number,
    path: string,
    expected: string,
    found: string,
    hint: string,
  ) => {
    issues.push({ file, line, column, path, expected, found: found.slice(0, 60), hint });
  };
  const tables = new Map<string, Table>();
  let table: Table | null = null;
  const lines = source.split(/\r\n|\n|\r/);
  if (!lines[0]!.startsWith("ERMHDR")) {
    complain(
      1,
      1,
      "",
      "a first line that begins with ERMHDR",
      JSON.stringify(lines[0]!.slice(0, 20)),
      "a file that P6 exported as XER",
    );
    return { ok: false, issues };
  }
  for (const [index, text] of lines.entries()) {
    const line = index + 1;
    const [mark, ...values] = text.split("\t");
    if (mark === "%T") {
      table = { name: values[0]?.trim() ?? "", line, fields: [], rows: [] };
      tables.set(table.name, table);
    } else if (mark === "%F" && table !== null) table.fields = values;
    else if (mark === "%R" && table !== null) {
      if (values.length > table.fields.length)
        complain(
          line,
          1,
          `/${table.name}`,
          `${table.fields.length} fields`,
          `${values.length}`,
          "a row as its %F line says",
        );
      table.rows.push({ line, values });
    } else if (mark === "%R" || mark === "%F")
      complain(line, 1, "", "a %T line before it", mark, "%T and the table’s name");
  }
  // Without it, links at the end of a file cut short would be missing in silence.
  if (!lines.some((text) => /^%E\s*$/.test(text)))
    complain(
      lines.length,
      1,
      "",
      "%E, the end of an export, on a line of its own",
      "the end of the file",
      "the whole file: it looks cut short",
    );
  const rowsOf = (name: string): readonly Row[] => tables.get(name)?.rows ?? [];
  const cell = (name: string, row: Row, field: string): string =>
    row.values[tables.get(name)!.fields.indexOf(field)] ?? "";
  const columnOf = (name: string, row: Row, field: string): number => {
    const index = tables.get(name)!.fields.indexOf(field);
    let column = 4;
    for (let k = 0; k < index; k += 1) column += (row.values[k] ?? "").length + 1;
    return column;
  };
  const wrong = (name: string, row: Row, field: string, expected: string, hint: string) =>
    complain(
      row.line,
      columnOf(name, row, field),
      `/${name}/${field}`,
      expected,
      cell(name, row, field) === "" ? "nothing" : JSON.stringify(cell(name, row, field)),
      hint,
    );
  const whole = (name: string, row: Row, field: string): number => {
    const found = cell(name, row, field);
    if (/^\d{1,15}$/.test(found)) return Number(found);
    wrong(name, row, field, "a whole number", "1");
    return 0;
  };
  const decimal = (name: string, row: Row, field: string): number => {
    const found = cell(name, row, field);
    if (found === "") return 0;
    if (/^-?\d+(\.\d*)?$/.test(found)) return Number(found);
    wrong(name, row, field, "a number of hours", "24");
    return 0;
  };
  for (const name of ["CALENDAR", "PROJECT", "TASK"])
    if (!tables.has(name))
      complain(1, 1, `/${name}`, `a table ${name}`, "none", "an export with it");
  if (issues.length > 0) return { ok: false, issues };
  if (rowsOf("PROJECT").length !== 1) {
    const second = rowsOf("PROJECT")[1];
    complain(
      second?.line ?? tables.get("PROJECT")!.line,
      1,
      "/PROJECT",
      "one project",
      `${rowsOf("PROJECT").length}`,
      "an export of one project",
    );
    return { ok: false, issues };
  }

  const hoursPerDay = new Map<number, number>();
  const calendars = rowsOf("CALENDAR").map((row): ExchangeCalendar => {
    const uid = whole("CALENDAR", row, "clndr_id");
    hoursPerDay.set(uid, decimal("CALENDAR", row, "day_hr_cnt") || 8);
    const data = cell("CALENDAR", row, "clndr_data");
    const workDays: boolean[] = Array(7).fill(true);
    const daysOff: { from: number; to: number }[] = [];
    const root = data === "" ? null : readCalendarNode(data);
    if (data !== "" && root === null)
      wrong(
        "CALENDAR",
        row,
        "clndr_data",
        "calendar data as (0||CalendarData()(…))",
        "the calendar again",
      );
    for (const section of root?.children ?? [])
      if (section.name === "DaysOfWeek")
        for (const day of section.children) {
          const number = Number(day.name);
          if (number >= 1 && number <= 7) workDays[(number + 5) % 7] = day.children.length > 0;
        }
      else if (section.name === "Exceptions")
        for (const day of section.children) {
          const serial = /d\|(\d+)/.exec(day.attributes);
          if (serial === null || day.children.length > 0) continue;
          const at = Number(serial[1]) - serialOf1970;
          const last = daysOff[daysOff.length - 1];
          if (last !== undefined && last.to === at - 1) last.to = at;
          else daysOff.push({ from: at, to: at });
        }
    return { uid, name: cell("CALENDAR", row, "clndr_name"), workDays, daysOff };
  });
  const groups = new Map(
    rowsOf("PROJWBS").map((row) => [
      cell("PROJWBS", row, "wbs_id"),
      cell("PROJWBS", row, "proj_node_flag") === "Y" ? "" : cell("PROJWBS", row, "wbs_short_name"),
    ]),
  );
  const after = new Map<number, { uid: number; lagDays: number; lagCalendar?: number }[]>();
  const byClock = rowsOf("SCHEDOPTIONS").some(
    (row) => cell("SCHEDOPTIONS", row, "sched_calendar_on_relationship_lag") === clockLag,
  );
  const calendarOf = new Map(
    rowsOf("TASK").map((row) => [
      Number(cell("TASK", row, "task_id")),
      Number(cell("TASK", row, "clndr_id")),
    ]),
  );
  const uids = new Set(rowsOf("TASK").map((row) => Number(cell("TASK", row, "task_id"))));
  const dayHours = new Map(
    rowsOf("TASK").map((row) => [
      Number(cell("TASK", row, "task_id")),
      hoursPerDay.get(Number(cell("TASK", row, "clndr_id"))) ?? 24,
    ]),
  );
  for (const row of rowsOf("TASKPRED")) {
    const uid = whole("TASKPRED", row, "task_id");
    const on = whole("TASKPRED", row, "pred_task_id");
    for (const [value, field] of [
      [uid, "task_id"],
      [on, "pred_task_id"],
    ] as const)
      if (!uids.has(value))
        wrong("TASKPRED", row, field, "a task of this file", "a task_id of TASK");
    if (cell("TASKPRED", row, "pred_type") !== "PR_FS")
      wrong(
        "TASKPRED",
        row,
        "pred_type",
        "PR_FS, finish to start",
        "PR_FS: other kinds of link are not read",
      );
    const list = after.get(uid) ?? [];
    const hours = decimal("TASKPRED", row, "lag_hr_cnt");
    list.push(
      byClock || hours === 0
        ? { uid: on, lagDays: wholeMinutes(hours / 24) }
        : {
            uid: on,
            lagDays: wholeMinutes(hours / (dayHours.get(on) ?? 24)),
            lagCalendar: calendarOf.get(on)!,
          },
    );
    after.set(uid, list);
  }
  const stamp = (row: Row, ...fields: string[]): number => {
    for (const field of fields) {
      const found = cell("TASK", row, field);
      if (found === "") continue;
      const day = dayOfStamp(found);
      if (day !== null) return day;
      wrong("TASK", row, field, "a date and time", "2026-01-02 00:00");
      return 0;
    }
    wrong("TASK", row, fields[0]!, "a date and time", "2026-01-02 00:00");
    return 0;
  };
  const durationHours = (row: Row): number => {
    const hours = decimal("TASK", row, "target_drtn_hr_cnt");
    if (hours < 0)
      wrong("TASK", row, "target_drtn_hr_cnt", "hours of at least 0", "drop the minus");
    return hours;
  };
  const seen = new Set<number>();
  const tasks = rowsOf("TASK").map((row): ExchangeTask => {
    const uid = whole("TASK", row, "task_id");
    if (seen.has(uid)) wrong("TASK", row, "task_id", "an id of its own", "another");
    seen.add(uid);
    const calendar = whole("TASK", row, "clndr_id");
    if (!hoursPerDay.has(calendar))
      wrong(
        "TASK",
        row,
        "clndr_id",
        `a calendar of this file (${[...hoursPerDay.keys()].join(", ")})`,
        "add the calendar, or name one of these",
      );
    return {
      uid,
      code: cell("TASK", row, "task_code") || String(uid),
      name: cell("TASK", row, "task_name"),
      group: groups.get(cell("TASK", row, "wbs_id")) ?? "",
      calendar,
      startDay: stamp(row, "act_start_date", "early_start_date", "target_start_date"),
      finishDay: stamp(row, "act_end_date", "early_end_date", "target_end_date"),
      durationDays: wholeMinutes(durationHours(row) / (hoursPerDay.get(calendar) ?? 24)),
      done: cell("TASK", row, "status_code") === "TK_Complete",
      after: after.get(uid) ?? [],
    };
  });
  const [only] = rowsOf("PROJECT");
  const start = dayOfStamp(cell("PROJECT", only!, "plan_start_date"));
  if (start === null)
    wrong("PROJECT", only!, "plan_start_date", "a date and time", "2026-01-02 00:00");
  if (issues.length > 0) return { ok: false, issues };
  return {
    ok: true,
    project: {
      name: cell("PROJECT", only!, "proj_short_name"),
      startDay: start!,
      calendars,
      tasks,
    },
    places: rowsOf("TASK").map((row) => ({
      line: row.line,
      column: columnOf("TASK", row, "task_code"),
    })),
  };
}
