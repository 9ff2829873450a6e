/** The stages of the work, in order. Folders in core, navigation and boundary rules all read this list. */
export const stages = [
  "framework",
  "evidence",
  "assessment",
  "outlook",
  "response",
  "deliberation",
  "report",
] as const;

export type Stage = (typeof stages)[number];
