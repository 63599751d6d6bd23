/**
 * One loan: drawn as it is spent, interest added to the balance until the first payment, then level
 * monthly payments over its term. What is left at the horizon is repaid there at once.
 *
 * Units   USD per month; the yearly rate counts by the month, r ÷ 12
 * Leaves out  fees, reserve accounts, sculpted payments, covenants
 * Checked parts.test.ts: balance and payment against the annuity formula
 */
import { pow } from "../kernel/math.ts";

export interface Loan {
  /** [month] */
  readonly drawn: Float64Array;
  /** Interest added to the balance: during construction. */
  readonly capitalised: Float64Array;
  readonly interest: Float64Array;
  readonly principal: Float64Array;
  readonly balance: Float64Array;
  /** What the last month repays at once, inside `principal`. */
  readonly balloonUsd: number;
}

export function loanSchedule(
  draws: Float64Array,
  ratePerYear: number,
  firstPayment: number,
  termMonths: number,
): Loan {
  const months = draws.length;
  const column = () => new Float64Array(months);
  const loan = {
    drawn: draws.slice(),
    capitalised: column(),
    interest: column(),
    principal: column(),
    balance: column(),
  };
  const rate = ratePerYear / 12;
  let balance = 0;
  let payment = 0;
  for (let m = 0; m < months; m += 1) {
    const owed = balance * rate;
    if (m < firstPayment) {
      loan.capitalised[m] = owed;
      balance += owed + draws[m]!;
    } else {
      if (m === firstPayment) payment = levelPayment(balance, rate, termMonths);
      const principal = Math.min(balance, Math.max(0, payment - owed));
      loan.interest[m] = owed;
      loan.principal[m] = principal;
      balance -= principal;
      // Below a cent of a billion nothing is owed.
      if (balance < 1e-6) balance = 0;
      balance += draws[m]!;
    }
    loan.balance[m] = balance;
  }
  const balloonUsd = balance;
  if (months > 0) {
    loan.principal[months - 1] = loan.principal[months - 1]! + balloonUsd;
    loan.balance[months - 1] = 0;
  }
  return { ...loan, balloonUsd };
}

/** The level payment that clears `balance` in `periods` at `rate` a period. */
export const levelPayment = (balance: number, rate: number, periods: number): number =>
  rate < 1e-9 ? balance / periods : (balance * rate) / (1 - pow(1 + rate, -periods));
