/**
 * Cost per million output tokens, by its parts and in three senses that never stand for one another:
 * at capacity (every serving slot full within target), as served (all serving cost, idle included,
 * over the tokens really served) and marginal (the energy of one more token).
 *
 * Serving carries its share of everything that stands, spares and reserve spread over all useful
 * work. Input tokens are inside: a million output tokens bring their prompts with them.
 *
 * Units   USD per 10^6 output tokens (reasoning included); real dollars
 */
import { dayS, secondsInMonth } from "../../units/index.ts";
import type { Shares } from "../allocation/rule.ts";
import type { Energy } from "../physics/energy.ts";
import type { Plan } from "../scenario/plan.ts";
import type { Served } from "../simulation/serve.ts";
import type { Cost } from "./cost.ts";

export const tokenCostParts = [
  "compute",
  "network",
  "facility",
  "gridAndGeneration",
  "energy",
  "operations",
  "failures",
  "idle",
] as const;
export type TokenCostPart = (typeof tokenCostParts)[number];

export interface TokenCost {
  readonly asServedUsd: number;
  readonly atCapacityUsd: number;
  readonly marginalUsd: number;
  /** Parts at capacity, and `idle`: what emptiness adds. They sum to `asServedUsd`. */
  readonly parts: Readonly<Record<TokenCostPart, number>>;
}

export function tokenCost(
  plan: Plan,
  values: Float64Array,
  month: number,
  input: { cost: Cost; energy: Energy; served: Served; shares: Shares },
): TokenCost | null {
  const { cost, energy, served, shares } = input;
  const capacityTokens =
    served.capacityTokensPerS[month]! * secondsInMonth(plan.firstMonth + month);
  const servedTokens = served.servedTokensPerS[month]! * secondsInMonth(plan.firstMonth + month);
  if (capacityTokens === 0 || servedTokens === 0) return null;
  const useful = shares.training + shares.research + shares.serving;
  const share = useful === 0 ? 0 : shares.serving / useful;
  const standing = {
    compute: cost.recoveryUsd.compute[month]! * share,
    network: cost.recoveryUsd.network[month]! * share,
    facility: cost.recoveryUsd.facility[month]! * share,
    gridAndGeneration: cost.recoveryUsd.gridAndGeneration[month]! * share,
    operations: cost.operationsUsd[month]! * share,
    failures: cost.failuresUsd[month]! * share,
  };
  const standingUsd = Object.values(standing).reduce((sum, one) => sum + one, 0);
  const at = (id: keyof Plan["assumptions"]) => values[plan.assumptions[id]]!;
  // Energy if every serving slot were busy all day, and of the step from idle to busy.
  const utilisation = served.utilisation[month]!;
  const drawServing = Math.min(at("draw-serving"), plan.powerCapFraction);
  const drawIdle = Math.min(at("draw-idle"), plan.powerCapFraction);
  const drawn = utilisation * drawServing + (1 - utilisation) * drawIdle;
  const perDrawUsd = drawn === 0 ? 0 : energy.servingCostUsd[month]! / drawn;
  const fullEnergyUsd = perDrawUsd * drawServing;
  const million = 1e6;
  const parts = Object.fromEntries(
    Object.entries(standing).map(([part, usd]) => [part, (usd / capacityTokens) * million]),
  ) as Record<TokenCostPart, number>;
  parts.energy = (fullEnergyUsd / capacityTokens) * million;
  const atCapacityUsd = ((standingUsd + fullEnergyUsd) / capacityTokens) * million;
  const asServedUsd = ((standingUsd + energy.servingCostUsd[month]!) / servedTokens) * million;
  parts.idle = asServedUsd - atCapacityUsd;
  const marginalUsd =
    ((perDrawUsd * Math.max(0, drawServing - drawIdle)) / capacityTokens) * million;
  return { asServedUsd, atCapacityUsd, marginalUsd, parts };
}

export const tokensPerUserDay = (tokensPerS: number, users: number): number =>
  users === 0 ? 0 : (tokensPerS * dayS) / users;
