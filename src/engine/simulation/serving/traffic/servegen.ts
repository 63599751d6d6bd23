/**
 * A service as the sum of its clients, in the manner of ServeGen: each client calls at its own
 * rate, with its own burstiness and lengths, window by window.
 *
 * From    Xiang et al. 2025, "ServeGen", arXiv:2505.09999, and its published client files
 */

import { EventHeap } from "../../../kernel/event-heap.ts";
import type { Random } from "../../../kernel/random.ts";
import { type Discrete, discrete, exponential, prepareDiscrete } from "../../../kernel/samplers.ts";
import type { Issue } from "../../../scenario/issue.ts";
import { endFill, type RequestChunk, type TrafficSource } from "../request-chunk.ts";
import { type GapLaw, gammaGaps, weibullGaps } from "./laws.ts";

export interface ClientWindow {
  readonly fromS: number;
  readonly requestsPerS: number;
  readonly gaps: GapLaw;
}

export interface LengthWindow {
  readonly fromS: number;
  readonly promptTokens: Discrete;
  readonly outputTokens: Discrete;
}

export interface ServedClient {
  readonly name: string;
  readonly windows: readonly ClientWindow[];
  /** Empty: the client's lengths are not known. */
  readonly lengths: readonly LengthWindow[];
}

/** Reads one client: its trace (CSV) and its lengths (JSON of histogram strings; null: absent). */
export function readClient(
  name: string,
  traceCsv: string,
  datasetJson: string | null,
  issues: Issue[],
): ServedClient {
  const windows: ClientWindow[] = [];
  traceCsv.split("\n").forEach((line, i) => {
    if (line.trim() === "") return;
    const [from, rate, , family, shape] = line.split(",");
    const fromS = Number(from);
    const requestsPerS = Number(rate);
    if (!Number.isFinite(fromS) || !(requestsPerS >= 0)) {
      issues.push(
        issueAt(`${name}-trace.csv`, i + 1, "start, rate, cv, family, shape, scale", line),
      );
      return;
    }
    windows.push({ fromS, requestsPerS, gaps: gapsOf(family ?? "", Number(shape)) });
  });
  const lengths: LengthWindow[] = [];
  if (datasetJson !== null) {
    let dataset: Record<string, Record<string, string>>;
    try {
      dataset = JSON.parse(datasetJson) as typeof dataset;
    } catch {
      issues.push(issueAt(`${name}-dataset.json`, 1, "one JSON object", datasetJson));
      return { name, windows, lengths };
    }
    for (const [from, histograms] of Object.entries(dataset)) {
      const prompt = histogram(histograms["input_tokens"]);
      const output = histogram(histograms["output_tokens"]);
      if (prompt === null || output === null) continue;
      lengths.push({ fromS: Number(from), promptTokens: prompt, outputTokens: output });
    }
    lengths.sort((a, b) => a.fromS - b.fromS);
  }
  return { name, windows, lengths };
}

function issueAt(file: string, line: number, expected: string, found: string): Issue {
  return { file, line, column: 1, path: "", expected, found: found.slice(0, 60), hint: "" };
}

function gapsOf(family: string, shape: number): GapLaw {
  if (family === "Gamma" && shape > 0) return gammaGaps(shape);
  if (family === "Weibull" && shape > 0) return weibullGaps(shape);
  return (random) => exponential(random, 1);
}

/** `{12: 0.25, 40: 0.75}`: bare keys, so not JSON. */
function histogram(text: string | undefined): Discrete | null {
  if (text === undefined) return null;
  const values: number[] = [];
  const weights: number[] = [];
  for (const pair of text.replace(/[{}\s]/g, "").split(",")) {
    const [value, weight] = pair.split(":").map(Number);
    if (!Number.isFinite(value) || !(weight > 0)) continue;
    values.push(Math.max(1, Math.round(value)));
    weights.push(weight);
  }
  return values.length > 0 ? prepareDiscrete(values, weights) : null;
}

export interface ServeGenOptions {
  readonly clients: readonly ServedClient[];
  readonly random: Random;
  readonly fromS: number;
  readonly untilS: number;
  /** Rates are multiplied by this. */
  readonly scale: number;
  readonly requests: number;
  /** Who lends lengths to clients without; null: those are left out. */
  readonly borrowFrom: ServedClient | null;
}

export interface ServeGenSource extends TrafficSource {
  /** Share of the service's requests that the clients left out would have sent. */
  readonly leftOutFraction: number;
}

export function serveGenSource(options: ServeGenOptions): ServeGenSource {
  const clients = options.clients.filter(
    (client) => client.lengths.length > 0 || options.borrowFrom !== null,
  );
  const volume = (list: readonly ServedClient[]): number =>
    list.reduce((sum, c) => c.windows.reduce((inner, w) => inner + w.requestsPerS, sum), 0);
  const heap = new EventHeap(clients.length + 1);
  const gapRandom = clients.map((client) => options.random.fork(`gaps/${client.name}`));
  const lengthRandom = clients.map((client) => options.random.fork(`lengths/${client.name}`));
  const window = new Int32Array(clients.length);
  const nowS = new Float64Array(clients.length);

  /** Moves a client to its next call; windows stretch the gap by their rates. */
  const schedule = (c: number): void => {
    const { windows } = clients[c];
    let gap = -1;
    for (let w = window[c]; w < windows.length; w++) {
      const rate = windows[w].requestsPerS * options.scale;
      const endS = w + 1 < windows.length ? windows[w + 1].fromS : windows[w].fromS + 600;
      if (nowS[c] < windows[w].fromS) nowS[c] = windows[w].fromS;
      if (nowS[c] >= endS || rate === 0) {
        nowS[c] = Math.max(nowS[c], endS);
        continue;
      }
      if (gap < 0) gap = windows[w].gaps(gapRandom[c]);
      const here = (endS - nowS[c]) * rate;
      if (gap < here) {
        nowS[c] += gap / rate;
        window[c] = w;
        if (nowS[c] < options.untilS) heap.push(nowS[c], c);
        return;
      }
      gap -= here;
      nowS[c] = endS;
    }
  };
  for (let c = 0; c < clients.length; c++) {
    nowS[c] = options.fromS;
    schedule(c);
  }
  let made = 0;
  return {
    leftOutFraction: 1 - volume(clients) / Math.max(volume(options.clients), 1e-300),
    fill(chunk: RequestChunk): void {
      let count = 0;
      while (count < chunk.capacity && made < options.requests && heap.size > 0) {
        const atS = heap.nextS;
        const c = heap.pop();
        schedule(c);
        const own = clients[c].lengths;
        const lengths = own.length > 0 ? own : (options.borrowFrom as ServedClient).lengths;
        let at = lengths.length - 1;
        while (at > 0 && lengths[at].fromS > atS) at -= 1;
        chunk.arrivalS[count] = atS - options.fromS;
        chunk.promptTokens[count] = discrete(lengthRandom[c], lengths[at].promptTokens);
        chunk.outputTokens[count] = discrete(lengthRandom[c], lengths[at].outputTokens);
        chunk.prefix[count] = -1;
        chunk.group[count] = 0;
        count += 1;
        made += 1;
      }
      endFill(chunk, count, made < options.requests && heap.size > 0);
    },
  };
}
