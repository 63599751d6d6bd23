/**
 * A closed loop on one replica: a fixed number of clients, each of which sends its next request
 * when the last is done. Gives the mean time to first token and the time per output token.
 *
 * Events are followed exactly for up to SAMPLE clients; beyond that each stands for several.
 * All clients start together. Waiting prompts are prefilled first, as many in a step as a chunk
 * holds. Running sequences all gain the same tokens, so that one clock of tokens serves them all.
 *
 * Units   seconds, tokens; clients and slots are those of one attention rank
 * Valid   first come, first served; no preemption
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
  /**
   * What running sequences do while a chunk is prefilled: gain one token in the same, longer step;
   * wait; or go on in a pool of their own.
   */
  readonly decodeMeanwhile: "mixed" | "waits" | "elsewhere";
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

const SAMPLE = 32;

/** Waves followed; later ones are like the last. */
const WAVES = 5;

/**
 * Where steps are mixed, clients of equal requests leave one by one and drift apart; where prompts
 * go first they finish in one step and stay together.
 */
const DRIFT = 0.05;

/**
 * Running clients, a ring in the order in which they end, with room for one sample and as much
 * again: token clock at the end, time of the first token, length, wave. Who starts mostly ends
 * late, so that it is put in near the end.
 */
const RING = 2 * SAMPLE - 1;
const endAt = new Float64Array(2 * SAMPLE);
const firstAtS = new Float64Array(2 * SAMPLE);
const lengthOf = new Float64Array(2 * SAMPLE);
const waveOf = new Int32Array(2 * SAMPLE);
/** Waiting clients, a ring: time of arrival, wave. */
const arrivedAtS = new Float64Array(SAMPLE);
const waitingWave = new Int32Array(SAMPLE);

