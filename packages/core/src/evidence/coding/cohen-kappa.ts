/** Cohen's kappa: how far two coders agree beyond chance. */

import { wilsonInterval } from "../../numerics/index.ts";

export type CohenKappa = {
  /** 1 where both agree throughout, 0 for chance; NaN where chance alone would make them agree throughout. */
  readonly kappa: number;
  readonly low: number;
  readonly high: number;
  readonly level: number;
  /** Large-sample standard error; 0 where both agree throughout, unlike the interval. */
  readonly standardError: number;
  /** Answers that both coded. */
  readonly n: number;
  /** Share on which they agree, and the share chance would give. */
  readonly agreement: number;
  readonly byChance: number;
};

/**
 * Cohen's kappa of two coders, over the answers both coded. The interval carries Wilson's interval of the agreement
 * through kappa with agreement by chance taken as known, as Cohen does with the normal one; so it is not empty where
 * both agree throughout.
 *
 * @param first  codes as numbers or words, null for a gap
 * @throws RangeError  for coders of unequal length
 * @see Cohen (1960), doi:10.1177/001316446002000104; standard error: Fleiss, Cohen & Everitt (1969),
 *   Psychological Bulletin 72, 323–327. doi:10.1037/h0028106
 * @example
 * cohenKappa(["flood", "theft", "flood", "theft"], ["flood", "theft", "theft", "theft"], 0.95).kappa; // => 0.5
 */
export function cohenKappa(
  first: readonly (string | number | null)[],
  second: readonly (string | number | null)[],
  level: number,
): CohenKappa {
  if (first.length !== second.length) {
    throw new RangeError(`Cannot compare coders with ${first.length} and ${second.length} answers`);
  }
  const pairs = first
    .map((a, i) => ({ a, b: second[i]! }))
    .filter((pair) => pair.a !== null && pair.b !== null);
  const n = pairs.length;
  const none = { low: Number.NaN, high: Number.NaN, level, standardError: Number.NaN, n };
  if (n === 0) return { ...none, kappa: Number.NaN, agreement: Number.NaN, byChance: Number.NaN };
  const codes = [...new Set(pairs.flatMap(({ a, b }) => [a, b]))];
  const share = (keep: (pair: (typeof pairs)[number]) => boolean): number => pairs.filter(keep).length / n;
  const rows = new Map(codes.map((code) => [code, share(({ a }) => a === code)]));
  const columns = new Map(codes.map((code) => [code, share(({ b }) => b === code)]));
  const agreement = share(({ a, b }) => a === b);
  const byChance = codes.reduce<number>((sum, code) => sum + rows.get(code)! * columns.get(code)!, 0);
  if (!(byChance < 1)) return { ...none, kappa: Number.NaN, agreement, byChance };
  const rest = 1 - byChance;
  const kappa = (agreement - byChance) / rest;

  // Mean and mean square, over pairs, of how kappa moves with one more of them (the delta method).
  let [sum, squares] = [0, 0];
  for (const { a, b } of pairs) {
    const chance = rows.get(b)! + columns.get(a)!;
    const moves = ((a === b ? 1 : 0) - chance * (1 - kappa)) / rest;
    sum += moves / n;
    squares += moves ** 2 / n;
  }
  const ends = wilsonInterval(agreement, n, level);
  return {
    kappa,
    low: Math.max(-1, (ends.low - byChance) / rest),
    high: (ends.high - byChance) / rest,
    level,
    standardError: Math.sqrt(Math.max(0, squares - sum ** 2) / n),
    n,
    agreement,
    byChance,
  };
}
