/** The kinds of thing the catalogue holds. One thing a file; the file is named by the thing's id. */
import type { Dimension, Frame, IsoDate } from "../units/index.ts";
import type { Contested, DatedFact, Fact, Grade } from "./fact.ts";
import type { SourceId } from "./sources/index.ts";

/** A number that may be contested: either one fact, or a choice among rivals. */
export type Given<D extends Dimension> = Fact<D> | Contested<D>;

/** One accelerator package. Dies, packages and the vendor's label are separate fields. */
export interface Accelerator {
  readonly kind: "accelerator";
  readonly id: string;
  readonly name: string;
  /** What tables of measurements call it, where they spell it otherwise. */
  readonly system?: string;
  readonly vendor: string;
  /** nvidia-ampere | nvidia-hopper | nvidia-blackwell | nvidia-rubin | amd | tpu | trainium ... */
  readonly family: string;
  readonly computeDies: Fact<"count">;
  /** Dense (not sparse) peak rates; absent where the part has no such path. */
  readonly peakBf16: Given<"computeRate">;
  readonly peakFp8?: Given<"computeRate">;
  readonly peakFp4?: Given<"computeRate">;
  readonly hbmCapacity: Given<"data">;
  readonly hbmBandwidth: Given<"dataRate">;
  readonly maxPower: Given<"power">;
  readonly idlePower?: Given<"power">;
  /** One way, per package. */
  readonly scaleUpBandwidth: Given<"dataRate">;
  /** One way, per package. */
  readonly scaleOutBandwidth: Given<"dataRate">;
  readonly note?: string;
}

/** What is really bought and powered: a rack, a server or a pod of whole packages. */
export interface Platform {
  readonly kind: "platform";
  readonly id: string;
  readonly name: string;
  readonly vendor: string;
  readonly family: string;
  readonly accelerator: string;
  readonly unit: "rack" | "server" | "pod";
  readonly packagesPerUnit: Fact<"count">;
  /** Packages on one coherent scale-up fabric. */
  readonly scaleUpSize: Fact<"count">;
  readonly profile?: "Max-P" | "Max-Q";
  /** What the vendor calls it, which may count dies. */
  readonly vendorLabel: string;
  /** IT power of one unit at its rating, in its profile. */
  readonly unitPower: Given<"power">;
  readonly unitPrice?: Given<"money">;
  /** First volume deliveries. */
  readonly volumeFrom: DatedFact;
  readonly announcedFor?: DatedFact;
  readonly liquidFraction?: Given<"share">;
  readonly note?: string;
}

/** One LLM's shape: integers as its configuration says; absent fields do not apply. */
export interface Llm {
  readonly kind: "llm";
  readonly id: string;
  readonly name: string;
  /** Name of the shape in tables of measurements; releases that share one shape share it. */
  readonly architecture?: string;
  readonly maker: string;
  readonly attention: "mha" | "gqa" | "mqa" | "mla" | "sliding" | "sparse" | "hybrid";
  readonly attentionInWords: string;
  readonly layers: number;
  readonly hidden: number;
  readonly heads: number;
  readonly kvHeads: number;
  readonly headDim: number;
  readonly window?: number;
  readonly slidingLayers?: number;
  readonly linearLayers?: number;
  /** Layers with a recurrent state: heads and widths of what is kept. */
  readonly linear?: {
    readonly kind: "delta net" | "state space";
    readonly keyHeads: number;
    readonly keyHeadDim: number;
    readonly valueHeads: number;
    readonly valueHeadDim: number;
  };
  /** Where blocks do one thing only: those that attend, and those with experts. */
  readonly attentionLayers?: number;
  readonly expertLayers?: number;
  /** The query projection carries an output gate of its own width. */
  readonly attentionGate?: boolean;
  /** A learned sink in every head's softmax. */
  readonly attentionSinks?: boolean;
  readonly sparseTopk?: number;
  readonly qLora?: number;
  readonly kvLora?: number;
  readonly qkNope?: number;
  readonly qkRope?: number;
  readonly vHead?: number;
  readonly ffn?: number;
  /** Matrices of a feed-forward: 3 gated (the default), 2 plain. */
  readonly ffnMatrices?: 2 | 3;
  readonly denseLayers: number;
  readonly experts?: number;
  readonly expertsPerToken?: number;
  readonly sharedExperts?: number;
  readonly moeFfn?: number;
  readonly moeLatent?: number;
  readonly vocab: number;
  readonly maxContext: number;
  readonly tieEmbeddings: boolean;
  readonly mtpLayers?: number;
  readonly nativeDtype: string;
  /** Counted from the shape, both embeddings included, prediction layers left out. */
  readonly paramsTotal: Fact<"count">;
  readonly paramsActive: Fact<"count">;
  readonly paramsInputEmbedding: Fact<"count">;
  readonly publishedTotal?: Fact<"count">;
  readonly publishedActive?: Fact<"count">;
}

export type PowerState =
  | "announced"
  | "contracted"
  | "financed"
  | "permitted"
  | "under construction"
  | "energised"
  | "ready for service"
  | "delivered"
  | "accepted"
  | "in service";
export type EvidenceKind = "observed" | "reported" | "projected" | "planned";

/** A dated level or milestone of a site, as its source gives it. Levels hold until the next row. */
export interface SiteEvent {
  readonly on: IsoDate;
  readonly kind: EvidenceKind;
  readonly source: SourceId;
  readonly at: string;
  readonly grade: Grade;
  readonly milestone?: PowerState | "cancelled" | "paused" | "user changed" | "retired";
  /** Cumulative levels on this date. */
  readonly itPower?: `${number} MW` | `${number} GW`;
  readonly facilityPower?: `${number} MW` | `${number} GW`;
  readonly buildings?: number;
  readonly note?: string;
}

