/** The dense tableau of the simplex method, and its pivots. */

/**
 * Basic variables as linear functions of the others. Variables 0 … n − 1 are the given ones, n … are the slacks of
 * the rows, −1 is the artificial one of phase one. `cells[i]` holds the coefficients of basic variable i on the
 * others, then its constant; the last row is the objective, with signs turned.
 */
export type Tableau = {
  readonly cells: Float64Array[];
  readonly basic: number[];
  others: number[];
};

// Rows are scaled to a largest entry of 1, so these are shares of it.
const ZERO = 1e-11;
const FEASIBLE = 1e-9;
const STALLED = 20;

type Rows = readonly { readonly coefficients: Float64Array; readonly limit: number }[];

/** Every row's slack basic, every variable 0. */
export function createTableau(objective: ArrayLike<number>, rows: Rows): Tableau {
  const n = objective.length;
  const cells = rows.map(({ coefficients, limit }) => scaled(Float64Array.of(...coefficients, limit), n));
  cells.push(scaled(Float64Array.of(...Array.from(objective, (each) => -each), 0), n));
  return { cells, basic: rows.map((_, i) => n + i), others: Array.from({ length: n }, (_, j) => j) };
}

function scaled(row: Float64Array, n: number): Float64Array {
  const most = row.subarray(0, n).reduce((so, each) => Math.max(so, Math.abs(each)), 0);
  return most > 0 ? row.map((each) => each / most) : row;
}

/**
 * Pivot until no exchange raises the objective: largest coefficient first, Bland's rule while the value stalls,
 * so it ends.
 */
export function improve(tableau: Tableau): "optimal" | "unbounded" | "unsolved" {
  const { cells, others } = tableau;
  const height = cells.length - 1;
  const width = others.length;
  let stalled = 0;
  for (let pivots = 0; pivots < 100 * (height + width) + 1000; pivots++) {
    const bland = stalled > STALLED;
    const column = entering(tableau, bland);
    if (column < 0) return "optimal";
    const row = leaving(tableau, column, bland);
    if (row < 0) return "unbounded";
    const before = cells[height]![width]!;
    pivot(tableau, row, column);
    stalled = cells[height]![width]! > before + ZERO ? 0 : stalled + 1;
  }
  return "unsolved";
}

function entering({ cells, others }: Tableau, bland: boolean): number {
  const objective = cells.at(-1)!;
  let best = -1;
  for (let j = 0; j < others.length; j++) {
    if (!(objective[j]! < -ZERO)) continue;
    if (best < 0 || (bland ? others[j]! < others[best]! : objective[j]! < objective[best]!)) best = j;
  }
  return best;
}

/** The row that first comes to 0 as the column's variable grows; among equals the largest pivot. */
function leaving({ cells, basic, others }: Tableau, column: number, bland: boolean): number {
  const width = others.length;
  let best = -1;
  let least = Infinity;
  for (let i = 0; i < basic.length; i++) {
    const slope = cells[i]![column]!;
    if (!(slope > ZERO)) continue;
    const ratio = Math.max(0, cells[i]![width]!) / slope;
    const even = best >= 0 && Math.abs(ratio - least) <= ZERO * (1 + least);
    if (even) {
      if (bland ? basic[i]! > basic[best]! : slope <= cells[best]![column]!) continue;
    } else if (ratio > least) continue;
    best = i;
    least = Math.min(least, ratio);
  }
  return best;
}

function pivot({ cells, basic, others }: Tableau, row: number, column: number): void {
  const own = cells[row]!;
  const inverse = 1 / own[column]!;
  for (let j = 0; j < own.length; j++) own[j]! *= inverse;
  own[column] = inverse;
  for (let i = 0; i < cells.length; i++) {
    const factor = cells[i]![column]!;
    if (i === row || factor === 0) continue;
    const other = cells[i]!;
    for (let j = 0; j < own.length; j++) other[j]! -= factor * own[j]!;
    other[column] = -factor * inverse;
  }
  [basic[row], others[column]] = [others[column]!, basic[row]!];
}

/**
 * Phase one: bring the tableau to a basis without a negative constant, by an artificial variable that every row may
 * lean on and that is then driven out.
 */
export function reachFeasible(tableau: Tableau): "optimal" | "infeasible" | "unsolved" {
  const { cells, basic, others } = tableau;
  const width = others.length;
  let worst = 0;
  for (let i = 1; i < basic.length; i++) if (cells[i]![width]! < cells[worst]![width]!) worst = i;
  if (basic.length === 0 || !(cells[worst]![width]! < 0)) return "optimal";

  const wider = cells.map((row, i) => {
    const lean = i < basic.length ? -1 : 0;
    return Float64Array.of(...row.subarray(0, width), lean, row[width]!);
  });
  // The true objective rides along as one more row, which belongs to no basic variable and so never leaves.
  const leaning: Tableau = {
    cells: [...wider, Float64Array.from({ length: width + 2 }, (_, j) => (j === width ? 1 : 0))],
    basic: [...basic],
    others: [...others, -1],
  };
  pivot(leaning, worst, width);
  if (improve(leaning) !== "optimal") return "unsolved";
  if (leaning.cells.at(-1)![width + 1]! < -FEASIBLE) return "infeasible";
  driveOut(leaning);

  const column = leaning.others.indexOf(-1);
  leaning.cells.slice(0, -1).forEach((row, i) => {
    cells[i] = row.filter((_, j) => j !== column);
  });
  basic.splice(0, basic.length, ...leaning.basic);
  others.splice(0, others.length, ...leaning.others.filter((variable) => variable !== -1));
  return "optimal";
}

/** The artificial variable may stay basic at 0; exchange it for the variable it depends on most. */
function driveOut(leaning: Tableau): void {
  const row = leaning.basic.indexOf(-1);
  if (row < 0) return;
  const own = leaning.cells[row]!;
  let best = 0;
  for (let j = 1; j < leaning.others.length; j++) if (Math.abs(own[j]!) > Math.abs(own[best]!)) best = j;
  pivot(leaning, row, best);
}
