/** ChatGPT's load: V20. */
import { dayS } from "../../src/units/index.ts";
import type { Reader } from "./read.ts";
import { identity, predicted, type Relation } from "./relation.ts";

export function demand(read: Reader): Relation[] {
  const at = (key: string) => read.sheet("relation-demand-and-failures", key);
  const users = read.sheet("deal-2025-09", "weeklyUsers");
  const perDay = at("promptsPerDay");
  const watts = (perDay * read.sheet("energy-per-query", "chatGptAverage")) / dayS;
  return [
    identity({
      id: "V20/two-counts",
      title: "ChatGPT: 18 billion messages a week beside 2.5 billion prompts a day",
      frame: "July 2025",
      unit: "B a day",
      published: perDay / 1e9,
      predicted: at("messagesPerWeek") / 7 / 1e9,
      tolerance: 0.05,
      why: "two statements by one company, the second of two digits",
    }),
    identity({
      id: "V20/per-user",
      title: "ChatGPT: messages per weekly user and week, in the planner",
      frame: "July 2025",
      unit: "a week",
      published: at("messagesPerWeek") / users,
      predicted: read.assumption("load-chat-requests-per-user-week"),
      why: `the planner's figure is this quotient; from prompts a day it is ${((perDay * 7) / users).toFixed(1)}`,
    }),
    predicted({
      id: "V20/power",
      title: "ChatGPT's mean power by third parties, from 0.34 Wh a query",
      frame: "mean, boundary not stated on either side",
      unit: "MW",
      published: at("thirdPartyPowerLow") / 1e6,
      predicted: watts / 1e6,
      why: `plain queries at the company's figure explain little of it; the other end is ${(at("thirdPartyPowerHigh") / 1e9).toFixed(1)} GW; thinking, media, research and reserve are not queries`,
    }),
  ];
}