export function closedLoop(loop: ClosedLoop): ClosedLoopResult {
  const { clients, slots, outputTokens, loneS, crowdedS, chunksPerPrompt, decodeMeanwhile } = loop;
  const seats = Math.max(1, Math.min(clients, slots));
  const sample = Math.min(SAMPLE, Math.floor(seats));
  const each = seats / sample;
  const decodeStepS = lineThrough(loop.decodeStepS, seats);
  const together = chunksPerPrompt < 1 ? Math.round(1 / chunksPerPrompt) : 1;
  const moreS = together > 1 ? Math.max(0, (together * crowdedS - loneS) / (together - 1)) : loneS;
  const spread =
    decodeMeanwhile === "waits"
      ? loop.lengthSpreadFraction
      : Math.max(DRIFT, loop.lengthSpreadFraction);
  const longest = outputTokens / (1 - spread / 2);
  const waves = Math.min(WAVES, loop.requestsPerClient);
  // The opening burst counts once among all requests.
  const firstWeight = 1 / loop.requestsPerClient;
  const laterWeight = waves > 1 ? (1 - firstWeight) / (waves - 1) : 0;

  let timeS = 0;
  let tokens = 0;
  let running = 0;
  /** Place in the ring of the first to end. */
  let next = 0;
  let head = 0;
  let waiting = sample;
  arrivedAtS.fill(0);
  waitingWave.fill(0);
  let phase = 0;
  let firstTokenS = 0;
  let tpotS = 0;
  let runningS = 0;
  let decodeS = 0;
  let decoded = 0;
  /** Seconds a token on the clock, of the step just made. */
  let clockS = 0;
  let left = sample * waves;
  while (left > 0) {
    if (waiting > 0) {
      const batch = Math.min(waiting, Math.max(1, Math.floor(together / each)));
      const prompts = batch * each;
      const stepS = decodeStepS(running * each);
      const workS = prompts <= together ? loneS + (prompts - 1) * moreS : prompts * crowdedS;
      let gained = 0;
      let spentS = workS;
      if (running > 0 && decodeMeanwhile === "mixed") {
        gained = Math.max(1, prompts * chunksPerPrompt);
        spentS += gained * stepS;
      } else if (decodeMeanwhile === "elsewhere") gained = workS / stepS;
      clockS = stepS;
      const startS = timeS;
      timeS += spentS;
      tokens += gained;
      runningS += running * each * spentS;
      // A sampled client stands for several: together only when they came so.
      const alone = Math.min(spentS, loneS + (spentS - workS) / Math.max(1, prompts / together));
      for (let k = 0; k < batch; k++) {
        const wave = waitingWave[head];
        if (wave < waves) {
          const inStep = wave === 0 || spread === 0;
          const ownS =
            inStep && prompts > together ? (spentS * (1 + together / prompts)) / 2 : alone;
          firstTokenS +=
            (wave === 0 ? firstWeight : laterWeight) * (startS + ownS - arrivedAtS[head]);
        }
        head = (head + 1) % SAMPLE;
        phase += 0.6180339887498949;
        phase -= Math.floor(phase);
        const length = Math.max(1, longest * (1 - spread * phase) - 1);
        const end = tokens + length;
        let at = (next + running) & RING;
        for (let behind = running; behind > 0; behind--) {
          const before = (at - 1) & RING;
          if (endAt[before] < end) break;
          endAt[at] = endAt[before];
          firstAtS[at] = firstAtS[before];
          lengthOf[at] = lengthOf[before];
          waveOf[at] = waveOf[before];
          at = before;
        }
        endAt[at] = end;
        firstAtS[at] = timeS;
        lengthOf[at] = length;
        waveOf[at] = wave;
        running += 1;
      }
      waiting -= batch;
    } else {
      const gained = Math.max(0, endAt[next] - tokens);
      const spentS = gained * decodeStepS(running * each);
      timeS += spentS;
      tokens += gained;
      runningS += running * each * spentS;
      decodeS += running * spentS;
      decoded += running * gained;
    }
    // All that ended leave, and come back at once; elsewhere they left when they ended.
    while (running > 0 && endAt[next] <= tokens + 0.5) {
      const ended = next;
      next = (next + 1) & RING;
      running -= 1;
      const wave = waveOf[ended];
      const overS =
        decodeMeanwhile === "elsewhere" ? Math.max(0, tokens - endAt[ended]) * clockS : 0;
      if (wave < waves) {
        tpotS +=
          ((wave === 0 ? firstWeight : laterWeight) * (timeS - overS - firstAtS[ended])) /
          lengthOf[ended];
        left -= 1;
      }
      const slot = (head + waiting) % SAMPLE;
      arrivedAtS[slot] = timeS - overS;
      waitingWave[slot] = wave + 1;
      waiting += 1;
    }
  }
  tpotS /= sample;
  firstTokenS /= sample;
  const ownDecodeS = decoded > 0 ? Math.min(tpotS, decodeS / decoded) : tpotS;
  const promptS = Math.min(loneS, firstTokenS);
  return {
    tpotS,
    decodeS: ownDecodeS,
    stallS: tpotS - ownDecodeS,
    running: Math.max(1, runningS / timeS),
    promptS,
    stepWaitS: ownDecodeS,
    queueS: firstTokenS - promptS,
    slotWaitS: clients > seats ? (clients / seats - 1) * (outputTokens * tpotS + firstTokenS) : 0,
  };
}

/** A step grows almost in straight lines: from one sequence to half of the seats, and on to all. */
function lineThrough(
  decodeStepS: (running: number) => number,
  seats: number,
): (running: number) => number {
  const half = Math.max(1, seats / 2);
  const oneS = decodeStepS(1);
  const halfS = decodeStepS(half);
  const fullS = decodeStepS(seats);
  const lowSlope = half > 1 ? (halfS - oneS) / (half - 1) : 0;
  const highSlope = seats > half ? (fullS - halfS) / (seats - half) : 0;
  return (running) =>
    running < half
      ? oneS + (Math.max(1, running) - 1) * lowSlope
      : halfS + (running - half) * highSlope;
}
