/** Revenue per gigawatt and year: V11, V12. */
import { GW } from "../../src/units/index.ts";
import type { Reader } from "./read.ts";
import { calibrated, predicted, type Relation } from "./relation.ts";

export function revenuePerGw(read: Reader): Relation[] {
  const year = (on: string, key: string) => ({
    usd: read.series("openai-arr", on),
    gw: read.sheet("openai-capacity", key) / GW,
  });
  const first = year("2023-12-31", "capacity2023");
  const second = year("2024-12-31", "capacity2024");
  const third = year("2025-12-31", "capacity2025");
  const earlier = (first.usd + second.usd) / (first.gw + second.gw);
  const latest = third.usd / third.gw;
  const display = (key: string) => read.sheet("maxlps", key);
  const unit = "GUSD/year";
  const gusd = (usd: number) => usd / 1e9;
  const againstDisplay = (id: string, key: string, title: string) =>
    predicted({
      id: `V12/${id}`,
      title,
      frame: "1 GW, frame not stated on either side",
      unit,
      published: gusd(display(key)),
      predicted: gusd(latest),
      why: `${(display(key) / latest).toFixed(0)} times what OpenAI took per gigawatt: the display sells every token of the whole site at full price; training, free users, idle hours and list price lie between, and no choice of frame bridges it`,
    });
  return [
    predicted({
      id: "V11/2024",
      title: "OpenAI's annualised revenue at the end of 2024, from 2023's per gigawatt",
      frame: "compute in use, frame not stated",
      unit,
      published: gusd(second.usd),
      predicted: gusd((first.usd / first.gw) * second.gw),
      why: "one digit on both sides, from one post: a weak check",
    }),
    predicted({
      id: "V11/2025",
      title: "OpenAI's annualised revenue at the end of 2025, from 2023's and 2024's per gigawatt",
      frame: "compute in use, frame not stated",
      unit,
      published: gusd(third.usd),
      predicted: gusd(earlier * third.gw),
      why: "more than 20 is printed; revenue kept step with power for three years, which does not say why",
    }),
    againstDisplay("plain", "revenuePlain", "NVIDIA's displayed revenue of 1 GW"),
    againstDisplay("maxlps", "revenueMaxlps", "NVIDIA's displayed revenue of 1 GW with MaxLPS"),
    calibrated({
      id: "V11/level",
      title: "The planner's revenue per gigawatt beside the last year's",
      frame: "compute in use, frame not stated",
      unit: "GUSD/GW/year",
      published: gusd(latest),
      predicted: gusd(read.assumption("revenue-per-gw-year") * GW),
      tolerance: 0.1,
      why: "the assumption was taken from these figures",
    }),
  ];
}
