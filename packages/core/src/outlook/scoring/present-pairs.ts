/** Forecasts of events beside what happened. */

export type ForecastOfEvent = { readonly forecast: number; readonly outcome: number };

/** The pairs without a gap. Throws a RangeError where they cannot be forecasts of events. */
export function presentPairs(
  forecasts: ArrayLike<number>,
  outcomes: ArrayLike<number>,
  { probabilities }: { readonly probabilities: boolean },
): readonly ForecastOfEvent[] {
  if (forecasts.length !== outcomes.length) {
    throw new RangeError(`Cannot score ${forecasts.length} forecasts by ${outcomes.length} outcomes`);
  }
  const pairs: ForecastOfEvent[] = [];
  for (let i = 0; i < forecasts.length; i++) {
    const [forecast, outcome] = [forecasts[i]!, outcomes[i]!];
    if (probabilities && (forecast < 0 || forecast > 1)) {
      throw new RangeError(`Cannot score a probability of ${forecast}`);
    }
    if (outcome !== 0 && outcome !== 1 && !Number.isNaN(outcome)) {
      throw new RangeError(`Cannot score by an outcome of ${outcome}: it must be 0 or 1`);
    }
    if (!Number.isNaN(forecast) && !Number.isNaN(outcome)) pairs.push({ forecast, outcome });
  }
  return pairs;
}
