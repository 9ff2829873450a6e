/** Values of the criteria for SMAA: known, drawn each by itself, or taken together from draws made elsewhere. */

import { drawNormal, type RandomStream } from "../../../numerics/index.ts";
import { type BoundedNormal, boundedNormalDrawer, isNearlyWhole } from "./truncated-normal.ts";

/** One threat's value on one criterion; every criterion runs the same way, higher counts more. */
export type CriterionValue =
  | { readonly method: "certain"; readonly value: number }
  | { readonly method: "uniform"; readonly low: number; readonly high: number }
  | ({ readonly method: "normal" } & BoundedNormal);

export type SmaaValues =
  /** `cells[threat][criterion]`, drawn independently of each other. */
  | { readonly method: "independent"; readonly cells: readonly (readonly CriterionValue[])[] }
  /**
   * Draws made together, such as replays, so that what moves threats jointly stays joint.
   * Entry `(draw × threats + threat) × criteria + criterion`; taken in turn, from the first again after the last.
   */
  | {
      readonly method: "joint";
      readonly samples: Float64Array;
      readonly threats: number;
      readonly criteria: number;
    };

/** Writes the values of one draw, entry `threat × criteria + criterion`. */
export type ValueDrawer = {
  readonly threats: number;
  readonly criteria: number;
  /** No value is drawn: every draw is the same. */
  readonly certain: boolean;
  readonly draw: (run: number, into: Float64Array) => void;
};

/**
 * The drawer of the values.
 *
 * @throws RangeError  where rows differ in length, or a value or bound is no number
 */
export function valueDrawer(values: SmaaValues, random: RandomStream): ValueDrawer {
  return values.method === "joint" ? jointDrawer(values) : independentDrawer(values.cells, random);
}

function jointDrawer({ samples, threats, criteria }: Extract<SmaaValues, { method: "joint" }>): ValueDrawer {
  const perRun = threats * criteria;
  const count = samples.length / perRun;
  if (!(Number.isInteger(count) && count >= 1))
    throw new RangeError(`Cannot read ${samples.length} joint values as draws of ${threats} × ${criteria}`);
  if (!samples.every(Number.isFinite))
    throw new RangeError("Cannot rank joint values that are not all numbers");
  return {
    threats,
    criteria,
    certain: count === 1,
    draw: (run, into) => {
      const from = (run % count) * perRun;
      for (let k = 0; k < perRun; k++) into[k] = samples[from + k]!;
    },
  };
}

type Cells = readonly (readonly CriterionValue[])[];

function independentDrawer(cells: Cells, random: RandomStream): ValueDrawer {
  const threats = cells.length;
  const criteria = cells[0]?.length ?? 0;
  if (cells.some((row) => row.length !== criteria))
    throw new RangeError("Cannot rank threats that have different numbers of criteria");
  const start = new Float64Array(threats * criteria);
  const width = new Float64Array(threats * criteria);
  const bounded: { readonly at: number; readonly draw: () => number }[] = [];
  const whole: ({ readonly at: number } & BoundedNormal)[] = [];
  const uniform: number[] = [];
  cells.flat().forEach((cell, at) => {
    if (cell.method === "certain") start[at] = cell.value;
    else if (cell.method === "normal" && isNearlyWhole(cell)) whole.push({ at, ...cell });
    else if (cell.method === "normal") bounded.push({ at, draw: boundedNormalDrawer(cell, random) });
    else {
      if (!(cell.low <= cell.high))
        throw new RangeError(`Cannot draw values between ${cell.low} and ${cell.high}`);
      start[at] = cell.low;
      width[at] = cell.high - cell.low;
      uniform.push(at);
    }
  });
  if (!start.every(Number.isFinite) || !width.every(Number.isFinite))
    throw new RangeError("Cannot rank values that are not all numbers");
  const uniformAt = Int32Array.from(uniform);
  const drawWhole = wholeDrawer(whole, random);
  return {
    threats,
    criteria,
    certain: uniform.length + bounded.length + whole.length === 0,
    draw: (_, into) => {
      into.set(start);
      for (let k = 0; k < uniformAt.length; k++) {
        const at = uniformAt[k]!;
        into[at] = start[at]! + width[at]! * random();
      }
      drawWhole(into);
      for (let k = 0; k < bounded.length; k++) into[bounded[k]!.at] = bounded[k]!.draw();
    },
  };
}

/** Normal values that their bounds hardly touch, side by side: drawn again where they lie beyond. */
function wholeDrawer(
  cells: readonly ({ readonly at: number } & BoundedNormal)[],
  random: RandomStream,
): (into: Float64Array) => void {
  const column = (of: (cell: BoundedNormal) => number): Float64Array => Float64Array.from(cells, of);
  const at = Int32Array.from(cells, (cell) => cell.at);
  const means = column(({ mean }) => mean);
  const deviations = column(({ standardDeviation }) => standardDeviation);
  const lows = column(({ low }) => low);
  const highs = column(({ high }) => high);
  return (into) => {
    for (let k = 0; k < at.length; k++) {
      let value = Number.NaN;
      while (!(value >= lows[k]! && value <= highs[k]!))
        value = means[k]! + deviations[k]! * drawNormal(random);
      into[at[k]!] = value;
    }
  };
}
