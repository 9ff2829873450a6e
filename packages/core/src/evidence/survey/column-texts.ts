/** Columns of answers as texts, one a person: what tables are counted by, and what a measure of deprivation reads. */

import type { SurveyColumn } from "../voices/index.ts";

/** The answer of each person as it stands in the file; "" where there is none, for whatever reason. */
export function columnTexts(column: SurveyColumn): readonly string[] {
  switch (column.kind) {
    case "choice":
      return Array.from(column.codes, (code) => (code < 0 ? "" : column.choices[code]!));
    case "choices":
      return Array.from(column.reasons, (_, person) =>
        column.choices.filter((__, choice) => column.named[choice]![person] === 1).join(" "),
      );
    case "ranking":
      return Array.from(
        column.reasons,
        (_, person) => column.choices.find((__, choice) => column.places[choice]![person] === 1) ?? "",
      );
    default:
      return Array.from(column.values, (value) => (Number.isNaN(value) ? "" : String(value)));
  }
}
