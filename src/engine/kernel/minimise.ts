/**
 * Minimises a function of a few variables without derivatives, from a start with given steps.
 *
 * From    Nelder and Mead 1965, the downhill simplex
 */
export function minimise(
  f: (x: readonly number[]) => number,
  start: readonly number[],
  step: readonly number[],
  evaluations: number,
): { x: number[]; value: number } {
  const n = start.length;
  const points: { x: number[]; value: number }[] = [{ x: [...start], value: f(start) }];
  for (let i = 0; i < n; i++) {
    const x = [...start];
    x[i] += step[i];
    points.push({ x, value: f(x) });
  }
  let used = n + 1;
  const at = (centre: number[], worst: number[], t: number) =>
    centre.map((c, i) => c + t * (worst[i] - c));
  while (used < evaluations) {
    points.sort((a, b) => a.value - b.value);
    const worst = points[n];
    if (Math.abs(worst.value - points[0].value) <= 1e-10 * Math.abs(points[0].value)) break;
    const centre = start.map((_, i) => {
      let sum = 0;
      for (let p = 0; p < n; p++) sum += points[p].x[i];
      return sum / n;
    });
    const evaluate = (t: number) => {
      const x = at(centre, worst.x, t);
      used += 1;
      return { x, value: f(x) };
    };
    const reflected = evaluate(-1);
    if (reflected.value < points[0].value) {
      const expanded = evaluate(-2);
      points[n] = expanded.value < reflected.value ? expanded : reflected;
    } else if (reflected.value < points[n - 1].value) {
      points[n] = reflected;
    } else {
      const inner = evaluate(reflected.value < worst.value ? -0.5 : 0.5);
      if (inner.value < Math.min(worst.value, reflected.value)) {
        points[n] = inner;
      } else {
        for (let p = 1; p <= n; p++) {
          const x = points[p].x.map((v, i) => points[0].x[i] + 0.5 * (v - points[0].x[i]));
          points[p] = { x, value: f(x) };
          used += 1;
        }
      }
    }
  }
  points.sort((a, b) => a.value - b.value);
  return points[0];
}
