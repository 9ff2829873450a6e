/**
 * The first six of a list of ids, as one text.
 *
 * @example
 * fewIds(["a", "b"]); // => "a, b"
 */
export function fewIds(ids: readonly string[]): string {
  return ids.length > 6 ? `${ids.slice(0, 6).join(", ")}, …` : ids.join(", ");
}
