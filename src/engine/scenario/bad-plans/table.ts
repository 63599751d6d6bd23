/**
 * Plans with mistakes that people and machines make, each made from the small plan by an edit, with
 * what the check must print. An expectation that begins with a position holds line and column too.
 */
import { smallPlan } from "../../small-catalogue.fixture.ts";

export interface BadPlan {
  readonly name: string;
  readonly text: string;
  /** Beginnings of printed issues, all of which must be there, without the file's name. */
  readonly prints: readonly string[];
  /** Exactly this many issues; left out where other ones may follow from the first. */
  readonly count?: number;
}

/** The small plan with each `[found, replacement]` made once, in order. */
export function edited(...edits: readonly (readonly [string, string])[]): string {
  let text = smallPlan;
  for (const [found, replacement] of edits) {
    if (!text.includes(found)) throw new Error(`the small plan has no ${JSON.stringify(found)}`);
    text = text.replace(found, () => replacement);
  }
  return text;
}

const fleet = "fleet: [{ platform: rack-100, fills: 100 %, life: 5 years }]";
const inService = "counts: blocks in service }";
const condition = (cel: string) =>
  edited([inService, `counts: blocks in service, when: ['${cel}'] }`]);
const bad = (
  name: string,
  edits: readonly (readonly [string, string])[] | string,
  prints: readonly string[],
  count?: number,
): BadPlan => ({
  name,
  text: typeof edits === "string" ? edits : edited(...edits),
  prints,
  ...(count === undefined ? {} : { count }),
});

/** Ten of the one before at each step: 10^6 from six anchors. */
const laughs = (): string => {
  let text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (let level = 1; level < 6; level += 1) {
    const ten = Array.from({ length: 10 }, () => `*a${level - 1}`).join(", ");
    text += `a${level}: &a${level} [${ten}]\n`;
  }
  return text;
};

