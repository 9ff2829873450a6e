export * from "./impute-choice.ts";
export * from "./missing-choice.ts";
export * from "./node-choices.ts";
export * from "./normalise-choice.ts";
export * from "./outlook-choice.ts";
export * from "./screen-choice.ts";
export * from "./treat-choice.ts";
export * from "./weights-choice.ts";
