/**
 * Buy, wait, reserve or leave: what to do about machines for a site whose power may come late.
 *
 * One watt of IT power has a planned day and a distribution of slips. Machines bought now are paid on
 * the planned day and stand idle until power comes. Who waits orders when power is there, whichever
 * generation is then worth most, and loses a delivery time. Who reserves pays a fee now and loses none. Who leaves has nothing. Each choice is worth its expected
 * present value; what perfect information is worth is how much better a choice made for each slip
 * would be.
 *
 * Units   USD per watt of IT power, months from the plan's as-of month, performance as a ratio
 * Leaves out  resale of machines bought too early, part orders, competitors' moves, tax and debt
 * Checked choose.test.ts against cases worked by hand
 */
import { pow } from "../kernel/math.ts";

export interface Generation {
  readonly id: string;
  /** Month of its first volume deliveries. */
  readonly fromMonth: number;
  readonly capitalUsdPerW: number;
  /** Work for a watt, in any unit that is the same for all. */
  readonly performance: number;
}

export interface ChoiceCase {
  readonly generations: readonly Generation[];
  readonly powerMonth: number;
  /** Equally likely slips of the power, in months. */
  readonly slipMonths: readonly number[];
  readonly lifeMonths: number;
  /** From order to service for who has neither bought nor reserved. */
  readonly deliveryMonths: number;
  /** Yearly revenue for one unit of performance at month 0, and how it falls. */
  readonly revenueUsdPerYear: number;
  readonly declinePerYear: number;
  readonly runningUsdPerWYear: number;
  readonly discountRate: number;
  /** Of the capital of the dearest generation, paid at month 0. */
  readonly reserveFeeShare: number;
}

export interface Choice {
  readonly act: "buy" | "wait" | "reserve" | "leave";
  /** What is bought; null where the day decides. */
  readonly generation: string | null;
  readonly expectedUsdPerW: number;
  /** In the luckiest and the unluckiest tenth of slips. */
  readonly p10UsdPerW: number;
  readonly p90UsdPerW: number;
}

export interface ChoiceOutcome {
  /** Best first. */
  readonly choices: readonly Choice[];
  readonly best: Choice;
  /** Waiting over the best purchase now; below zero when waiting loses. */
  readonly valueOfWaitingUsdPerW: number;
  /** The highest fee for a watt that a reservation is worth; zero when something else is better. */
  readonly valueOfReservingUsdPerW: number;
  readonly valueOfLeavingUsdPerW: number;
  readonly valueOfPerfectInformationUsdPerW: number;
}

export function choose(input: ChoiceCase): ChoiceOutcome {
  const { slipMonths, generations } = input;
  const fee = input.reserveFeeShare * Math.max(0, ...generations.map((one) => one.capitalUsdPerW));
  const buys = generations.map((generation) => ({
    act: "buy" as const,
    generation: generation.id,
    worth: slipMonths.map((slip) => bought(input, generation, slip)),
  }));
  const waits = slipMonths.map((slip) => best(input, slip, input.deliveryMonths));
  const ready = slipMonths.map((slip) => best(input, slip, 0));
  const options = [
    ...buys,
    { act: "wait" as const, generation: null, worth: waits },
    { act: "reserve" as const, generation: null, worth: ready.map((one) => one - fee) },
    { act: "leave" as const, generation: null, worth: slipMonths.map(() => 0) },
  ];
  const choices = options
    .map(({ act, generation, worth }): Choice => {
      const sorted = [...worth].sort((a, b) => a - b);
      const at = (p: number) => sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))]!;
      return {
        act,
        generation,
        expectedUsdPerW: mean(worth),
        p10UsdPerW: at(0.1),
        p90UsdPerW: at(0.9),
      };
    })
    .sort((a, b) => b.expectedUsdPerW - a.expectedUsdPerW);
  const buying = Math.max(...buys.map((one) => mean(one.worth)));
  const first = choices[0]!;
  const perfect = mean(slipMonths.map((_, k) => Math.max(...options.map((one) => one.worth[k]!))));
  return {
    choices,
    best: first,
    valueOfWaitingUsdPerW: mean(waits) - buying,
    valueOfReservingUsdPerW: Math.max(0, mean(ready) - Math.max(0, buying, mean(waits))),
    valueOfLeavingUsdPerW: Math.max(0, -Math.max(buying, mean(waits))),
    valueOfPerfectInformationUsdPerW: perfect - first.expectedUsdPerW,
  };
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, one) => sum + one, 0) / values.length;

const discount = (input: ChoiceCase, month: number): number =>
  pow(1 + input.discountRate, -month / 12);

/** Paid on the planned day or when the generation exists, at work once there is power too. */
function bought(input: ChoiceCase, generation: Generation, slip: number): number {
  const paid = Math.max(input.powerMonth, generation.fromMonth);
  const works = Math.max(input.powerMonth + slip, paid);
  return earned(input, generation, works) - generation.capitalUsdPerW * discount(input, paid);
}

/** The best of the generations once power is there, from the day that each exists; or nothing. */
function best(input: ChoiceCase, slip: number, delay: number): number {
  return Math.max(
    0,
    ...input.generations.map((one) => {
      const month = Math.max(input.powerMonth + slip + delay, one.fromMonth);
      return earned(input, one, month) - one.capitalUsdPerW * discount(input, month);
    }),
  );
}

/** Revenue less running cost over a life that begins at `month`, at month 0; payments each month's beginning. */
function earned(input: ChoiceCase, generation: Generation, month: number): number {
  const monthly = pow(1 + input.discountRate, -1 / 12);
  const falling = monthly * pow(1 - input.declinePerYear, 1 / 12);
  const revenue =
    (generation.performance * input.revenueUsdPerYear * pow(1 - input.declinePerYear, month / 12)) /
    12;
  const running = input.runningUsdPerWYear / 12;
  return (
    discount(input, month) *
    (revenue * geometric(falling, input.lifeMonths) -
      running * geometric(monthly, input.lifeMonths))
  );
}

/** 1 + q + … + q^(n−1). */
const geometric = (q: number, n: number): number =>
  Math.abs(1 - q) < 1e-12 ? n : (1 - pow(q, n)) / (1 - q);
