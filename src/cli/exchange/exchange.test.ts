import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { compileNetwork } from "../../engine/simulation/programme/network/network.ts";
import { criticalPath } from "../../engine/simulation/programme/network/passes.ts";
import { readMspdi, writeMspdi } from "./mspdi.ts";
import { type ExchangeProject, networkOf } from "./project.ts";
import { readXer, writeXer } from "./xer.ts";

const minutes = (low: number, high: number) =>
  fc.integer({ min: low * 1440, max: high * 1440 }).map((value) => value / 1440);
const word = fc
  .string({ minLength: 1, maxLength: 12 })
  .map((text) => text.replace(/[^\x20-\x7eäöé]/g, "").trim())
  .filter((text) => text !== "");

const project: fc.Arbitrary<ExchangeProject> = fc
  .record({
    name: word,
    startDay: minutes(18_000, 22_000),
    calendars: fc.array(
      fc.record({
        name: word,
        workDays: fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }),
        daysOff: fc.array(fc.integer({ min: 0, max: 8 }), { maxLength: 3 }),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    tasks: fc.array(
      fc.record({
        name: word,
        group: word,
        start: minutes(18_000, 22_000),
        duration: minutes(0, 900),
        done: fc.boolean(),
        calendar: fc.nat(2),
        after: fc.array(fc.record({ back: fc.nat(5), lag: minutes(-30, 60) }), { maxLength: 3 }),
      }),
      { minLength: 1, maxLength: 12 },
    ),
  })
  .map(({ name, startDay, calendars, tasks }) => ({
    name,
    startDay,
    calendars: calendars.map((calendar, index) => ({
      uid: index + 1,
      name: calendar.name,
      workDays: calendar.workDays,
      // Ranges apart from one another, which is how a reader joins days.
      daysOff: calendar.daysOff.map((length, k) => ({
        from: 19_000 + 20 * k,
        to: 19_000 + 20 * k + length,
      })),
    })),
    tasks: tasks.map((task, index) => ({
      uid: index + 1,
      code: `T${index + 1}`,
      name: task.name,
      group: task.group,
      calendar: 1 + (task.calendar % calendars.length),
      startDay: task.start,
      finishDay: task.start + Math.round(task.duration * 1440) / 1440,
      durationDays: task.duration,
      done: task.done,
      after: [...new Map(task.after.map((one) => [one.back, one.lag]))]
        .filter(([back]) => index - 1 - back >= 0)
        .map(([back, lagDays]) => ({ uid: index - back, lagDays })),
    })),
  }));

/** The minutes a file holds, so that sums of fractions compare. */
const inMinutes = (value: unknown): unknown =>
  typeof value === "number"
    ? Math.round(value * 1440)
    : Array.isArray(value)
      ? value.map(inMinutes)
      : value !== null && typeof value === "object"
        ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, inMinutes(one)]))
        : value;

for (const [name, write, read] of [
  ["MSPDI", writeMspdi, readMspdi],
  ["XER", writeXer, readXer],
] as const) {
  test(`${name}: what is written is read again, whatever it holds`, () => {
    fc.assert(
      fc.property(project, (given) => {
        const back = read(write(given), "x");
        assert.ok(back.ok, JSON.stringify(back));
        assert.deepEqual(inMinutes(back.project), inMinutes(given));
      }),
      { numRuns: 200 },
    );
  });
}

const small: ExchangeProject = {
  name: "Hall",
  startDay: 20_000,
  calendars: [
    { uid: 1, name: "Week", workDays: [true, true, true, true, true, false, false], daysOff: [] },
  ],
  tasks: [
    {
      uid: 1,
      code: "A",
      name: "Shell",
      group: "hall",
      calendar: 1,
      startDay: 20_000,
      finishDay: 20_010,
      durationDays: 10,
      done: false,
      after: [],
    },
    {
      uid: 2,
      code: "B",
      name: "Fit-out",
      group: "hall",
      calendar: 1,
      startDay: 20_010,
      finishDay: 20_020,
      durationDays: 5,
      done: false,
      after: [{ uid: 1, lagDays: 2 }],
    },
  ],
};

test("XER with an unknown calendar is named, with its place", () => {
  const broken = writeXer(small).replace("%R\t2\t1\t2\t1\tB", "%R\t2\t1\t2\t77\tB");
  const read = readXer(broken, "plan.xer");
  assert.ok(!read.ok);
  assert.equal(read.issues.length, 1);
  const [issue] = read.issues;
  assert.equal(issue!.path, "/TASK/clndr_id");
  assert.equal(issue!.found, '"77"');
  const line = broken.split("\r\n")[issue!.line - 1]!;
  assert.equal(line.slice(issue!.column - 1, issue!.column + 1), "77");
});

