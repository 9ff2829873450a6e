export { type CodedWords, codesByAnswer } from "./coded-words.ts";
export { type CoderAgreement, type CoderPair, coderAgreement } from "./coder-agreement.ts";
export { type CohenKappa, cohenKappa } from "./cohen-kappa.ts";
export { type CodeScale, codeScales, type KrippendorffAlpha, krippendorffAlpha } from "./krippendorff.ts";
export {
  originOf,
  type Promotion,
  type PromotionRefusal,
  promoteThreat,
  type ThreatOrigin,
  type ThreatProposal,
} from "./promote-threat.ts";
