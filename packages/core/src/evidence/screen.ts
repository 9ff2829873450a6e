/** Screening: which units have enough data to be assessed at all. */

export type ScreenOptions = {
  /**
   * What a unit may fail on: too few values, too many zeros (which often stand for gaps), or either; `none` only
   * counts, and leaves the decision to `force`.
   */
  readonly by: "missing" | "zeros" | "either" | "none";
  /** Share of all indicators for which a unit must have a value; a unit exactly there stays. */
  readonly minAvailable: number;
  /** Share of a unit's values that must not be zero; a unit exactly there stays. */
  readonly minNonZero: number;
  /** Units kept (`true`) or left out (`false`) whatever their data, by position; this must be explained to readers. */
  readonly force?: ReadonlyMap<number, boolean>;
};

/** One unit's data, counted over all indicators. */
export type UnitScreening = {
  readonly missing: number;
  readonly zeros: number;
  /** Share of indicators with a value; NaN without indicators. */
  readonly available: number;
  /** Share of values that are not zero; NaN without values. */
  readonly nonZero: number;
  readonly lowData: boolean;
  readonly lowNonZero: boolean;
  readonly included: boolean;
  /** Why it is in or out: `data`, or `forced` against what its data say or beside it. */
  readonly because: "data" | "forced";
};

// Shares such as 0.9 of 10 come out a rounding apart.
const TIE = 1e-9;

/**
 * Screen units by their data.
 *
 * @param columns  indicators, each with one value per unit, NaN where missing
 * @param unitCount  how many units there are, also where no indicator is
 * @returns one record per unit
 * @throws RangeError  for a threshold outside 0 to 1, or a forced unit that is not there
 * @see COINr 1.1.14 `Screen()` and `get_data_avail()`
 * @example
 * screenUnits([Float64Array.of(1, NaN), Float64Array.of(0, NaN)], 2, { by: "missing", minAvailable: 0.5, minNonZero: 0 }).map((unit) => unit.included); // => [true, false]
 */
export function screenUnits(
  columns: readonly ArrayLike<number>[],
  unitCount: number,
  options: ScreenOptions,
): readonly UnitScreening[] {
  const { by, minAvailable, minNonZero, force = new Map<number, boolean>() } = options;
  for (const threshold of [minAvailable, minNonZero]) {
    if (!(threshold >= 0 && threshold <= 1)) {
      throw new RangeError(`Cannot screen by a share of ${threshold}: it must lie in [0, 1]`);
    }
  }
  for (const unit of force.keys()) {
    if (!(Number.isInteger(unit) && unit >= 0 && unit < unitCount)) {
      throw new RangeError(`Cannot force unit ${unit} of ${unitCount}`);
    }
  }
  return Array.from({ length: unitCount }, (_, u) => {
    let missing = 0;
    let zeros = 0;
    for (const column of columns) {
      if (Number.isNaN(column[u]!)) missing++;
      else if (column[u] === 0) zeros++;
    }
    const values = columns.length - missing;
    const available = values / columns.length;
    const nonZero = (values - zeros) / values;
    // A unit without any value is low on both counts: a share of nothing does not pass.
    const lowData = !(available >= minAvailable - TIE);
    const lowNonZero = !(nonZero >= minNonZero - TIE);
    const fails =
      by === "missing" ? lowData : by === "zeros" ? lowNonZero : by === "either" && (lowData || lowNonZero);
    const forced = force.get(u);
    return {
      missing,
      zeros,
      available,
      nonZero,
      lowData,
      lowNonZero,
      included: forced ?? !fails,
      because: forced === undefined ? "data" : "forced",
    };
  });
}
