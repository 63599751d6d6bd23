import { pow } from "../kernel/math.ts";

/**
 * Capital recovery factor: the level yearly payment per dollar that repays it with interest over
 * `lifeYears`. CRF = r / (1 − (1 + r)^−n); 1/n at a rate of zero.
 */
export function capitalRecovery(rate: number, lifeYears: number): number {
  if (rate === 0) return 1 / lifeYears;
  return rate / (1 - pow(1 + rate, -lifeYears));
}

/** Present value factor of one dollar `years` from now. */
export const presentValue = (rate: number, years: number): number => pow(1 + rate, -years);
