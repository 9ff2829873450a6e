import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { randomStream, solveSimplex } from "../../numerics/index.ts";
import { attackByProgramme, attackTable } from "./attack-table.ts";
import { type CountTable, sumTable } from "./count-table.ts";
import { type SuppressedTable, suppressTable, usualSuppression } from "./suppress-table.ts";

fc.configureGlobal({ seed: 2012 });

function plainRows(count: number): CountTable["rows"] {
  return Array.from({ length: count }, (_, i) => ({ id: `r${i}`, group: null }));
}

function marksByName({ table, marks }: SuppressedTable): ReadonlyMap<string, string> {
  return new Map(table.positions.map(({ row, column }, k) => [`${row} ${column}`, marks[k]!]));
}

function suppressedOf({ marks }: SuppressedTable): Uint8Array {
  return Uint8Array.from(marks, (mark) => Number(mark !== "published"));
}

// Mostly small counts, so that much must be covered; zeros are common.
const count = fc.oneof(
  fc.integer({ min: 0, max: 4 }),
  fc.integer({ min: 0, max: 40 }),
  fc.integer({ min: 10, max: 300 }),
);

const tables: fc.Arbitrary<CountTable> = fc
  .record({
    rowCount: fc.integer({ min: 1, max: 4 }),
    columnCount: fc.integer({ min: 0, max: 3 }),
    layerNames: fc.constantFrom(["n"], ["complement", "numerator"]),
    grouped: fc.constantFrom(true, false, false),
  })
  .chain(({ rowCount, columnCount, layerNames, grouped }) => {
    const leaves = plainRows(rowCount);
    const rows = grouped
      ? [
          ...leaves.map(({ id }, i) => ({ id, group: ["g0", "g1", null][i % 3]! })),
          { id: "g0", group: "g2" },
          { id: "g1", group: null },
          { id: "g2", group: null },
        ].filter(({ id }) => !(id === "g1" && rowCount < 2))
      : leaves;
    const size = rows.length * Math.max(1, columnCount);
    const layer = fc.array(count, { minLength: size, maxLength: size });
    return fc.record(Object.fromEntries(layerNames.map((name) => [name, layer]))).map((layers) => ({
      rows,
      columns: Array.from({ length: columnCount }, (_, j) => `c${j}`),
      layers,
    }));
  });

const rules = fc.record({
  minimum: fc.constantFrom(3, 10),
  protection: fc.constantFrom(3, 10, 25),
  empty: fc.constantFrom("suppress" as const, "publish" as const),
});

describe("a table of 3 by 3 with one small cell", () => {
  const table = sumTable({
    rows: plainRows(3),
    columns: ["a", "b", "c"],
    layers: { n: [4, 60, 70, 50, 30, 80, 90, 95, 40] },
  });
  const result = suppressTable(table, usualSuppression);

  test("suppresses a rectangle and no margin", () => {
    const marks = result.marks.filter((mark) => mark !== "published");
    expect(marks.filter((mark) => mark === "small")).toHaveLength(1);
    expect(marks).toHaveLength(4);
    for (const [k, { row, column }] of table.positions.entries()) {
      if (row === null || column === null) expect(result.marks[k]).toBe("published");
    }
    expect(result.outcome).toBe("partly");
  });

  test("bounds the small cell from 0 to what the rectangle leaves, as worked out by hand", () => {
    // r0 a + r0 b = 64, r1 a + r1 b = 80, r0 a + r1 a = 54: r0 a lies between 0 and 54.
    expect(marksByName(result).get("r1 b")).toBe("covering");
    expect(result.bounds[0]).toEqual({ position: 0, layer: 0, low: 0, high: 54 });
  });
});

describe("shares", () => {
  test("a share near all or nothing is small by its complement or numerator, however large its denominator", () => {
    const layers = { numerator: [3, 200, 150, 90], complement: [400, 4, 150, 110] };
    const { marks } = suppressTable(sumTable({ rows: plainRows(4), columns: [], layers }), usualSuppression);
    expect(marks.slice(0, 2)).toEqual(["small", "small"]);
    expect(marks[4]).toBe("published");
  });
});

describe("tables that cannot be published", () => {
  test("say that everything is suppressed, the total too", () => {
    const table = sumTable({ rows: plainRows(2), columns: ["a", "b"], layers: { n: [1, 2, 3, 2] } });
    const result = suppressTable(table, usualSuppression);
    expect(result.outcome).toBe("everything");
    expect(result.marks.every((mark) => mark === "small")).toBe(true);
  });

  test("a group of one row hides with it", () => {
    const rows = [
      { id: "only", group: "north" },
      { id: "north", group: null },
      { id: "south", group: null },
      { id: "west", group: null },
    ];
    const table = sumTable({ rows, columns: [], layers: { n: [5, 0, 40, 80] } });
    const marks = marksByName(suppressTable(table, usualSuppression));
    expect(marks.get("only null")).toBe("small");
    expect(marks.get("north null")).toBe("small");
    expect(marks.get("south null")).toBe("covering");
    expect(marks.get("null null")).toBe("published");
  });

  test("counts and shapes that are none are refused", () => {
    const rows = plainRows(1);
    for (const n of [[1.5], [-1], [Number.NaN], [1, 2]]) {
      expect(() => sumTable({ rows, columns: [], layers: { n } })).toThrow("Cannot");
    }
    expect(() => sumTable({ rows, columns: [], layers: {} })).toThrow("without counts");
    expect(() => sumTable({ rows: [...rows, ...rows], columns: [], layers: { n: [1, 1] } })).toThrow("twice");
    expect(() => sumTable({ rows: [{ id: "a", group: "a" }], columns: [], layers: { n: [1] } })).toThrow(
      "within",
    );
    expect(() => sumTable({ rows: [{ id: "a", group: "b" }], columns: [], layers: { n: [1] } })).toThrow(
      "no such",
    );
    const table = sumTable({ rows, columns: [], layers: { n: [40] } });
    expect(() => suppressTable(table, { ...usualSuppression, minimum: 0 })).toThrow("Cannot protect");
    expect(() => attackTable(table, [1])).toThrow("marks");
  });
});

