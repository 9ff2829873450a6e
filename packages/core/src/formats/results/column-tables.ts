/** What was done to the columns: a table of treatments, and one of the values that were filled in. */

import { type Assessment, filledFromPeriods } from "../../assessment/index.ts";
import type { CsvCell } from "../csv-writer.ts";
import type { ResultTable } from "./tables.ts";

/** `treatment.csv`: the shape of every treated column before and after; null where the recipe treats nothing. */
export function treatmentTable({ columns, input }: Assessment): ResultTable | null {
  const treated = columns.flatMap((column) =>
    column.treatment === null ? [] : [{ ...column, treatment: column.treatment }],
  );
  if (treated.length === 0) return null;
  return {
    file: "treatment.csv",
    header: [
      "indicator",
      "outcome",
      "steps",
      "points",
      "units",
      "skewnessBefore",
      "kurtosisBefore",
      "skewnessAfter",
      "kurtosisAfter",
    ],
    rows: treated.map(({ indicator, treatment: { before, after, steps, outcome, pointsMoved } }) => {
      const standing = steps.filter(({ stands }) => stands);
      const moved = input.units.filter((_, u) =>
        standing.some(({ marks }) => marks[u] === 1 || marks[u] === 2),
      );
      return [
        input.framework.indicators[indicator]!.id,
        outcome,
        standing.map(({ treatment }) => treatment.method).join(";"),
        pointsMoved,
        moved.map(({ id }) => id).join(";"),
        before.skewness,
        before.kurtosis,
        after.skewness,
        after.kurtosis,
      ];
    }),
  };
}

/** `imputation.csv`: every value that was filled in, how, and from which periods; null where there is none. */
export function imputationTable(assessment: Assessment): ResultTable | null {
  const { columns, input } = assessment;
  if (columns.every(({ filled }) => filled.length === 0)) return null;
  return {
    file: "imputation.csv",
    header: ["indicator", "unit", "method", "value", "fromPeriod", "toPeriod"],
    rows: columns.flatMap((column): readonly (readonly CsvCell[])[] => {
      const periods = filledFromPeriods(assessment, column);
      return column.filled.map((u) => [
        input.framework.indicators[column.indicator]!.id,
        input.units[u]!.id,
        column.choices.impute.method,
        column.imputed[u]!,
        periods.get(u)?.from,
        periods.get(u)?.to,
      ]);
    }),
  };
}
