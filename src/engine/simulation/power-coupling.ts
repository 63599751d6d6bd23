/**
 * What a cap on accelerator power costs in speed: an interim curve of three points for work bound
 * by arithmetic and by memory, straight between them, flat at full power.
 *
 * From: judgement bracketed by vendor and measured rows (platforms sheet `power-cap-interim`):
 * training at 90/80/70 % of power keeps 97/92/86 %, decode 100/98/95 %.
 * Valid caps of 0.3 to 1; below 0.7 the last slope goes on, which flatters deep caps.
 */
const points = [1, 0.9, 0.8, 0.7] as const;
const arithmetic = [1, 0.97, 0.92, 0.86] as const;
const memory = [1, 1, 0.98, 0.95] as const;

export function speedUnderCap(capFraction: number, bound: "arithmetic" | "memory"): number {
  const speeds = bound === "arithmetic" ? arithmetic : memory;
  for (let index = 1; index < points.length; index += 1) {
    if (capFraction >= points[index]! || index === points.length - 1) {
      const slope = (speeds[index - 1]! - speeds[index]!) / (points[index - 1]! - points[index]!);
      return Math.max(0.1, speeds[index]! + slope * (capFraction - points[index]!));
    }
  }
  return 1;
}