test("XER cut short, or with a negative duration, is refused by place", () => {
  const good = writeXer(small);
  const cut = readXer(good.slice(0, good.indexOf("%T\tTASKPRED")), "plan.xer");
  assert.ok(!cut.ok);
  assert.match(cut.issues[0]!.expected, /^%E/);
  const less = good.replace("TK_NotStart\t240", "TK_NotStart\t-240");
  assert.notEqual(less, good);
  const negative = readXer(less, "plan.xer");
  assert.ok(!negative.ok);
  const [issue] = negative.issues;
  assert.equal(issue!.found, '"-240"');
  const line = less.split("\r\n")[issue!.line - 1]!;
  assert.equal(line.slice(issue!.column - 1, issue!.column + 3), "-240");
});

test("MSPDI with an unknown calendar, another kind of link or a document type is refused by place", () => {
  const good = writeMspdi(small);
  const cases: [string, string, RegExp][] = [
    [
      "<ConstraintType>0</ConstraintType><CalendarUID>1",
      "<ConstraintType>0</ConstraintType><CalendarUID>9",
      /CalendarUID/,
    ],
    ["<Type>1</Type><CrossProject>", "<Type>3</Type><CrossProject>", /Type/],
    ["<Duration>PT240H0M0S", "<Duration>ten days", /Duration/],
  ];
  for (const [from, to, path] of cases) {
    assert.ok(good.includes(from), from);
    const read = readMspdi(good.replace(from, to), "plan.xml");
    assert.ok(!read.ok);
    assert.match(read.issues[0]!.path, path);
    assert.ok(read.issues[0]!.line > 1);
  }
  for (const bad of [
    '<!DOCTYPE x [<!ENTITY a "b">]><Project/>',
    "<Project><Name>&a;</Name></Project>",
    "<Project><Name></Project>",
    "<Project>",
    "",
  ])
    assert.ok(!readMspdi(bad, "plan.xml").ok, bad);
});

test("a file read back gives the critical path of the network it came from", () => {
  const read = readXer(writeXer(small), "plan.xer");
  assert.ok(read.ok);
  const compiled = compileNetwork(networkOf(read.project).network);
  assert.ok(compiled.ok);
  const path = criticalPath(compiled.compiled);
  // Day 20,000 is a Thursday: ten working days from it end on a Thursday two weeks on.
  assert.equal(path.finishDay[0], 20_014);
});

test("files of other tools: eight-hour days, and lags that count working days", () => {
  const days = (lag: string) => `<?xml version="1.0"?>
<Project xmlns="http://schemas.microsoft.com/project"><Name>Site</Name>
<StartDate>2026-01-01T08:00:00</StartDate><CalendarUID>1</CalendarUID><MinutesPerDay>480</MinutesPerDay>
<Calendars><Calendar><UID>1</UID><Name>Standard</Name><WeekDays>
<WeekDay><DayType>1</DayType><DayWorking>0</DayWorking></WeekDay>
<WeekDay><DayType>7</DayType><DayWorking>0</DayWorking></WeekDay>
</WeekDays></Calendar></Calendars><Tasks>
<Task><UID>0</UID><Name>Site</Name></Task>
<Task><UID>1</UID><Name>A</Name><Start>2026-01-01T08:00:00</Start><Finish>2026-01-02T17:00:00</Finish><Duration>PT16H0M0S</Duration></Task>
<Task><UID>2</UID><Name>B</Name><Start>2026-01-05T08:00:00</Start><Finish>2026-01-05T17:00:00</Finish><Duration>PT8H0M0S</Duration>
<PredecessorLink><PredecessorUID>1</PredecessorUID><Type>1</Type>${lag}</PredecessorLink></Task>
</Tasks></Project>`;
  const gapOf = (lag: string) => {
    const read = readMspdi(days(lag), "x.xml");
    assert.ok(read.ok, JSON.stringify(read));
    assert.equal(read.project.tasks[0]!.durationDays, 2);
    const compiled = compileNetwork(networkOf(read.project).network);
    assert.ok(compiled.ok);
    const path = criticalPath(compiled.compiled);
    const at = (id: string) => compiled.compiled.indexOf.get(id)!;
    return path.startDay[at("2")]! - path.finishDay[at("1")]!;
  };
  // Five working days are seven by the clock.
  assert.equal(Math.round(gapOf("<LinkLag>24000</LinkLag><LagFormat>7</LagFormat>")), 7);
  assert.equal(Math.round(gapOf("<LinkLag>72000</LinkLag><LagFormat>8</LagFormat>")), 5);
});
