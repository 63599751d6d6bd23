/**
 * A plan after resolution: plain numbers in SI, names turned into positions, and every uncertain
 * number an index into one vector of inputs. A draw replaces the vector and nothing else.
 */
import type { AgreementTerms, EvidenceKind, FactChange } from "../../agreements/index.ts";
import type { Dimension, Frame } from "../../units/index.ts";
import type { AcceleratorSpec, Engine, LlmShape } from "../performance/types.ts";
import type { ChipPower } from "../physics/chip-power.ts";
import type { BlockEnd, PowerState } from "./document.ts";
import type { PlanPrecision } from "./resolve-catalogue.ts";

/** Where a number came from. */
export interface Origin {
  readonly kind: "fact" | "plan" | "assumption" | "derived";
  /** Catalogue path, or `file:line:column` of the plan. */
  readonly ref: string;
  readonly printed: string;
  readonly grade?: string;
  readonly source?: string;
  readonly at?: string;
  readonly note?: string;
}

export type InputIndex = number;

export interface Input {
  readonly id: string;
  readonly title: string;
  readonly dimension: Dimension;
  readonly base: number;
  readonly low: number;
  readonly high: number;
  readonly shape: "straight" | "uniform" | "lognormal" | "fixed";
}

/** Inputs that every plan needs; the catalogue supplies what the plan does not state. */
export const requiredAssumptions = {
  "pue-annual": "ratio",
  "pue-swing-summer": "ratio",
  "facility-per-it-design-day": "ratio",
  "draw-training": "share",
  "draw-serving": "share",
  "draw-idle": "share",
  "water-use": "waterIntensity",
  "spare-share": "share",
  "gpu-replacement-per-year": "share",
  "slip-first-power": "duration",
  "rack-install": "duration",
  "compute-capex-per-it": "powerPrice",
  "campus-capex-per-it": "powerPrice",
  "network-share-of-compute": "share",
  "grid-generation-capex": "powerPrice",
  "opex-non-energy": "powerRent",
  "compute-life": "duration",
  "facility-life": "duration",
  "power-price-default": "energyPrice",
  "grid-carbon-default": "carbonIntensity",
  "training-mfu-bf16": "share",
  "training-mfu-fp8": "share",
  "training-mfu-fp4": "share",
  "training-goodput": "share",
  "serving-speed-factor": "ratio",
  "it-network-overhead": "share",
} as const satisfies Record<string, Dimension>;
export type AssumptionId = keyof typeof requiredAssumptions;

export interface PlanPlatform {
  readonly id: string;
  readonly name: string;
  readonly vendor: string;
  readonly family: string;
  readonly unit: "rack" | "server" | "pod";
  readonly packagesPerUnit: number;
  readonly diesPerPackage: number;
  readonly unitPowerW: number;
  readonly unitPriceUsd: number | null;
  readonly volumeFromDay: number;
  readonly accelerator: AcceleratorSpec;
  readonly chipPower: ChipPower;
}

export interface PlanSite {
  readonly id: string;
  readonly name: string;
  readonly country: string;
  readonly itCapacityW: number | null;
  /** Facility ÷ IT at peak; null takes the design-day assumption. */
  readonly facilityPerIt: number | null;
  readonly powerPrice: InputIndex;
  readonly carbonIntensity: InputIndex;
}

export interface PlanMilestone {
  readonly state: PowerState;
  readonly day: number;
  readonly kind: EvidenceKind;
}

export interface PlanCohort {
  readonly platform: number;
  readonly units: number;
  /** First day in service; null follows the block's own. */
  readonly fromDay: number | null;
  readonly lifeMonths: number | null;
  readonly next: { readonly platform: number; readonly units: number } | null;
}

export interface PlanBlock {
  readonly id: string;
  readonly site: number;
  readonly capacityW: number;
  readonly frame: Frame;
  readonly itCapacityW: number;
  readonly milestones: readonly PlanMilestone[];
  readonly ends: {
    readonly day: number;
    readonly as: BlockEnd;
  } | null;
  readonly holders: readonly {
    readonly fromDay: number;
    readonly owner?: string;
    readonly operator?: string;
    readonly user?: string;
  }[];
  readonly fleet: readonly PlanCohort[];
}

export interface PlanLlm {
  readonly id: string;
  readonly name: string;
  readonly shape: LlmShape;
}

export interface LlmGeneration {
  readonly fromMonth: number;
  readonly llm: number;
  readonly precision: PlanPrecision;
}

export interface PlanTier {
  readonly id: string;
  readonly ttftS: number;
  readonly tpotS: number;
  readonly percentile: number;
  readonly priceOutput: InputIndex | null;
}

interface LoadCommon {
  readonly id: string;
  readonly title: string;
  readonly role: number;
  readonly tier: number;
  readonly asOfMonth: number;
  readonly cachedShare: InputIndex;
  readonly growth: InputIndex | null;
}
export interface PerUserLoad extends LoadCommon {
  readonly kind: "per user";
  readonly requestsPerUserWeek: InputIndex;
  readonly inputTokens: InputIndex;
  readonly outputTokens: InputIndex;
  readonly reasoningTokens: InputIndex | null;
}
export interface TokenLoad extends LoadCommon {
  readonly kind: "tokens";
  readonly tokensPerS: InputIndex;
  readonly inputShare: InputIndex;
  readonly requestOutputTokens: InputIndex;
}
export interface ShareLoad {
  readonly id: string;
  readonly title: string;
  readonly does: "training" | "research" | "reserve";
  readonly share: InputIndex;
}

