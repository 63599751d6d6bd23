/** What the page knows: one plan, its outcome, what is still being computed, and what is open. */
import type { Claim, Outcome, Range } from "../engine/index.ts";
import { ask } from "./engine-client.ts";
import type { Beside, InputEffect, PlanChoice, RangeAnswer, RunAnswer } from "./protocol.ts";
import { hashOf, parseHash, type Route, type View } from "./routes.ts";

/** A number with everything its sheet shows. */
export interface Papers {
  readonly title: string;
  readonly text: string;
  readonly value: number | string | null;
  readonly unit: string;
  /** Headline name, when it is one: range and inputs come with it. */
  readonly headline?: string;
  readonly frame?: string;
  readonly asOf?: string;
  readonly formula?: string;
  readonly support?: string;
  /** Beginnings of origin paths that feed it. */
  readonly feeds?: readonly string[];
  /** Lines of the plan that state it: texts to look up. */
  readonly planLines?: readonly string[];
  readonly remarks?: readonly string[];
  /** Papers of the catalogue that speak of it. */
  readonly cited?: readonly Paper[];
}
type Paper = Claim["papers"][number];

export const drawsForRanges = 200;

type Done = Extract<RunAnswer, { ok: true }>;

class Page {
  route = $state.raw<Route>(parseHash(location.hash));
  plans = $state.raw<readonly PlanChoice[]>([]);
  /** The text last run, by plan; absent while it is the reference text. */
  changed = $state.raw<Readonly<Record<string, string>>>({});
  /** The text in the editor, by plan. */
  drafts = $state.raw<Readonly<Record<string, string>>>({});
  answer = $state.raw<RunAnswer | null>(null);
  /** The outcome of the plan's reference text, beside which a changed plan is read. */
  reference = $state.raw<{ readonly plan: string; readonly done: Done } | null>(null);
  ranged = $state.raw<RangeAnswer | null>(null);
  effects = $state.raw<readonly InputEffect[] | null>(null);
  progress = $state.raw<{ done: number; of: number } | null>(null);
  failed = $state<string | null>(null);
  running = $state(false);
  papers = $state.raw<Papers | null>(null);

  plan = $derived(this.plans.find((plan) => plan.id === this.route.plan) ?? this.plans[0] ?? null);
  text = $derived(this.plan === null ? "" : (this.changed[this.plan.id] ?? this.plan.text));
  draft = $derived(this.plan === null ? "" : (this.drafts[this.plan.id] ?? this.text));
  done = $derived(this.answer?.ok === true ? this.answer : null);
  outcome = $derived<Outcome | null>(this.done?.outcome ?? null);
  beside = $derived<Beside | null>(this.done?.beside ?? null);
  claims = $derived<readonly Claim[]>(this.ranged?.claims ?? this.done?.claims ?? []);

  #asked = 0;
  #opener: HTMLElement | null = null;
  #ran: string | null = null;

  async start(): Promise<void> {
    try {
      this.plans = await ask({ ask: "plans" });
    } catch (error) {
      this.failed = messageOf(error);
      return;
    }
    await this.run();
  }

  /** Runs the plan in force: the base first, then ranges, then what each input does. */
  async run(): Promise<void> {
    const plan = this.plan;
    if (plan === null) return;
    const token = ++this.#asked;
    const current = () => token === this.#asked;
    const text = { file: plan.file, text: this.text };
    this.#ran = plan.id;
    this.running = true;
    this.failed = null;
    try {
      const answer = await ask({ ask: "run", ...text });
      if (!current()) return;
      this.answer = answer;
      this.ranged = null;
      this.effects = null;
      this.running = false;
      if (!answer.ok) return;
      if (plan.text === text.text) this.reference = { plan: plan.id, done: answer };
      else if (this.reference?.plan !== plan.id) {
        const reference = await ask({ ask: "run", file: plan.file, text: plan.text });
        if (current() && reference.ok) this.reference = { plan: plan.id, done: reference };
      }
      const ranged = await ask({ ask: "ranges", draws: drawsForRanges, ...text }, (done, of) => {
        if (current()) this.progress = { done, of };
      });
      if (!current()) return;
      this.progress = null;
      this.ranged = ranged;
      const effects = await ask({ ask: "effects", ...text });
      if (current()) this.effects = effects;
    } catch (error) {
      if (!current()) return;
      this.running = false;
      this.progress = null;
      this.failed = messageOf(error);
    }
  }

  /** Makes `text` the plan in force; the reference text again takes every change back. */
  async use(text: string): Promise<void> {
    const plan = this.plan;
    if (plan === null) return;
    const changed = { ...this.changed };
    const drafts = { ...this.drafts };
    delete drafts[plan.id];
    if (text === plan.text) delete changed[plan.id];
    else changed[plan.id] = text;
    this.changed = changed;
    this.drafts = drafts;
    await this.run();
  }

  write(text: string): void {
    if (this.plan !== null) this.drafts = { ...this.drafts, [this.plan.id]: text };
  }

  /** Follows the address; another plan is run. */
  follow(hash: string): void {
    this.route = parseHash(hash);
    this.papers = null;
    if (this.plan !== null && this.plan.id !== this.#ran) void this.run();
  }

  hash(view: View, more: { plan?: string; search?: string } = {}): string {
    return hashOf({ view, plan: more.plan ?? this.route.plan, search: more.search });
  }

  range(name: string): Range | null {
    return this.ranged?.ranges[name] ?? null;
  }

  open(papers: Papers): void {
    if (document.activeElement instanceof HTMLElement && this.papers === null)
      this.#opener = document.activeElement;
    this.papers = papers;
  }

  close(): void {
    this.papers = null;
    this.#opener?.focus();
    this.#opener = null;
  }
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

export const page = new Page();
