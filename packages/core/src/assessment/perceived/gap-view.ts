/** Perceived beside measured: what people fear and live, and what figures show, one row a threat, place and period. */

/** One side of a threat on 0 to 1, 1 = worst. */
export type GapLevel = {
  readonly value: number;
  /** NaN where the source gives no interval. */
  readonly low: number;
  readonly high: number;
  /** People it rests on; null for a figure that is not from a survey. */
  readonly n: number | null;
  /** When it was asked or measured, which may not be the period of the row. */
  readonly period: string;
  /** The question or the indicator it comes from. */
  readonly about: string;
};

export type GapInput = {
  readonly threat: string;
  readonly title: string;
  readonly place: string;
  readonly period: string;
  readonly worry: GapLevel | null;
  readonly experience: GapLevel | null;
  readonly measured: GapLevel | null;
};

export const gapQuadrants = ["both", "feared", "measured", "neither", "open", "one-sided"] as const;

/**
 * Where worry and measure stand against their lines. None says that anybody is wrong. `open`: an interval crosses its
 * line. `one-sided`: worry or measure is not there.
 */
export type GapQuadrant = (typeof gapQuadrants)[number];

export type GapRow = GapInput & {
  readonly quadrant: GapQuadrant;
  /** Worry less measure; NaN where one is missing. Two scales: a hint of order, no quantity. */
  readonly gap: number;
  /** Worry and measure are of different periods, neither of which lies within the other as written. */
  readonly datedApart: boolean;
  /** A side was placed by its value alone, for it has no interval. */
  readonly withoutInterval: boolean;
};

/** From which level on something counts as feared, and as seen in the figures. */
export type GapLines = { readonly perceived: number; readonly measured: number };

/**
 * Rows with their quadrants: by quadrant in the order of `gapQuadrants`, within it the widest gap first.
 *
 * @param lines  the same for every row; 0.5 and 0.5 where left out
 * @throws RangeError  for levels or lines outside 0 to 1
 */
export function gapView(
  rows: readonly GapInput[],
  lines: GapLines = { perceived: 0.5, measured: 0.5 },
): readonly GapRow[] {
  for (const line of [lines.perceived, lines.measured]) checkLevel(line);
  const placed = rows.map((row): GapRow => {
    for (const level of [row.worry, row.experience, row.measured])
      if (level !== null) checkLevel(level.value);
    const { worry, measured } = row;
    if (worry === null || measured === null) {
      const one = { quadrant: "one-sided", gap: Number.NaN, datedApart: false } as const;
      return { ...row, ...one, withoutInterval: false };
    }
    return {
      ...row,
      quadrant: quadrantOf(sideOf(worry, lines.perceived), sideOf(measured, lines.measured)),
      gap: worry.value - measured.value,
      datedApart: !worry.period.startsWith(measured.period) && !measured.period.startsWith(worry.period),
      withoutInterval: [worry, measured].some(({ low, high }) => Number.isNaN(low) || Number.isNaN(high)),
    };
  });
  return placed.toSorted(
    (a, b) =>
      gapQuadrants.indexOf(a.quadrant) - gapQuadrants.indexOf(b.quadrant) ||
      (Math.abs(b.gap) || 0) - (Math.abs(a.gap) || 0),
  );
}

type Side = "above" | "below" | "across";

function sideOf({ value, low, high }: GapLevel, line: number): Side {
  const [from, to] = [Number.isNaN(low) ? value : low, Number.isNaN(high) ? value : high];
  if (from >= line - 1e-9) return "above";
  return to < line - 1e-9 ? "below" : "across";
}

function quadrantOf(worry: Side, measured: Side): GapQuadrant {
  if (worry === "across" || measured === "across") return "open";
  if (worry === "above") return measured === "above" ? "both" : "feared";
  return measured === "above" ? "measured" : "neither";
}

function checkLevel(value: number): void {
  if (!(value >= 0 && value <= 1)) throw new RangeError(`Cannot place ${value}: levels run from 0 to 1`);
}
