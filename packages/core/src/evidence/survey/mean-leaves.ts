/** Whether a mean grade may stand beside shares some of which are hidden: with the others it is one more equation. */

/** A choice of a group: its share, whether that is shown, and whether it is one of those that count. */
export type GradedShare = { readonly share: number; readonly isShown: boolean; readonly counts: boolean };

/**
 * Whether every hidden share stays open by at least so much once the mean grade is known, beside the shares that are
 * shown and what is known of their sum. Of two hidden shares the mean gives both away.
 *
 * @param shares  by choice, in the order of the scale
 * @param options.knowsCounted  the share of all that count is shown, so that the hidden ones of either side have a known sum
 * @param options.width  how far apart the least and the most must stay, as a share of those who answered
 * @example
 * meanLeavesOpen([{ share: 0.2, isShown: false, counts: false }, { share: 0.3, isShown: false, counts: false }, { share: 0.5, isShown: true, counts: true }], { knowsCounted: true, width: 0.1 }); // => false
 */
export function meanLeavesOpen(
  shares: readonly GradedShare[],
  { knowsCounted, width }: { readonly knowsCounted: boolean; readonly width: number },
): boolean {
  const hidden = shares.flatMap(({ share, isShown, counts }, grade) =>
    isShown ? [] : [{ share, grade, side: knowsCounted && counts }],
  );
  const mean = hidden.reduce((sum, { share, grade }) => sum + share * grade, 0);
  const sides = [false, true].map((side) => hidden.filter((each) => each.side === side));
  return hidden.every(({ grade, side }) => {
    const others = sides[Number(side)]!.filter((each) => each.grade !== grade);
    if (others.length === 0) return false;
    const whole = others.reduce(
      (sum, each) => sum + each.share,
      hidden.find((each) => each.grade === grade)!.share,
    );
    // With this share at t, the others of its side hold the rest; all of it at one end moves the mean furthest.
    const elsewhere = sides[Number(!side)]!;
    const rest = elsewhere.reduce((sum, each) => sum + each.share, 0);
    const ends = [Math.min, Math.max].map((pick) => {
      const own = pick(...others.map((each) => each.grade));
      const away = elsewhere.length === 0 ? 0 : rest * pick(...elsewhere.map((each) => each.grade));
      return { start: whole * own + away - mean, slope: grade - own };
    });
    // start + slope × t is at most 0 at the low end and at least 0 at the high end.
    let [least, most] = [0, whole] as [number, number];
    ends.forEach(({ start, slope }, end) => {
      const sign = end === 0 ? 1 : -1;
      if (slope * sign > 0) most = Math.min(most, -start / slope);
      if (slope * sign < 0) least = Math.max(least, -start / slope);
    });
    return most - least >= width - 1e-9;
  });
}
