export {
  type AlertEvidence,
  type AlertRule,
  type CombinedSign,
  type SeenHarm,
  type SignalPoint,
  type Signals,
  type SimpleSign,
  shareKinds,
  simpleSignKinds,
  type Verified,
} from "./alert-rule.ts";
export { alertsFormat, alertsSchema, ruleSchema } from "./alerts-schema.ts";
export { checkRules, type RuleCheck } from "./check-rules.ts";
export {
  type Alert,
  type Closing,
  evaluateRule,
  type RuleEvaluation,
  type Verification,
} from "./evaluate-rule.ts";
export { type AlertLevel, type IssuedAlert, issueAlerts } from "./issue-alerts.ts";
export { lookAtRules, type RuleOutlook, seriesOf, type UnitAlerts } from "./rule-outlook.ts";
export { type RuleRecord, ruleRecord, type ShareEstimate } from "./rule-record.ts";
export { firstKnown } from "./signals.ts";
export { type TriedThreshold, type Tuning, tuneThreshold, type UnitPast } from "./tune-threshold.ts";
export { createSignals, publishedBy } from "./unit-signals.ts";
export { verifiedHarm } from "./verified-harm.ts";
