/** Timing with its spread: several runs after warm-up, a sink so that nothing is optimised away. */
export interface Timing {
  readonly name: string;
  readonly unit: string;
  readonly median: number;
  readonly low: number;
  readonly high: number;
  readonly runs: number;
}

let sink = 0;

/** Milliseconds a call over `runs` runs of `inner` calls each, after `warm` unmeasured runs. */
export function timePerCall(
  name: string,
  inner: number,
  call: () => number,
  runs = 9,
  warm = 4,
): Timing {
  const samples: number[] = [];
  for (let run = 0; run < runs + warm; run += 1) {
    const started = process.cpuUsage();
    for (let n = 0; n < inner; n += 1) sink += call();
    const used = process.cpuUsage(started);
    if (run >= warm) samples.push((used.user + used.system) / 1000 / inner);
  }
  samples.sort((a, b) => a - b);
  if (Number.isNaN(sink)) throw new Error("the sink overflowed");
  return {
    name,
    unit: "ms CPU per call",
    median: samples[samples.length >> 1]!,
    low: samples[0]!,
    high: samples.at(-1)!,
    runs,
  };
}
