/**
 * A closed loop on one replica: a fixed number of clients, each of which sends its next request
 * when the last is done. Gives the mean time to first token and the time per output token.
 *
 * All clients start together. Their first prompts queue; each later wave arrives spread by the
 * time the prompts before it took and by the spread of output lengths. Waves are followed for a
 * sample of clients, in order of arrival, through a single prefill queue.
 *
 * Units   seconds, tokens; clients and slots are those of one attention rank
 * Valid   prefill and decode on the same packages
 */

export interface ClosedLoop {
  readonly clients: number;
  /** Sequences that the cache holds at once. */
  readonly slots: number;
  readonly outputTokens: number;
  /** Lengths are uniform from (1 − spread) to 1 of the longest. */
  readonly lengthSpreadFraction: number;
  readonly requestsPerClient: number;
  /** Decode step at this many running sequences. */
  readonly decodeStepS: (running: number) => number;
  /** One prompt alone; and one among many in full chunks. */
  readonly loneS: number;
  readonly crowdedS: number;
  /** Chunks that one prompt fills, 1 or less when several share one. */
  readonly chunksPerPrompt: number;
  /** Share of other prompts' prefill time that a decoding request waits. */
  readonly stallFraction: number;
  readonly queueFactor: number;
  readonly burstCarry: number;
}

export interface ClosedLoopResult {
  readonly tpotS: number;
  readonly decodeS: number;
  readonly stallS: number;
  readonly running: number;
  /** Parts of the time to first token inside the engine. */
  readonly promptS: number;
  readonly stepWaitS: number;
  readonly queueS: number;
  readonly slotWaitS: number;
}

const SAMPLE = 16;

export function closedLoop(loop: ClosedLoop): ClosedLoopResult {
  const { clients, slots, outputTokens } = loop;
  const seats = Math.max(1, Math.min(clients, slots));
  let running = seats;
  let decodeS = 0;
  let stallS = 0;
  let queueS = 0;
  let tpotS = 0;
  for (let pass = 0; pass < 2; pass++) {
    decodeS = loop.decodeStepS(running);
    // Prompts that enter while one token is decoded, each for the time of its prefill.
    const entering = Math.min(1, running / outputTokens);
    const promptS = entering * outputTokens >= 1 ? mixPrompt(loop, running) : loop.loneS;
    stallS = (loop.stallFraction * Math.max(0, running - 1) * promptS) / outputTokens;
    tpotS = decodeS + stallS;
    queueS = loop.queueFactor * meanQueueS(loop, seats, tpotS, decodeS);
    const cycleS = outputTokens * tpotS + queueS + loop.loneS + decodeS;
    running = Math.max(1, (seats * outputTokens * tpotS) / cycleS);
  }
  const serviceS = outputTokens * tpotS + queueS + loop.loneS;
  const slotWaitS = clients > seats ? (clients / seats - 1) * serviceS : 0;
  return {
    tpotS,
    decodeS,
    stallS,
    running,
    promptS: loop.loneS,
    stepWaitS: decodeS,
    queueS,
    slotWaitS,
  };
}

/** Prefill time of a prompt: alone when few run, in shared chunks when many do. */
function mixPrompt(loop: ClosedLoop, running: number): number {
  const crowd = Math.min(1, running / 256);
  return loop.loneS + (loop.crowdedS - loop.loneS) * crowd;
}

const times = new Float64Array(SAMPLE);

/** Mean wait in the prefill queue over all waves. */
function meanQueueS(loop: ClosedLoop, seats: number, tpotS: number, decodeS: number): number {
  const sample = Math.max(1, Math.min(SAMPLE, Math.floor(seats)));
  const group = seats / sample;
  // Under a queue every chunk also carries a decode step.
  const promptS = loop.crowdedS + loop.chunksPerPrompt * decodeS;
  const serviceS = group * promptS;
  const longest = loop.outputTokens / (1 - loop.lengthSpreadFraction / 2);
  let freeS = 0;
  let total = 0;
  times.fill(0, 0, sample);
  let phase = 0;
  for (let wave = 0; wave < loop.requestsPerClient; wave++) {
    const arrivals = times.subarray(0, sample).sort();
    for (let i = 0; i < sample; i++) {
      const arrivalS = arrivals[i];
      const startS = Math.max(arrivalS, freeS);
      freeS = startS + serviceS;
      let waitS = startS - arrivalS;
      // Members of a group arrive together in the first wave only.
      if (wave === 0) waitS = (waitS + ((group - 1) / 2) * promptS) * loop.burstCarry;
      total += waitS;
      phase += 0.6180339887498949;
      phase -= Math.floor(phase);
      const outputTokens = longest * (1 - loop.lengthSpreadFraction * phase);
      arrivals[i] = startS + loop.loneS + outputTokens * tpotS;
    }
  }
  return total / (sample * loop.requestsPerClient);
}
