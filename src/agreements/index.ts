// Agreements as data and the one evaluator that plan and record share.
export { type Condition, factNames, parseCondition } from "./condition.ts";
export {
  type AgreementOutcome,
  evaluateAgreement,
} from "./evaluate.ts";
export type * from "./terms.ts";
