/** Counts that stand out from what the season leads to expect, in every unit over the last year. */

import type { OutbreakChoice } from "../assessment/index.ts";
import type { MonthlySeries } from "./monthly/index.ts";
import { detectOutbreaks, type MonthSignal } from "./outbreaks/index.ts";

type JudgedMonth = MonthSignal & { readonly period: string };

export type OutbreakOutlook = {
  readonly choice: OutbreakChoice;
  readonly units: readonly { readonly unit: string; readonly months: readonly JudgedMonth[] }[];
};

/** Months that are told. */
const LAST = 12;

/** Judge the months of every unit, each from those before it, and tell of the last twelve. */
export function lookAtOutbreaks(
  choice: OutbreakChoice,
  { units, months, rows }: MonthlySeries,
): OutbreakOutlook {
  return {
    choice,
    units: units.map((unit, u) => ({
      unit,
      months: detectOutbreaks(rows[u]!, { method: choice.method }, Math.max(0, months.length - LAST)).map(
        (signal) => ({ ...signal, period: months[signal.index]! }),
      ),
    })),
  };
}
