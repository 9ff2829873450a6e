/** Counts that stand out from what the season leads to expect, in every unit over the last year. */

import type { OutbreakChoice } from "../assessment/index.ts";
import type { MonthlySeries } from "./monthly/index.ts";
import { detectOutbreaks, type NoOutbreakSignal, type OutbreakSignal } from "./outbreaks/index.ts";

export type JudgedMonth = { readonly period: string } & (OutbreakSignal | NoOutbreakSignal);

export type OutbreakOutlook = {
  readonly choice: OutbreakChoice;
  readonly units: readonly { readonly unit: string; readonly months: readonly JudgedMonth[] }[];
};

/** Months that are judged. */
const LAST = 12;

/** Judge the last twelve months of every unit. */
export function lookAtOutbreaks(
  choice: OutbreakChoice,
  { units, months, rows }: MonthlySeries,
): OutbreakOutlook {
  const shown = months.slice(-LAST);
  return {
    choice,
    units: units.map((unit, u) => ({
      unit,
      months: detectOutbreaks(rows[u]!, { method: choice.method, last: LAST }).map((signal, i) => ({
        period: shown[i]!,
        ...signal,
      })),
    })),
  };
}
