/** Which answers of a question count: those that survey.yaml names, else for worry and experience those of a rule. */

import type { ChoiceColumn, ChoicesColumn, SurveyItem } from "../voices/index.ts";

/**
 * Codes of the answers that count; null where nothing says which. Without a list, who answers above the middle of a
 * scale counts as worried, and who answers anything but its least answer as having lived through it.
 *
 * @example
 * countedChoices({ counts: null, aspect: "worry", direction: -1 }, { kind: "choice", choices: ["no", "a little", "much"], ordered: true }); // => ["much"]
 */
export function countedChoices(
  { counts, aspect, direction }: Pick<SurveyItem, "counts" | "aspect" | "direction">,
  column: Pick<ChoiceColumn | ChoicesColumn, "kind" | "choices"> & { readonly ordered?: boolean },
): readonly string[] | null {
  const { choices } = column;
  if (column.kind === "choices") return null;
  if (counts !== null) return choices.filter((choice) => counts.includes(choice));
  if (aspect !== "worry" && aspect !== "experience") return null;
  if (column.ordered !== true || direction === 0 || choices.length < 2) return null;
  // From the least insecure answer up.
  const upward = direction === -1 ? choices : choices.toReversed();
  const from = aspect === "worry" ? Math.floor((choices.length - 1) / 2) + 1 : 1;
  return upward.slice(from);
}