export interface Site {
  readonly kind: "site";
  readonly id: string;
  readonly name: string;
  readonly country: string;
  /** Serving region, a catalogue region's id. */
  readonly region: string;
  readonly latitude?: number;
  readonly longitude?: number;
  readonly coordinates?: "source" | "town, assumed";
  readonly itCapacity?: Given<"power">;
  readonly facilityCapacity?: Given<"power">;
  /** The announced figure with the frame its source means, or "not stated". */
  readonly announced?: { readonly power: Fact<"power">; readonly frame: Frame | "not stated" };
  /** Facility ÷ IT at peak. */
  readonly facilityPerIt?: Given<"ratio">;
  readonly land?: string;
  readonly developer: string;
  readonly operator?: string;
  readonly user?: string;
  readonly powerSource: string;
  readonly cooling?: string;
  /** Catalogue ids of the tariff and grid carbon that apply. */
  readonly tariff?: string;
  readonly carbon?: string;
  readonly timeline: readonly SiteEvent[];
  readonly figures?: Readonly<Record<string, Fact>>;
  readonly status: string;
}

export interface Party {
  readonly kind: "party";
  readonly id: string;
  readonly name: string;
  readonly country: string;
  readonly does: string;
}

/** A series of dated values of one quantity; disagreeing values of one date stand side by side. */
export interface Series {
  readonly kind: "series";
  readonly id: string;
  readonly title: string;
  readonly quantity: string;
  readonly dimension: Dimension;
  /** Each with its `on`; the lint refuses a point without one. */
  readonly points: readonly Fact[];
  readonly note?: string;
}

/** A sheet of facts about one topic: a cost study, a tariff, a failure census, a deal's terms. */
export interface Sheet {
  readonly kind: "sheet";
  readonly id: string;
  readonly topic:
    | "tariff"
    | "carbon"
    | "water"
    | "cost"
    | "finance"
    | "duration"
    | "slip"
    | "reliability"
    | "price"
    | "power"
    | "energy"
    | "training"
    | "serving"
    | "demand"
    | "deal"
    | "network"
    | "region"
    | "claim";
  readonly title: string;
  readonly facts: Readonly<Record<string, Given<Dimension>>>;
  /** Where sources say things that are not numbers. */
  readonly statements?: readonly {
    readonly says: string;
    readonly source: SourceId;
    readonly on?: IsoDate;
    readonly grade: Grade;
  }[];
  readonly note?: string;
}

/**
 * A planner's input: base value, 5th–95th percentile interval and papers. Everything the engine
 * needs that no plan line states comes from here, and a plan may override any of them.
 */
export interface Assumption<D extends Dimension = Dimension> {
  readonly kind: "assumption";
  readonly id: string;
  readonly title: string;
  readonly dimension: D;
  readonly given: Given<D>;
  /**
   * Shape of the draw through the 5th percentile, the base (as median) and the 95th percentile:
   * straight pieces, straight pieces without a stated middle, or lognormal halves.
   */
  readonly shape: "straight" | "uniform" | "lognormal" | "fixed";
  readonly feeds: string;
}

/** What an agreement says, written in the plan file's own language and referred to by id. */
export interface AgreementEntry {
  readonly kind: "agreement";
  readonly id: string;
  readonly title: string;
  readonly instrument:
    | "letter of intent"
    | "definitive"
    | "equity"
    | "guaranty"
    | "lease"
    | "loan"
    | "warrant"
    | "supply";
  readonly parties: { readonly from: string; readonly to: string };
  readonly status: readonly {
    readonly from: IsoDate;
    readonly is: "announced" | "signed" | "in force" | "superseded" | "ended";
    readonly by?: string;
    readonly kind: EvidenceKind;
    readonly source: SourceId;
  }[];
  readonly terms: Readonly<Record<string, Fact>>;
  readonly statements?: readonly {
    readonly says: string;
    readonly source: SourceId;
    readonly on?: IsoDate;
    readonly grade: Grade;
  }[];
  readonly note?: string;
}

export type Entry =
  | Accelerator
  | Platform
  | Llm
  | Site
  | Party
  | Series
  | Sheet
  | Assumption
  | AgreementEntry;

/** The catalogue is an argument: a test, a customer or a what-if brings its own. */
export interface Catalogue {
  readonly accelerators: Readonly<Record<string, Accelerator>>;
  readonly platforms: Readonly<Record<string, Platform>>;
  readonly llms: Readonly<Record<string, Llm>>;
  readonly sites: Readonly<Record<string, Site>>;
  readonly parties: Readonly<Record<string, Party>>;
  readonly series: Readonly<Record<string, Series>>;
  readonly sheets: Readonly<Record<string, Sheet>>;
  readonly assumptions: Readonly<Record<string, Assumption>>;
  readonly agreements: Readonly<Record<string, AgreementEntry>>;
  readonly sources: Readonly<Record<string, Source>>;
}

/** A document we cite; we do not commit it. */
export interface Source {
  readonly title: string;
  readonly publisher: string;
  readonly url?: string;
  readonly publishedOn?: IsoDate;
  readonly accessedOn: IsoDate;
  readonly licence?: string;
  /** primary: vendor, paper, filing, operator · analyst · secondary: press, blog, note · ours */
  readonly quality: "primary" | "analyst" | "secondary" | "ours";
  /** How it reached us when not read at its own address. */
  readonly via?: string;
}
