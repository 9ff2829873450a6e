/** An area on the map, and whether a point lies in it. */

/** An area: the rings of all its polygons and holes, each as longitude, latitude, longitude, latitude, … */
export type Area = {
  readonly id: string;
  readonly rings: readonly Float64Array[];
};

/**
 * Whether a point lies inside rings: in an odd number of them, so that holes, and islands in holes, come out right.
 * A point on a border that two areas share lies in one of them: the side that has its south or west end counts.
 *
 * @param rings  as in an area; closed or not
 * @param longitude  degrees, as the rings have them
 * @see the crossing number, Shimrat (1962), doi:10.1145/368637.368653
 * @example
 * isInside([new Float64Array([0, 0, 4, 0, 4, 4, 0, 4])], 1, 3); // => true
 * isInside([new Float64Array([0, 0, 4, 0, 4, 4, 0, 4]), new Float64Array([1, 1, 3, 1, 3, 3, 1, 3])], 2, 2); // => false
 */
export function isInside(rings: readonly Float64Array[], longitude: number, latitude: number): boolean {
  let inside = false;
  for (const ring of rings) {
    const length = ring.length;
    let x = ring[length - 2]!;
    let y = ring[length - 1]!;
    for (let i = 0; i < length; i += 2) {
      const nextX = ring[i]!;
      const nextY = ring[i + 1]!;
      if (y > latitude !== nextY > latitude) {
        // Both areas along a border must reckon the crossing with the same operations, so from its southern end.
        const crossing =
          y < nextY
            ? x + ((latitude - y) / (nextY - y)) * (nextX - x)
            : nextX + ((latitude - nextY) / (y - nextY)) * (x - nextX);
        if (longitude < crossing) inside = !inside;
      }
      x = nextX;
      y = nextY;
    }
  }
  return inside;
}
