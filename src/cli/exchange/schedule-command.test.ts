import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { scheduleCommand } from "../commands/schedule.ts";
import { validateScheduleCommand } from "../commands/validate-schedule.ts";
import { packageRoot } from "../context.ts";

const collect = () => {
  let out = "";
  let err = "";
  return {
    effects: {
      stdout: (text: string) => {
        out += text;
      },
      stderr: (text: string) => {
        err += text;
      },
    },
    out: () => out,
    err: () => err,
  };
};
const plan = (name: string) => join(packageRoot, `scenarios/${name}.yaml`);
const narrow = (text: string) => {
  for (const line of text.split("\n")) assert.ok([...line].length <= 80, line);
};

test("schedule: 80 columns, one JSON object, the same bytes for the same seed", async () => {
  for (const name of ["openai-nvidia-10gw", "stargate-2026-10", "first-hall"]) {
    const words = collect();
    const args = { plan: plan(name), draws: "200", seed: "7" };
    assert.equal(await scheduleCommand({ ...args, json: false }, words.effects), 0);
    narrow(words.out());
    const twice = [collect(), collect()];
    for (const one of twice) await scheduleCommand({ ...args, json: true }, one.effects);
    assert.equal(twice[0]!.out(), twice[1]!.out());
    const found = JSON.parse(twice[0]!.out());
    assert.equal(found.command, "schedule");
    assert.ok(found.blocks.length > 0);
    for (const block of found.blocks) {
      const dates = block.readyForService;
      assert.ok(dates.p10 <= dates.p50 && dates.p50 <= dates.p80 && dates.p80 <= dates.p90);
    }
  }
});

test("schedule --out writes files that the command reads back to the same dates", async () => {
  const folder = mkdtempSync(join(tmpdir(), "ampacity-schedule-"));
  try {
    const quiet = collect();
    await scheduleCommand(
      { plan: plan("first-hall"), json: true, draws: "20", out: folder },
      quiet.effects,
    );
    const written = JSON.parse(quiet.out()).blocks[0].activities as {
      id: string;
      floatDays: number;
    }[];
    for (const name of ["schedule.xml", "schedule.xer"]) {
      const read = collect();
      assert.equal(
        await scheduleCommand({ plan: join(folder, name), json: true }, read.effects),
        0,
        read.err(),
      );
      const rows = JSON.parse(read.out()).activities as { id: string; floatDays: number }[];
      for (const activity of written) {
        const row = rows.find((one) => one.id === activity.id);
        assert.ok(row !== undefined, activity.id);
        assert.ok(Math.abs(row.floatDays - activity.floatDays) < 0.1, activity.id);
      }
    }
    const broken = join(folder, "broken.xer");
    writeFileSync(
      broken,
      readFileSync(join(folder, "schedule.xer"), "utf8").replace(
        /(%R\t1\t1\t2\t)1\t/,
        (_, head: string) => `${head}99\t`,
      ),
    );
    const refused = collect();
    assert.equal(await scheduleCommand({ plan: broken, json: false }, refused.effects), 1);
    const turned = join(folder, "cycle.xer");
    writeFileSync(
      turned,
      readFileSync(join(folder, "schedule.xer"), "utf8").replace(
        /(%R\t)(\d+)(\t)(\d+)(\t)(\d+)(\t1\t1\tPR_FS\t0)/,
        (
          whole,
          a: string,
          _id: string,
          b: string,
          task: string,
          c: string,
          on: string,
          d: string,
        ) => `${whole}\r\n${a}999${b}${on}${c}${task}${d}`,
      ),
    );
    await assert.rejects(
      scheduleCommand(
        { plan: plan("first-hall"), json: true, draws: "5", out: turned },
        collect().effects,
      ),
      /--out: expected a folder that can be written, found EEXIST/,
    );
    const cycle = collect();
    assert.equal(await scheduleCommand({ plan: turned, json: false }, cycle.effects), 1);
    assert.match(cycle.err(), /cycle\.xer:\d+:\d+: .*expected no cycle, found the cycle .+ → .+/);
    assert.match(cycle.err(), /; try dropping one of these links/);
    assert.doesNotMatch(cycle.err(), /cycle\.xer:1:1/);
    await assert.rejects(
      scheduleCommand({ plan: turned, json: false, racksPerMonth: "3" }, collect().effects),
      /cycle\.xer: expected a plan file beside a limit a month/,
    );
    assert.match(refused.err(), /broken\.xer:\d+:\d+: \/TASK\/clndr_id: expected a calendar/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("validate schedule: 80 columns, one JSON object with cases and summary", async () => {
  const words = collect();
  assert.equal(await validateScheduleCommand({ json: false }, words.effects), 0);
  narrow(words.out());
  const data = collect();
  await validateScheduleCommand({ json: true }, data.effects);
  const found = JSON.parse(data.out());
  assert.equal(found.command, "validate schedule");
  assert.equal(found.cases.length, 13);
  for (const key of ["coverage", "widthMonthsMedian", "pinball", "baselines"])
    assert.ok(key in found.summary, key);
});

test("limits a month as options: later, never earlier; a bad one is named", async () => {
  const last = async (more: object) => {
    const one = collect();
    const args = { plan: plan("openai-nvidia-10gw"), draws: "50", seed: "7", json: true };
    await scheduleCommand({ ...args, ...more }, one.effects);
    const found = JSON.parse(one.out());
    assert.equal(
      found.limits.racksPerMonth,
      "racksPerMonth" in more ? Number(more.racksPerMonth) : null,
    );
    assert.equal(found.limits.hbmBytesPerMonth, "hbmPerMonth" in more ? 6e15 : null);
    assert.equal(found.limits.shellCrewsPerSite, 4);
    return found.blocks.at(-1).inService.p50 as string;
  };
  const free = await last({});
  assert.ok((await last({ racksPerMonth: "300" })) > free);
  assert.ok((await last({ hbmPerMonth: "6 PB" })) > free);
  assert.ok((await last({ racksPerMonth: "1000000" })) >= free);
  for (const [more, says] of [
    [{ draws: "1000000" }, /--draws: expected a whole number from 0 to 100000, found "1000000"/],
    [{ racksPerMonth: "-3" }, /--racks-per-month: expected a number above zero, found "-3"/],
    [{ hbmPerMonth: "6 MW" }, /--hbm-per-month: expected data above zero, found "6 MW"/],
  ] as const)
    await assert.rejects(last(more), says);
});
