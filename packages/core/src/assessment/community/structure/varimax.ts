/** Varimax: loadings turned so that each item leans on few dimensions. */

const MOST_SWEEPS = 200;
const STILL = 1e-10;

/**
 * Loadings rotated to the greatest variance of their squares within each dimension, rows scaled to length 1 while
 * turning (Kaiser's normalisation). One dimension is returned as it is.
 *
 * @param loadings  `loadings[dimension][item]`
 * @see Kaiser (1958), Psychometrika 23, 187–200. doi:10.1007/BF02289233
 */
export function varimax(loadings: readonly ArrayLike<number>[]): readonly Float64Array[] {
  const items = loadings[0]?.length ?? 0;
  const lengths = Array.from({ length: items }, (_, i) =>
    Math.sqrt(loadings.reduce((sum, row) => sum + row[i]! ** 2, 0)),
  );
  // An item that leans on nothing stays where it is.
  const turned = loadings.map((row) =>
    Float64Array.from(row, (each, i) => (lengths[i]! > 0 ? each / lengths[i]! : 0)),
  );
  for (let sweep = 0, moved = true; moved && sweep < MOST_SWEEPS; sweep++) {
    moved = false;
    for (let p = 0; p < turned.length; p++) {
      for (let q = p + 1; q < turned.length; q++) {
        const angle = angleOf(turned[p]!, turned[q]!);
        if (!(Math.abs(angle) > STILL)) continue;
        moved = true;
        turn(turned[p]!, turned[q]!, angle);
      }
    }
  }
  return turned.map((row) => row.map((each, i) => each * lengths[i]!));
}

/** Kaiser's angle for one plane. */
function angleOf(a: Float64Array, b: Float64Array): number {
  let [sumU, sumV, sumSquares, sumProducts] = [0, 0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    const u = a[i]! ** 2 - b[i]! ** 2;
    const v = 2 * a[i]! * b[i]!;
    sumU += u;
    sumV += v;
    sumSquares += u * u - v * v;
    sumProducts += 2 * u * v;
  }
  const count = a.length;
  const over = sumProducts - (2 * sumU * sumV) / count;
  const under = sumSquares - (sumU * sumU - sumV * sumV) / count;
  return Math.atan2(over, under) / 4;
}

function turn(a: Float64Array, b: Float64Array, angle: number): void {
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i]!, b[i]!];
    a[i] = cosine * x + sine * y;
    b[i] = cosine * y - sine * x;
  }
}
