/** The closed lists that survey.yaml speaks in. */

export const heardDimensions = ["sex", "age", "disability", "displacement", "language", "place"] as const;

export type HeardDimension = (typeof heardDimensions)[number];

export const capacityAspects = ["capacity", "need", "exposure", "sensitivity", "harmful-coping"] as const;

/** In the order people read them: strengths first. */
export type CapacityAspect = (typeof capacityAspects)[number];

export const confidences = ["high", "medium", "low", "unstated"] as const;

export type Confidence = (typeof confidences)[number];

export const harms = ["asset-loss", "hunger", "child-out-of-school", "risky-work"] as const;

/** What a way of getting by can cost people. */
export type Harm = (typeof harms)[number];

/** What is known of a step: the harm it does, `none` where it was looked at and does none, `unsaid` otherwise. */
export type StatedHarm = Harm | "none" | "unsaid";

export const adjustMethods = [
  "post-stratify",
  "rake",
  "calibrate-linear",
  "calibrate-raking",
  "calibrate-logit",
] as const;

/** How weights are made to agree with what is known of the population. */
export type AdjustMethod = (typeof adjustMethods)[number];

/** What a question asks about a threat. */
export const aspects = [
  "worry",
  "experience",
  "severity",
  "frequency",
  "likelihood",
  "coping",
  "trust",
] as const;

export type Aspect = (typeof aspects)[number];
