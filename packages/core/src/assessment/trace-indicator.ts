/** An indicator's way from the source row to the value that was normalised. */

import { BELOW_DETECTION, missingReason, panelColumn } from "../evidence/index.ts";
import type { Indicator } from "../framework/index.ts";
import type { Assessment } from "./assessment.ts";
import { acrossPeriods, type ImputeChoice, type NormaliseChoice } from "./choices/index.ts";
import {
  type ColumnDescription,
  type FilledFrom,
  fillOverTime,
  overTimeOptions,
  UNTOUCHED,
} from "./index/index.ts";

/** Where a value was read. */
export type TraceSource = {
  readonly file: string;
  readonly row: number;
  readonly period: string;
  /** NaN where the row states a gap. */
  readonly value: number;
  readonly missing: string | null;
  readonly bound: number | null;
  readonly standardError: number | null;
  readonly source: string;
  readonly sourceTitle: string;
  readonly note: string;
};

/** An indicator's way from the source row to its score. */
export type IndicatorTrace = {
  readonly unitOfMeasure: string;
  readonly direction: number;
  readonly from: TraceSource | null;
  /** What it was divided by; null without a denominator. */
  readonly denominator: {
    readonly id: string;
    readonly from: TraceSource | null;
    readonly value: number;
    readonly scale: number;
  } | null;
  /** After the denominator; NaN for a gap. */
  readonly treated: number;
  readonly imputed: boolean;
  /** How a gap was filled; null where there was none, or none was filled. */
  readonly imputation: (ImputeChoice & { readonly from: FilledFrom | null }) | null;
  readonly atBound: boolean;
  /** What the treatment made of the value, and of the whole column; null where nothing is treated. */
  readonly treatment: {
    readonly method: string;
    /** What was done to this value. */
    readonly mark: "untouched" | "lowered" | "raised" | "transformed";
    readonly before: number;
    readonly after: number;
    readonly outcome: string;
  } | null;
  /** What was normalised: the value after imputation and treatment. */
  readonly used: number;
  readonly normalise: NormaliseChoice & {
    readonly transform: string;
    readonly low: number;
    readonly high: number;
    readonly clamp: boolean;
  };
};

/** Trace the value of an indicator (by its position in the framework) for a unit (by position). */
export function traceIndicator(assessment: Assessment, i: number, u: number): IndicatorTrace {
  const { framework, panel, units } = assessment.input;
  const indicator: Indicator = framework.indicators[i]!;
  const cell = i * units.length + u;
  const treated = panel.values[cell]!;
  const column = assessment.columns.find((each) => each.indicator === i)!;
  const { choices } = column;
  const used = column.treated[u]!;
  const imputed = column.filled.includes(u);
  const divisor = framework.indicators.findIndex((each) => each.id === indicator.denominator);
  return {
    unitOfMeasure: indicator.unitOfMeasure,
    direction: indicator.direction,
    from: traceSource(assessment, cell),
    denominator:
      indicator.denominator === null
        ? null
        : {
            id: indicator.denominator,
            from: divisor < 0 ? null : traceSource(assessment, divisor * units.length + u),
            value: divisor < 0 ? units[u]!.population : panel.values[divisor * units.length + u]!,
            scale: indicator.denominatorScale,
          },
    treated,
    imputed,
    imputation: imputed
      ? { ...choices.impute, from: filledFromPeriods(assessment, column).get(u) ?? null }
      : null,
    atBound: panel.reasons[cell] === BELOW_DETECTION && !Number.isNaN(treated),
    treatment: traceTreatment(column, u),
    used,
    normalise: {
      ...choices.normalise,
      transform: indicator.transform,
      low: choices.normalise.low ?? choices.low ?? indicator.low,
      high: choices.normalise.high ?? choices.high ?? indicator.high,
      clamp: indicator.clamp,
    },
  };
}

function traceTreatment(
  { treatment, choices, imputed, treated }: ColumnDescription,
  u: number,
): IndicatorTrace["treatment"] {
  if (treatment === null) return null;
  const standing = treatment.steps.filter(({ stands }) => stands);
  const mark = standing.map(({ marks }) => marks[u]!).find((each) => each !== UNTOUCHED) ?? UNTOUCHED;
  return {
    method: standing.map((step) => step.treatment.method).join(", ") || choices.treat.method,
    mark: markNames[mark]!,
    before: imputed[u]!,
    after: treated[u]!,
    outcome: treatment.outcome,
  };
}

const markNames = ["untouched", "lowered", "raised", "transformed"] as const;

/** By unit, the periods behind values that were filled in from other ones. */
export function filledFromPeriods(
  { input }: Pick<Assessment, "input">,
  { choices, indicator }: Pick<ColumnDescription, "choices" | "indicator">,
): ReadonlyMap<number, FilledFrom> {
  const { panel, otherPeriods = [] } = input;
  if (!acrossPeriods.has(choices.impute.method)) return new Map();
  return fillOverTime(
    panelColumn(panel, indicator),
    { panel, others: otherPeriods, indicator },
    overTimeOptions(choices.impute),
  ).from;
}

function traceSource({ observations, sources, input }: Assessment, cell: number): TraceSource | null {
  const i = input.panel.observation[cell]!;
  if (i < 0) return null;
  const source = observations.sources[observations.source[i]!] ?? "";
  const standardError = observations.standardError?.[i] ?? Number.NaN;
  return {
    file: observations.files[observations.file[i]!]!,
    row: observations.row[i]!,
    period: observations.periods[observations.period[i]!]!,
    value: observations.value[i]!,
    missing: missingReason(observations.reason[i]!),
    bound: observations.bound.get(i) ?? null,
    standardError: Number.isNaN(standardError) ? null : standardError,
    source,
    sourceTitle: sources.find((each) => each.id === source)?.title ?? "",
    note: observations.note.get(i) ?? "",
  };
}