describe("random tables, one-way, two-way and grouped, of one layer or two", () => {
  test("2,000 of them survive an attacker who solves the linear programmes", () => {
    let attacked = 0;
    fc.assert(
      fc.property(tables, rules, (given, rule) => {
        const table = sumTable(given);
        const result = suppressTable(table, rule);
        for (const { low, high, position, layer } of attackByProgramme(
          table,
          suppressedOf(result),
          solveSimplex,
        )) {
          attacked++;
          expect(high - low).toBeGreaterThan(rule.protection - 1e-6);
          const own = table.layers[layer]![position]!;
          expect(own).toBeGreaterThan(low - 1e-6);
          expect(own).toBeLessThan(high + 1e-6);
        }
        for (const [k, mark] of result.marks.entries()) {
          if (mark !== "published") continue;
          const counts = table.layers.map((layer) => layer[k]!);
          const known = rule.empty === "publish" && counts.every((each) => each === 0);
          expect(known || counts.every((each) => each >= rule.minimum)).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
    expect(attacked).toBeGreaterThan(10_000);
  }, 120_000);

  test("flows and programmes find the same bounds, for any cells suppressed", () => {
    fc.assert(
      fc.property(tables, fc.infiniteStream(fc.boolean()), (given, choices) => {
        const table = sumTable(given);
        const suppressed = table.positions.map(() => Number(choices.next().value));
        const flows = attackTable(table, suppressed);
        const programmes = attackByProgramme(table, suppressed, solveSimplex);
        expect(flows.length).toBe(programmes.length);
        for (const [i, { low, high }] of programmes.entries()) {
          expect(flows[i]!.low).toBeCloseTo(low, 6);
          if (high === Infinity) expect(flows[i]!.high).toBe(Infinity);
          else expect(flows[i]!.high).toBeCloseTo(high, 6);
        }
      }),
      { numRuns: 500 },
    );
  });

  test("an unprotected table would not survive: the attack can succeed", () => {
    const table = sumTable({ rows: plainRows(3), columns: [], layers: { n: [4, 30, 90] } });
    expect(attackTable(table, [1, 0, 0, 0])).toEqual([{ position: 0, layer: 0, low: 4, high: 4 }]);
    expect(attackByProgramme(table, [1, 0, 0, 0], solveSimplex)).toEqual([
      { position: 0, layer: 0, low: 4, high: 4 },
    ]);
  });

  test("are suppressed alike whatever the order of rows and columns", () => {
    fc.assert(
      fc.property(tables, rules, fc.integer({ min: 1, max: 6 }), (given, rule, turn) => {
        const wide = Math.max(1, given.columns.length);
        const rowAt = given.rows.map((_, i) => (i + turn) % given.rows.length);
        const columnAt = Array.from({ length: wide }, (_, j) => (j + turn) % wide);
        const turned: CountTable = {
          rows: rowAt.map((i) => given.rows[i]!),
          columns: given.columns.map((_, j) => given.columns[columnAt[j]!]!),
          layers: Object.fromEntries(
            Object.entries(given.layers).map(([name, counts]) => [
              name,
              rowAt.flatMap((i) => columnAt.map((j) => counts[i * wide + j]!)),
            ]),
          ),
        };
        const marks = marksByName(suppressTable(sumTable(given), rule));
        expect(marksByName(suppressTable(sumTable(turned), rule))).toEqual(marks);
      }),
      { numRuns: 300 },
    );
  });
});

test("30 by 40 with margins, a tenth of it small, takes less than five seconds", () => {
  const draw = randomStream(1994, 0);
  const n = Array.from({ length: 1200 }, () =>
    Math.floor(draw() < 0.1 ? 12 * draw() : 12 + 200 * draw() ** 2),
  );
  const columns = Array.from({ length: 40 }, (_, j) => `c${j}`);
  const table = sumTable({ rows: plainRows(30), columns, layers: { n } });
  const start = performance.now();
  const result = suppressTable(table, usualSuppression);
  expect(performance.now() - start).toBeLessThan(5000);
  expect(result.narrowest).toBeGreaterThanOrEqual(10);
  expect(result.outcome).toBe("partly");
});
