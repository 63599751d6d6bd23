/**
 * Robust least squares with priors: Levenberg–Marquardt on iteratively reweighted residuals,
 * derivatives by differences. Small and dense; for tens of constants and thousands of residuals.
 */

export interface Problem {
  readonly start: Float64Array;
  readonly prior: Float64Array;
  readonly priorSpread: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** Residuals in units of their own spread. */
  readonly residuals: (x: Float64Array, out: Float64Array, only?: (row: number) => boolean) => void;
  /** Whether constant j has any effect on residual i; default always. */
  readonly applies?: (j: number, i: number) => boolean;
  readonly count: number;
  /** Weight of each residual; default 1. */
  readonly weights?: Float64Array;
  readonly iterations: number;
}

/** Student's t with four degrees of freedom: outliers, such as hidden speculation, weigh little. */
const FREEDOM = 4;

export function fit(problem: Problem): Float64Array {
  const n = problem.start.length;
  const m = problem.count;
  let x = Float64Array.from(problem.start);
  let r = new Float64Array(m);
  problem.residuals(x, r);
  let cost = costOf(problem, x, r);
  let damping = 1e-2;
  const jacobian = new Float64Array(m * n);
  const shifted = new Float64Array(m);
  for (let iteration = 0; iteration < problem.iterations; iteration++) {
    for (let j = 0; j < n; j++) {
      const step = 1e-3;
      const y = Float64Array.from(x);
      y[j] += step;
      const { applies } = problem;
      shifted.set(r);
      problem.residuals(y, shifted, applies ? (i) => applies(j, i) : undefined);
      for (let i = 0; i < m; i++) jacobian[i * n + j] = (shifted[i] - r[i]) / step;
    }
    const a = new Float64Array(n * n);
    const b = new Float64Array(n);
    for (let i = 0; i < m; i++) {
      const w = ((problem.weights?.[i] ?? 1) * (FREEDOM + 1)) / (FREEDOM + r[i] * r[i]);
      for (let j = 0; j < n; j++) {
        const g = jacobian[i * n + j];
        if (g === 0) continue;
        b[j] -= w * g * r[i];
        for (let k = j; k < n; k++) a[j * n + k] += w * g * jacobian[i * n + k];
      }
    }
    for (let j = 0; j < n; j++) {
      const s = problem.priorSpread[j];
      a[j * n + j] += 1 / (s * s);
      b[j] -= (x[j] - problem.prior[j]) / (s * s);
      for (let k = 0; k < j; k++) a[j * n + k] = a[k * n + j];
    }
    let improved = false;
    for (let attempt = 0; attempt < 6 && !improved; attempt++) {
      const damped = Float64Array.from(a);
      for (let j = 0; j < n; j++) damped[j * n + j] *= 1 + damping;
      const d = solve(damped, b);
      const y = Float64Array.from(x);
      for (let j = 0; j < n; j++) {
        const move = Math.max(-0.4, Math.min(0.4, d[j]));
        y[j] = Math.max(problem.low[j], Math.min(problem.high[j], x[j] + move));
      }
      problem.residuals(y, shifted);
      const trial = costOf(problem, y, shifted);
      if (trial < cost) {
        improved = true;
        const gain = cost - trial;
        x = y;
        r = Float64Array.from(shifted);
        cost = trial;
        damping = Math.max(1e-6, damping / 4);
        if (gain < 1e-4 * cost) return x;
      } else damping *= 5;
    }
    if (!improved) return x;
  }
  return x;
}

function costOf(problem: Problem, x: Float64Array, r: Float64Array): number {
  let cost = 0;
  for (let i = 0; i < r.length; i++) {
    cost +=
      (problem.weights?.[i] ?? 1) * ((FREEDOM + 1) / 2) * Math.log(1 + (r[i] * r[i]) / FREEDOM);
  }
  for (let j = 0; j < x.length; j++) {
    const z = (x[j] - problem.prior[j]) / problem.priorSpread[j];
    cost += (z * z) / 2;
  }
  return cost;
}

/** Solves a symmetric positive system by Cholesky. */
function solve(a: Float64Array, b: Float64Array): Float64Array {
  const n = b.length;
  const l = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let s = a[i * n + j];
      for (let k = 0; k < j; k++) s -= l[i * n + k] * l[j * n + k];
      l[i * n + j] = i === j ? Math.sqrt(Math.max(s, 1e-12)) : s / l[j * n + j];
    }
  }
  const y = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let s = b[i];
    for (let k = 0; k < i; k++) s -= l[i * n + k] * y[k];
    y[i] = s / l[i * n + i];
  }
  for (let i = n - 1; i >= 0; i--) {
    let s = y[i];
    for (let k = i + 1; k < n; k++) s -= l[k * n + i] * y[k];
    y[i] = s / l[i * n + i];
  }
  return y;
}