export const badPlans: readonly BadPlan[] = [
  // Units and quantities
  bad(
    "a unit of another dimension",
    [["capacity: 50 MW", "capacity: 50 MWh"]],
    ["14:15: /blocks/0/capacity: expected a power such as"],
    1,
  ),
  bad(
    "a unit that does not exist",
    [["capacity: 50 MW", "capacity: 50 MX"]],
    [
      '14:15: /blocks/0/capacity: expected a power such as `1.2 MW`, found "50 MX"; try W, kW, MW, GW',
    ],
    1,
  ),
  bad(
    "a unit in the wrong case",
    [["capacity: 50 MW", "capacity: 50 mw"]],
    ["14:15: /blocks/0/capacity: expected a power"],
    1,
  ),
  bad(
    "a quantity without its unit",
    [["capacity: 50 MW", "capacity: 50"]],
    ["14:15: /blocks/0/capacity: expected a power"],
    1,
  ),
  bad(
    "money in a field of power",
    [["per: 10 MW", "per: 10 MUSD"]],
    ["23:68: /agreements/deal/grants/0/per: expected a power"],
    1,
  ),
  bad(
    "power in a field of money",
    [["amount: 100 MUSD", "amount: 100 MW"]],
    ["23:53: /agreements/deal/grants/0/amount: expected a money"],
    1,
  ),
  bad(
    "a number that is not one",
    [["requestsPerUserWeek: 25", "requestsPerUserWeek: .nan"]],
    [
      "32:26: /loads/chat/requestsPerUserWeek: expected a finite number, with its unit where it has one, found NaN",
    ],
    1,
  ),
  bad(
    "an infinite number",
    [["requestsPerUserWeek: 25", "requestsPerUserWeek: .inf"]],
    [
      "32:26: /loads/chat/requestsPerUserWeek: expected a finite number, with its unit where it has one, found Infinity",
    ],
    1,
  ),
  bad(
    "a number beyond all numbers",
    [["inputTokens: 2000", "inputTokens: 1e999"]],
    ["33:18: /loads/chat/inputTokens: expected a finite number"],
    1,
  ),
  bad(
    "a quantity beyond all numbers",
    [["capacity: 50 MW", "capacity: 1e400 GW"]],
    ["14:15: /blocks/0/capacity: expected a power"],
    1,
  ),
  bad(
    "more power than the world has",
    [["capacity: 50 MW", "capacity: 1e30 GW"]],
    ["14:15: /blocks/0/capacity: expected a power of at most"],
    1,
  ),
  bad(
    "money beyond whole cents",
    [["upTo: 500 MUSD", "upTo: 1e300 USD"]],
    ["23:35: /agreements/deal/grants/0/upTo: expected an amount that whole cents can count"],
    1,
  ),
  bad(
    "words for a number",
    [["inputTokens: 2000", "inputTokens: two thousand"]],
    ["33:18: /loads/chat/inputTokens: expected a count"],
    1,
  ),
  // Below zero, above the whole
  bad(
    "a negative count of racks",
    [["fills: 100 %", "racks: -3"]],
    ["17:42: /blocks/0/fleet/0/racks: expected at least 0, found -3"],
    1,
  ),
  bad(
    "part of a rack",
    [["fills: 100 %", "racks: 1.5"]],
    ["17:42: /blocks/0/fleet/0/racks: expected a whole number, found 1.5"],
    1,
  ),
  bad(
    "negative money",
    [["amount: 100 MUSD", "amount: -100 MUSD"]],
    ["23:53: /agreements/deal/grants/0/amount: expected an amount of at least zero"],
    1,
  ),
  bad(
    "a limit of the schedule that allows nothing, and one in watts",
    [["blocks:\n", "schedule: { racksPerMonth: 0, hbmPerMonth: 6 MW }\nblocks:\n"]],
    [
      "/schedule/racksPerMonth: expected above 0, found 0; try a number above 0",
      "/schedule/hbmPerMonth: expected a data such as",
    ],
  ),
  bad(
    "negative capacity",
    [["capacity: 50 MW", "capacity: -50 MW"]],
    ["14:15: /blocks/0/capacity: expected a power above zero"],
    1,
  ),
  bad(
    "negative users",
    [["value: 5 M users", "value: -5 M users"]],
    ["/serving/users/weeklyActive/0/value: expected a users above zero"],
    1,
  ),
  bad(
    "a negative assumption",
    smallPlanWith("assumptions: { compute-capex-per-it: { value: -3 GUSD/GW } }"),
    ["43:47: /assumptions/compute-capex-per-it/value: expected a powerPrice at least 0"],
    1,
  ),
  bad(
    "a share above the whole in an assumption",
    smallPlanWith("assumptions: { spare-share: { value: 150 % } }"),
    ["43:38: /assumptions/spare-share/value: expected a share at most 100 %"],
    1,
  ),
  bad(
    "a fleet that is all network",
    smallPlanWith("assumptions: { network-share-of-compute: { value: 100 % } }"),
    ["43:51: /assumptions/network-share-of-compute/value: expected a share at most 90 %"],
    1,
  ),
  bad(
    "a machine without a life",
    smallPlanWith("assumptions: { compute-life: { value: 0 years } }"),
    ["43:39: /assumptions/compute-life/value: expected a duration above zero"],
    1,
  ),
  bad(
    "a fleet that fills more than its block",
    [["fills: 100 %", "fills: 120 %"]],
    ["17:42: /blocks/0/fleet/0/fills: expected a share of at most 1"],
    1,
  ),
  bad(
    "a cached share above the whole",
    [["cachedShare: 50 %", "cachedShare: 150 %"]],
    ["34:18: /loads/chat/cachedShare: expected a share of at most 1"],
    1,
  ),
  bad(
    "shares of the fleet above the whole",
    [
      ["does: training, share: 20 %", "does: training, share: 80 %"],
      ["serving:\n", "  research: { kind: share, does: research, share: 30 % }\nserving:\n"],
    ],
    ["27:3: /loads: expected share loads that sum to at most 100 %, found 110 %"],
    1,
  ),
  bad(
    "an interval that does not hold its value",
    [["outputTokens: 500", "outputTokens: { value: 500, low: 600, high: 900 }"]],
    ["35:19: /loads/chat/outputTokens: expected low ≤ value ≤ high"],
    1,
  ),
  bad(
    "regions that do not sum",
    [["share: 100 %, utcOffset", "share: 60 %, utcOffset"]],
    ["/serving/regions: expected shares that sum to 100 %, found 60 %"],
    1,
  ),
  // Names
  bad(
    "an unknown site",
    [["site: home", "site: hom"]],
    [
      "13:11: /blocks/0/site: expected a site of this plan, or `unassigned`, found `hom`; try `home`",
    ],
    1,
  ),
  bad(
    "an unknown site of the catalogue",
    [["home: { itCapacity", "home: { from: sites/nowhere, itCapacity"]],
    ["10:17: /sites/home/from: expected a site of the catalogue, found `sites/nowhere`"],
    1,
  ),
  bad(
    "an unknown platform",
    [["platform: rack-100", "platform: rack-10"]],
    [
      "17:25: /blocks/0/fleet/0/platform: expected a platform of the catalogue, found `rack-10`; try `rack-100`",
    ],
    1,
  ),
  bad(
    "a platform named after JavaScript's own",
    [["platform: rack-100", "platform: constructor"]],
    ["17:25: /blocks/0/fleet/0/platform: expected a platform of the catalogue"],
    1,
  ),
  bad(
    "an unknown LLM",
    [["llm: dense,", "llm: densee,"]],
    [
      "25:44: /roadmap/llms/flagship/0/llm: expected an LLM shape of the catalogue, found `densee`; try `dense`",
    ],
    1,
  ),
  bad(
    "an unknown role of LLM",
    [["llm: flagship", "llm: flagshop"]],
    ["29:10: /loads/chat/llm: expected a role of `roadmap.llms`, found `flagshop`; try flagship"],
    1,
  ),
  bad(
    "an unknown tier",
    [["tier: interactive", "tier: interactiv"]],
    ["30:11: /loads/chat/tier: expected a tier of `serving.targets`"],
    1,
  ),
  bad(
    "an unknown party",
    [["parties: { from: them", "parties: { from: then"]],
    [
      "21:22: /agreements/deal/parties/from: expected a party of this plan, found `then`; try `them`",
    ],
    1,
  ),
  bad(
    "an unknown holder",
    [["    frame: it\n", "    frame: it\n    holders: [{ from: 2026-01-01, user: uss }]\n"]],
    ["16:41: /blocks/0/holders/0/user: expected a party of this plan, found `uss`; try `us`"],
    1,
  ),
  bad(
    "an unknown assumption by reference",
    [["peakToTrough: 2", "peakToTrough: { from: pue-anual }"]],
    ["40:25: /serving/peakToTrough/from: expected an assumption of the catalogue"],
    1,
  ),
  bad(
    "an assumption of another dimension",
    [["peakToTrough: 2", "peakToTrough: { from: rack-install }"]],
    [
      "40:25: /serving/peakToTrough/from: expected an assumption in ratio, found `rack-install`, a duration",
    ],
    1,
  ),
  bad(
    "an override that nothing reads",
    smallPlanWith("assumptions: { pue-anual: { value: 1.2 } }"),
    [
      "43:27: /assumptions/pue-anual: expected an assumption that the engine, the catalogue or this plan reads, found `pue-anual`; try `pue-annual`",
    ],
    1,
  ),
  bad(
    "an unknown agreement of the catalogue",
    [["  deal:\n", "  deal:\n    from: agreements/nothing\n"]],
    ["20:11: /agreements/deal/from: expected an agreement of the catalogue"],
    1,
  ),
  bad(
    "superseded by an unknown agreement",
    [["is: announced }]", "is: superseded, by: deel }]"]],
    [
      "22:54: /agreements/deal/status/0/by: expected an agreement of this plan, found `deel`; try deal",
    ],
    1,
  ),
  bad(
    "superseded by JavaScript's own",
    [["is: announced }]", "is: superseded, by: constructor }]"]],
    ["22:54: /agreements/deal/status/0/by: expected an agreement of this plan"],
    1,
  ),
  bad(
    "a grant on an unknown block",
    [["counts: blocks in service }", "counts: blocks in service, blocks: [hall-2] }"]],
    [
      "23:122: /agreements/deal/grants/0/blocks/0: expected a block of this plan, found `hall-2`; try hall-1",
    ],
    1,
  ),
  bad(
    "a grant on an unknown state",
    [["counts: blocks in service }", "counts: blocks in servce }"]],
    ["23:94: /agreements/deal/grants/0/counts: expected `blocks` and a state of a block"],
    1,
  ),
  bad(
    "a misspelt field",
    [["    capacity: 50 MW", "    capcity: 50 MW"]],
    [
      "14:5: /blocks/0/capcity: expected a known field, found `capcity`; try `capacity`",
      "12:5: /blocks/0/capacity: expected `capacity`, found nothing",
    ],
    2,
  ),
  bad(
    "a misspelt field at the top",
    [["horizon:", "horison:"]],
    ["4:1: /horison: expected a known field, found `horison`; try `horizon`"],
    2,
  ),
  bad(
    "a misspelt state",
    [["ready for service: 2026", "redy for service: 2026"]],
    [
      "16:42: /blocks/0/milestones/redy for service: expected a known field, found `redy for service`; try `ready for service`",
    ],
    1,
  ),
  bad(
    "an unknown kind of load",
    [["kind: per user", "kind: per users"]],
    ["28:11: /loads/chat/kind: expected one of per user, tokens, share"],
    1,
  ),
  bad(
    "an unknown precision",
    [["llm: dense, precision: fp8", "llm: dense, precision: fp9"]],
    [
      '25:62: /roadmap/llms/flagship/0/precision: expected one of bf16, fp8, fp4, found "fp9"; try fp8',
    ],
    1,
  ),
  bad(
    "an id with capitals and spaces",
    [["id: hall-1", "id: Hall 1"]],
    [
      '12:9: /blocks/0/id: expected an id: small letters, digits, dots and hyphens, found "Hall 1"; try `hall-1`',
    ],
    1,
  ),
  bad(
    "an id with a slash",
    [["scenario: small", "scenario: ../small"]],
    ["1:11: /scenario: expected an id"],
    1,
  ),
  bad(
    "a key that is no id",
    [["  home: { it", "  Ho me: { it"]],
    [
      "10:3: /sites/Ho me: expected an id: small letters, digits, dots and hyphens, found `Ho me`; try `ho-me`",
    ],
  ),
  bad(
    "the same id twice",
    [
      [
        "agreements:\n",
        `  - id: hall-1\n    site: home\n    capacity: 5 MW\n    frame: it\n    milestones: { announced: 2025-06-01 }\n    fleet: []\nagreements:\n`,
      ],
    ],
    ["18:9: /blocks/1/id: expected an id used once, found `hall-1` again"],
    1,
  ),
  bad(
    "a reserved key, prototype",
    [["  them: {", "  __proto__: { roles: [user] }\n  them: {"]],
    ["8:3: expected a field or an id, found the reserved name `__proto__`"],
    1,
  ),
  bad(
    "a reserved key, constructor",
    [["  them: {", "  constructor: { roles: [user] }\n  them: {"]],
    ["8:3: expected a field or an id, found the reserved name `constructor`"],
    1,
  ),
  // Frames, capacity, fleets
  bad(
    "a block in a generation frame",
    [["    frame: it\n", "    frame: generation\n"]],
    [
      "15:12: /blocks/0/frame: expected `it` or `facility`: racks stand on IT power, found `generation`",
    ],
  ),
  bad(
    "a grant in a frame that its blocks lack",
    [["frame: it, counts", "frame: generation, counts"]],
    [
      "23:82: /agreements/deal/grants/0/frame: expected a frame that its blocks have, found `generation`",
    ],
  ),
  bad(
    "frames added: a grant over blocks of two frames",
    [
      [
        "agreements:\n",
        "  - id: hall-2\n    site: home\n    capacity: 5 MW\n    frame: facility\n    milestones: { announced: 2025-06-01 }\n    fleet: []\nagreements:\n",
      ],
      ["frame: it, counts", "frame: facility, counts"],
    ],
    ["/agreements/deal/grants/0/frame: expected a frame that its blocks have, found `facility`"],
    1,
  ),
  bad(
    "a grant by capacity without its frame",
    [["frame: it, counts", "counts"]],
    ["23:14: /agreements/deal/grants/0: expected a `frame` beside `per`"],
    1,
  ),
  bad(
    "blocks larger than their site",
    [["capacity: 50 MW", "capacity: 70 MW"]],
    [
      "14:15: /blocks/0/capacity: expected blocks of at most 60 MW IT at `home`, found 70 MW with this block",
    ],
    1,
  ),
  bad(
    "two blocks that together are larger than their site",
    [
      [
        "agreements:\n",
        "  - id: hall-2\n    site: home\n    capacity: 20 MW\n    frame: it\n    milestones: { announced: 2025-06-01 }\n    fleet: []\nagreements:\n",
      ],
    ],
    [
      "20:15: /blocks/1/capacity: expected blocks of at most 60 MW IT at `home`, found 70 MW with this block",
    ],
    1,
  ),
  bad(
    "more racks than fit",
    [["fills: 100 %", "racks: 501"]],
    ["17:42: /blocks/0/fleet/0/racks: expected at most 500 of 100 kW inside 50 MW IT, found 501"],
    1,
  ),
  bad(
    "cohorts that overlap above the block",
    [
      [
        fleet,
        "fleet: [{ platform: rack-100, from: 2026-10 }, { platform: rack-100, from: 2027-10 }]",
      ],
    ],
    [
      "17:12: /blocks/0/fleet: expected cohorts that together draw at most 50 MW IT, found 100 MW at once",
    ],
    1,
  ),
  bad(
    "cohorts without dates above the block",
    [[fleet, "fleet: [{ platform: rack-100, fills: 60 % }, { platform: rack-100, fills: 60 % }]"]],
    [
      "17:12: /blocks/0/fleet: expected cohorts that together draw at most 50 MW IT, found 60 MW at once",
    ],
    1,
  ),
  bad(
    "a follower without a life before it",
    [[fleet, "fleet: [{ platform: rack-100, then: rack-100 }]"]],
    ["17:41: /blocks/0/fleet/0/then: expected a `life` beside `then`"],
    1,
  ),
  bad(
    "a life that ends at once",
    [["life: 5 years", "life: 1 s, then: rack-100"]],
    ["17:55: /blocks/0/fleet/0/life: expected a life of at least a month"],
    1,
  ),
  bad(
    "a release for every watt",
    [["per: 10 MW", "per: 1 W"]],
    [
      "23:68: /agreements/deal/grants/0/per: expected a unit of which its blocks hold at most 10000",
    ],
    1,
  ),
  // Dates
  bad(
    "a date that does not exist",
    [["ready for service: 2026-06-30", "ready for service: 2026-06-31"]],
    [
      '16:61: /blocks/0/milestones/ready for service: expected a date, YYYY-MM-DD or YYYY-MM, found "2026-06-31"; try a day that exists in that month',
    ],
    1,
  ),
  bad(
    "a leap day in a common year",
    [["asOf: 2026-01-01", "asOf: 2026-02-29"]],
    ["3:7: /asOf: expected a date"],
    1,
  ),
  bad(
    "a date the other way round",
    [["asOf: 2026-01-01", "asOf: 01.02.2026"]],
    ["3:7: /asOf: expected a date, YYYY-MM-DD or YYYY-MM"],
    1,
  ),
  bad(
    "a year for a date",
    [["asOf: 2026-01-01", "asOf: 2026"]],
    ["3:7: /asOf: expected text, found 2026"],
    1,
  ),
  bad(
    "a horizon that runs backwards",
    [["from: 2026-01, to: 2030-12", "from: 2030-12, to: 2026-01"]],
    ["4:10: /horizon: expected from ≤ to, at most 40 years, found 2030-12 to 2026-01"],
    1,
  ),
  bad(
    "a horizon of a thousand years",
    [["to: 2030-12", "to: 3030-12"]],
    ["4:10: /horizon: expected from ≤ to, at most 40 years"],
    1,
  ),
  bad(
    "something observed in the future",
    [["ready for service: 2026-06-30", "ready for service: { on: 2026-06-30, kind: observed }"]],
    [
      "16:61: /blocks/0/milestones/ready for service: expected an observed date on or before 2026-01-01, found 2026-06-30",
    ],
    1,
  ),
  bad(
    "users in no order",
    [
      [
        "[{ on: 2026-01-01, value: 5 M users }]",
        "[{ on: 2026-05-01, value: 5 M users }, { on: 2026-01-01, value: 6 M users }]",
      ],
    ],
    ["38:26: /serving/users/weeklyActive: expected dated values in order, one a month"],
    1,
  ),
  bad(
    "a long stop that is no date",
    [["    grants:", "    longStop: some day\n    grants:"]],
    ["23:15: /agreements/deal/longStop: expected a date, `none` or `none published`"],
    1,
  ),
  // Agreements and conditions
  bad(
    "a condition that does not parse",
    condition("capacityW >"),
    ["23:120: /agreements/deal/grants/0/when/0: expected a CEL condition, found"],
    1,
  ),
  bad(
    "a condition that reads an unknown name",
    condition("pizza > 3"),
    [
      "23:120: /agreements/deal/grants/0/when/0: expected a CEL condition, found `pizza` is not one of capacityW, units, day, date, facts",
    ],
    1,
  ),
  bad(
    "a condition that compares a date with a number",
    condition("date < 5"),
    [
      "23:120: /agreements/deal/grants/0/when/0: expected a CEL condition, found no matching overload for '_<_' applied to '(string, int)'",
    ],
    1,
  ),
  bad(
    "a condition that reads a fact nobody states",
    condition("facts.rain"),
    [
      "23:120: /agreements/deal/grants/0/when/0: expected facts that an entry of `events:` names, found `facts.rain`",
    ],
    1,
  ),
  bad(
    "a condition that reads a misspelt fact",
    `${condition('facts["rain"] == true')}events: [{ on: 2026-05-01, name: rein, value: true }]\n`,
    [
      "23:120: /agreements/deal/grants/0/when/0: expected facts that an entry of `events:` names, found `facts.rain`; try rein",
    ],
    1,
  ),
  bad(
    "a condition that is no truth",
    condition("capacityW + 1.0"),
    [
      "23:120: /agreements/deal/grants/0/when/0: expected a CEL condition, found `capacityW + 1.0`, which is neither true nor false",
    ],
    1,
  ),
  bad(
    "a supersession cycle",
    [
      ["is: announced }]", "is: superseded, by: other }]"],
      [
        "roadmap:\n",
        "  other:\n    instrument: equity\n    parties: { from: them, to: us }\n    status: [{ from: 2026-01-01, is: superseded, by: deal }]\n    grants: []\nroadmap:\n",
      ],
    ],
    [
      "22:13: /agreements/deal/status: expected supersession without a cycle, found deal → other → deal",
      "/agreements/other/status: expected supersession without a cycle",
    ],
    2,
  ),
  bad(
    "an agreement that supersedes itself",
    [["is: announced }]", "is: superseded, by: deal }]"]],
    ["22:13: /agreements/deal/status: expected supersession without a cycle, found deal → deal"],
    1,
  ),
  bad(
    "an agreement without a status",
    [["status: [{ from: 2025-06-01, is: announced }]", "status: []"]],
    ["22:13: /agreements/deal/status: expected at least 1 in the list, found a list of 0"],
    1,
  ),
  bad(
    "a release without an amount",
    [["amount: 100 MUSD, ", ""]],
    ["23:14: /agreements/deal/grants/0: expected `amount`, found nothing"],
    1,
  ),
  // What is missing or of another shape
  bad(
    "a missing title",
    [["title: One hall\n", ""]],
    ["1:1: /title: expected `title`, found nothing; try adding `title: …` (text)"],
    1,
  ),
  bad(
    "a title without a text",
    [["title: One hall", "title:"]],
    ["2:7: /title: expected text, found null"],
    1,
  ),
  bad(
    "no serving at all",
    smallPlan.slice(0, smallPlan.indexOf("serving:\n")),
    ["1:1: /serving: expected `serving`, found nothing"],
    1,
  ),
  bad(
    "no blocks",
    [
      [
        "blocks:\n  - id: hall-1\n    site: home\n    capacity: 50 MW\n    frame: it\n    milestones: { announced: 2025-06-01, ready for service: 2026-06-30 }\n    fleet: [{ platform: rack-100, fills: 100 %, life: 5 years }]\n",
        "blocks: []\n",
      ],
    ],
    ["11:9: /blocks: expected at least 1 in the list, found a list of 0"],
    1,
  ),
  bad(
    "a mapping for a list",
    [
      [
        "fleet: [{ platform: rack-100, fills: 100 %, life: 5 years }]",
        "fleet: { platform: rack-100 }",
      ],
    ],
    ["17:12: /blocks/0/fleet: expected a list, found a mapping"],
    1,
  ),
  bad(
    "a number for a text",
    [["title: One hall", "title: 12"]],
    ['2:8: /title: expected text, found 12; try quotes: "12"'],
    1,
  ),
  bad(
    "a truth for a text",
    [["title: One hall", "title: true"]],
    ["2:8: /title: expected text, found true"],
    1,
  ),
  bad(
    "an empty file",
    "",
    [
      "1:1: expected a mapping of plan fields, found nothing; try starting with `scenario: my-plan`",
    ],
    1,
  ),
  bad(
    "nothing but a comment",
    "# later\n",
    ["1:1: expected a mapping of plan fields, found nothing"],
    1,
  ),
  bad(
    "a list for a plan",
    "- scenario: small\n- title: One hall\n",
    ["1:1: expected a mapping of plan fields, found a list of 2"],
    1,
  ),
  bad("a text for a plan", "hello\n", ['1:1: expected a mapping of plan fields, found "hello"'], 1),
  bad(
    "two plans in one file",
    `${smallPlan}---\n${smallPlan}`,
    ["43:1: expected well-formed YAML, found more than one document in the file"],
    1,
  ),
  // YAML itself
  bad(
    "a tab for indentation",
    [["  us: {", "\tus: {"]],
    ["7:1: expected well-formed YAML, found a tab used as indentation; try two spaces"],
  ),
  bad(
    "the same key twice",
    [["title: One hall\n", "title: One hall\ntitle: Two halls\n"]],
    ["3:1: expected well-formed YAML, found the same key twice in one mapping"],
    1,
  ),
  bad(
    "a list as a key",
    [["title: One hall", "[title]: One hall"]],
    ["2:1: expected a field or an id, found a list as a key"],
    1,
  ),
  bad(
    "a bracket that never closes",
    [["roles: [owner, user] }", "roles: [owner, user }"]],
    ["expected well-formed YAML"],
  ),
  bad(
    "an alias inside its own anchor",
    [["parties:\n", "parties: &all\n  again: *all\n"]],
    ["7:10: expected a document without cycles, found *all inside &all"],
    1,
  ),
  bad(
    "an alias without an anchor",
    [["title: One hall", "title: *hall"]],
    ["2:8: expected an anchor `&hall` above, found `*hall` with none"],
    1,
  ),
  bad(
    "a merge key",
    [["    capacity: 50 MW", "    <<: { capacity: 50 MW }"]],
    ["14:5: expected a field or an id, found a merge key, which plans do not read"],
    1,
  ),
  bad("aliases that multiply", laughs(), ["1:1: expected at most 1,000 alias expansions"], 1),
  bad(
    "1,001 aliases",
    `a: &a x\nb: [${"*a, ".repeat(1001)}]\n`,
    ["1:1: expected at most 1,000 alias expansions, found 1001 aliases"],
    1,
  ),
  bad(
    "more than 5 MB",
    `# ${"x".repeat(5_000_000)}\n`,
    ["1:1: expected at most 5 MB of text, found 5000003 bytes"],
    1,
  ),
  bad(
    "more than 5 MB in letters of two bytes",
    `# ${"ü".repeat(2_600_000)}\n`,
    ["1:1: expected at most 5 MB of text, found 5200003 bytes"],
    1,
  ),
  bad(
    "brackets in brackets",
    `a: ${"[".repeat(50_000)}${"]".repeat(50_000)}\n`,
    ["1:1: expected at most 100 levels of nesting"],
    1,
  ),
  bad(
    "dashes in dashes",
    `${"- ".repeat(50_000)}x\n`,
    ["1:1: expected at most 100 levels of nesting"],
    1,
  ),
  bad(
    "lines that end as on Windows",
    edited(["capacity: 50 MW", "capacity: 50 MX"]).replaceAll("\n", "\r\n"),
    ["14:15: /blocks/0/capacity: expected a power"],
    1,
  ),
  bad(
    "a byte order mark before a misspelt field",
    `\uFEFF${edited(["scenario: small", "scenrio: small"])}`,
    [
      "1:1: /scenrio: expected a known field, found `scenrio`; try `scenario`",
      "1:1: /scenario: expected `scenario`, found nothing",
    ],
    2,
  ),
  // All at once
  bad(
    "five mistakes of form",
    [
      ["capacity: 50 MW", "capacity: 50 MX"],
      ["    frame: it\n", "    frame: itt\n"],
      ["2026-06-30", "2026-02-30"],
      ["title: One hall", "title: 12"],
      ["cachedShare: 50 %", "cachedShare: 150 %"],
    ],
    [
      "2:8: /title:",
      "14:15: /blocks/0/capacity:",
      "15:12: /blocks/0/frame:",
      "16:61: /blocks/0/milestones/ready for service:",
      "34:18: /loads/chat/cachedShare:",
    ],
    5,
  ),
  bad(
    "mistakes of form and unknown names together",
    [
      ["capacity: 50 MW", "capacity: 50 MX"],
      ["site: home", "site: hom"],
      ["platform: rack-100", "platform: rack-10"],
      ["parties: { from: them", "parties: { from: then"],
      ["llm: dense,", "llm: densee,"],
      ["tier: interactive", "tier: interactiv"],
    ],
    [
      "13:11: /blocks/0/site: expected a site of this plan, or `unassigned`, found `hom`; try `home`",
      "14:15: /blocks/0/capacity:",
      "17:25: /blocks/0/fleet/0/platform: expected a platform of the catalogue",
      "21:22: /agreements/deal/parties/from: expected a party of this plan",
      "25:44: /roadmap/llms/flagship/0/llm: expected an LLM shape of the catalogue",
      "30:11: /loads/chat/tier: expected a tier of `serving.targets`",
    ],
    6,
  ),
  bad(
    "four unknown names",
    [
      ["site: home", "site: hom"],
      ["llm: dense,", "llm: densee,"],
      ["tier: interactive", "tier: interactiv"],
      ["parties: { from: them", "parties: { from: then"],
    ],
    [
      "13:11: /blocks/0/site:",
      "21:22: /agreements/deal/parties/from:",
      "25:44: /roadmap/llms/flagship/0/llm:",
      "30:11: /loads/chat/tier:",
    ],
    4,
  ),
];

function smallPlanWith(line: string): string {
  return `${smallPlan}${line}\n`;
}