export interface PlanRegion {
  readonly id: string;
  readonly share: InputIndex;
  readonly utcOffsetHours: number;
}

export interface DebtTerms {
  readonly share: InputIndex;
  readonly rate: InputIndex;
  readonly term: InputIndex;
}

/** Who pays whom and on which terms: the plan's `finance:`, with the catalogue's terms where it says none. */
export interface PlanFinance {
  /** Parties of the blocks that name no holder; null falls back along the chain. */
  readonly chain: {
    readonly user: string | null;
    readonly operator: string | null;
    readonly campus: string | null;
    readonly lender: string | null;
  };
  readonly campusDebt: DebtTerms;
  readonly computeDebt: DebtTerms | null;
  readonly construction: InputIndex;
  readonly tax: InputIndex;
  /** Yearly rise of operating costs' prices behind the plan's price year; null for none. */
  readonly inflation: InputIndex | null;
  /** Worth at the end of life as a share of what was paid; null for none. */
  readonly residualCompute: InputIndex | null;
  readonly residualFacility: InputIndex | null;
  /** Operator to campus and user to operator; null recovers cost at the plan's discount rate. */
  readonly rent: InputIndex | null;
  readonly service: InputIndex | null;
  readonly revenue: {
    readonly by: "tokens" | "capacity";
    readonly perCapacity: InputIndex | null;
    readonly paidShare: InputIndex | null;
    readonly declinePerYear: InputIndex | null;
  };
  readonly owners: readonly {
    readonly id: string;
    readonly costOfCapital: InputIndex;
    readonly rent: InputIndex | null;
  }[];
}

/** Shared limits of the schedule network, where the plan states them; crews default to four a site. */
export interface ScheduleLimits {
  readonly shellCrewsPerSite?: number;
  readonly commissioningTeamsPerSite?: number;
  /** All sites together: one queue. */
  readonly transformersPerMonth?: number;
  readonly enginesPerMonth?: number;
  readonly racksPerMonth?: number;
  readonly hbmBytesPerMonth?: number;
}

export interface Plan {
  readonly id: string;
  readonly title: string;
  readonly asOfDay: number;
  readonly firstMonth: number;
  readonly lastMonth: number;
  readonly priceYear: number;
  readonly discountRate: InputIndex;
  readonly parties: readonly {
    readonly id: string;
    readonly name: string;
    readonly roles: readonly string[];
  }[];
  readonly sites: readonly PlanSite[];
  readonly blocks: readonly PlanBlock[];
  readonly platforms: readonly PlanPlatform[];
  readonly llms: readonly PlanLlm[];
  readonly roles: readonly {
    readonly id: string;
    readonly generations: readonly LlmGeneration[];
  }[];
  readonly tiers: readonly PlanTier[];
  readonly loads: readonly (PerUserLoad | TokenLoad)[];
  readonly shares: readonly ShareLoad[];
  readonly users: {
    readonly points: readonly { readonly month: number; readonly users: number }[];
    readonly growth: InputIndex | null;
    readonly growthUntilMonth: number;
  };
  readonly regions: readonly PlanRegion[];
  readonly peakToTrough: InputIndex;
  readonly software: {
    readonly gainPerYear: InputIndex;
    readonly fromMonth: number;
    readonly untilMonth: number;
  } | null;
  readonly training: {
    readonly precision: PlanPrecision;
    readonly runLengthS: number;
    /** What is trained, if the plan says; sequences a step and tokens a sequence. */
    readonly job: {
      readonly llm: LlmShape;
      readonly packages: number;
      readonly globalBatch: number;
      readonly sequenceTokens: number;
    } | null;
    readonly campaigns: readonly {
      readonly id: string;
      readonly fromMonth: number;
      readonly workFlop: number;
    }[];
  } | null;
  readonly powerCapFraction: number;
  /** Whose fitted factors stand for the serving deployments. */
  readonly engine: Engine;
  readonly agreements: readonly AgreementTerms[];
  readonly events: readonly FactChange[];
  readonly inputs: readonly Input[];
  /** Rank correlations between inputs; those not named are independent. */
  readonly finance: PlanFinance | null;
  readonly schedule: ScheduleLimits;
  readonly correlations: readonly {
    readonly a: InputIndex;
    readonly b: InputIndex;
    readonly rank: number;
  }[];
  readonly assumptions: Readonly<Record<AssumptionId, InputIndex>>;
  readonly origins: Readonly<Record<string, Origin>>;
  /** Remarks on the plan that are not mistakes: a platform before its volume date, for one. */
  readonly remarks: readonly string[];
}

/** The vector of base values, in the order of `plan.inputs`. */
export const baseValues = (plan: Plan): Float64Array =>
  Float64Array.from(plan.inputs, (input) => input.base);
