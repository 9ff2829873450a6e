/** Order statistics without sorting: only the part of the values in which the wanted one lies is looked at again. */

/**
 * Move values so that the one at place `k` of the ascending order stands there, no larger one before it and no
 * smaller one after it.
 *
 * @param values  without NaN from `from` to before `to`; they are moved
 * @param k  from `from` on, before `to`
 * @see Hoare (1961), Communications of the ACM 4, 321–322. doi:10.1145/366622.366647
 */
export function select(values: Float64Array, from: number, to: number, k: number): number {
  let left = from;
  let right = to - 1;
  while (right > left) {
    const pivot = middleOf(values[left]!, values[(left + right) >>> 1]!, values[right]!);
    let i = left;
    let j = right;
    while (i <= j) {
      while (values[i]! < pivot) i++;
      while (values[j]! > pivot) j--;
      if (i > j) break;
      const moved = values[i]!;
      values[i] = values[j]!;
      values[j] = moved;
      i++;
      j--;
    }
    if (k <= j) right = j;
    else if (k >= i) left = i;
    else break;
  }
  return values[k]!;
}

/** The middle one of three. */
function middleOf(a: number, b: number, c: number): number {
  if (a < b) return b < c ? b : a < c ? c : a;
  return a < c ? a : b < c ? c : b;
}

/**
 * What lies at a position of the ascending order of the values from `from` to before `to`, between two places in
 * proportion: at (n − 1) p the type-7 quantile, with the bits of `sortedQuantile`. The values are moved.
 *
 * @param position  0 for the smallest
 * @example
 * quantileAt(Float64Array.of(4, 1, 3, 2), 0, 4, 0.75); // => 1.75
 */
export function quantileAt(values: Float64Array, from: number, to: number, position: number): number {
  const whole = Math.floor(position);
  const below = from + whole;
  const low = select(values, from, to, below);
  let next = low;
  if (below + 1 < to) {
    next = values[below + 1]!;
    for (let i = below + 2; i < to; i++) if (values[i]! < next) next = values[i]!;
  }
  return low + (position - whole) * (next - low);
}
