/** Rings of one place as a short SVG path: relative moves in tenths of a pixel, rings too small to see left out. */

type Ring = readonly (readonly number[])[];

export type Outline = {
  readonly path: string;
  /** Middle of the largest ring: where a place too small to draw gets its circle. */
  readonly x: number;
  readonly y: number;
};

/** A ring that spans less than this is not drawn. */
const smallestSpan = 0.7;

export function outline(rings: readonly Ring[]): Outline {
  let [largest, x, y] = [-1, 0, 0];
  let path = "";
  for (const ring of rings) {
    const [xs, ys] = [ring.map((point) => point[0]!), ring.map((point) => point[1]!)];
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const size = Math.abs(ringArea(ring));
    if (size > largest) [largest, x, y] = [size, (left + right) / 2, (top + bottom) / 2];
    if (Math.max(right - left, bottom - top) >= smallestSpan) path += ringPath(ring);
  }
  return { path, x, y };
}

function ringPath(ring: Ring): string {
  let [x, y] = tenths(ring[0]!);
  let [previousX, previousY] = [x, y];
  let moves = "";
  for (const point of ring.slice(1, -1)) {
    [x, y] = tenths(point);
    if (x === previousX && y === previousY) continue;
    moves += pair(x - previousX, y - previousY, moves !== "");
    [previousX, previousY] = [x, y];
  }
  const [startX, startY] = tenths(ring[0]!);
  return moves === "" ? "" : `M${pair(startX, startY, false)}l${moves}z`;
}

function tenths(point: readonly number[]): [number, number] {
  return [Math.round(point[0]! * 10), Math.round(point[1]! * 10)];
}

/** Two numbers given in tenths, with a sign or a space only where one is needed. */
function pair(x: number, y: number, after: boolean): string {
  return `${after && x >= 0 ? " " : ""}${decimal(x)}${y >= 0 ? " " : ""}${decimal(y)}`;
}

function decimal(value: number): string {
  return String(value / 10).replace(/^(-?)0\./, "$1.");
}

/** Signed area by the shoelace rule. */
function ringArea(ring: Ring): number {
  return ring.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = ring[(index + 1) % ring.length]!;
    return sum + (x! * nextY! - nextX! * y!) / 2;
  }, 0);
}
