/** Which past periods say what to expect in one: the same season of earlier years, and its seasons in groups. */

export type ReferenceWindows = {
  /** Periods in a year: 52 for weeks, 12 for months. */
  readonly frequency: number;
  /** How many years back. */
  readonly years: number;
  /** Half-width of the window around the same period of each year. */
  readonly halfWindow: number;
};

/**
 * Seasonal group of each period up to `now`, or 0 where it is not read. The windows around the same period of earlier
 * years are one group, numbered `groups`; the stretches between them are cut into groups 1 … groups − 1, as equal as
 * may be, longer ones first. With one group only the windows are read.
 *
 * @param now  index of the period asked about
 * @throws RangeError  where the first window begins before period 0, windows overlap, or a group would hold no period
 * @see Noufaily et al. (2013), Statistics in Medicine 32, 1206–1222. doi:10.1002/sim.5595
 * @example
 * seasonalGroups(5, 1, { frequency: 4, years: 1, halfWindow: 0 }); // => Uint8Array.of(0, 1, 0, 0, 0, 1)
 * seasonalGroups(5, 3, { frequency: 4, years: 1, halfWindow: 0 }); // => Uint8Array.of(0, 3, 1, 1, 2, 3)
 */
export function seasonalGroups(
  now: number,
  groups: number,
  { frequency, years, halfWindow }: ReferenceWindows,
): Uint8Array {
  const between = frequency - 2 * halfWindow - 1;
  if (now - years * frequency - halfWindow < 0) {
    throw new RangeError(
      `Cannot look ${years} years of ${frequency} and ${halfWindow} back from period ${now}`,
    );
  }
  if (!(between >= groups - 1)) {
    throw new RangeError(`Cannot cut ${between} periods between windows into ${groups - 1} groups`);
  }
  const found = new Uint8Array(now + 1);
  found.fill(groups, now - halfWindow, now + 1);
  for (let year = 1; year <= years; year++) {
    const start = now - year * frequency - halfWindow;
    const end = start + 2 * halfWindow + 1;
    found.fill(groups, start, end);
    if (groups === 1) continue;
    const length = Math.floor(between / (groups - 1));
    const longer = between % (groups - 1);
    let at = end;
    for (let group = 1; group < groups; group++) {
      const next = at + length + (group <= longer ? 1 : 0);
      found.fill(group, at, next);
      at = next;
    }
  }
  return found;
}
