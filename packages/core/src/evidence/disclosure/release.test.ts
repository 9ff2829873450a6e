import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { solveSimplex } from "../../numerics/index.ts";
import type { People } from "./people.ts";
import { prepareRelease } from "./prepare-release.ts";
import { type ReleaseLedger, releaseOf } from "./release.ts";
import { addRelease, type Refusal, reviewRelease } from "./review-release.ts";
import { suppressTable, usualSuppression } from "./suppress-table.ts";
import { type TableDefinition, tabulate } from "./tabulate.ts";

fc.configureGlobal({ seed: 2012 });

const options = { rule: usualSuppression, solve: solveSimplex, atMost: 200 };

/** People by how many give each combination of answers. */
function peopleOf(variables: readonly string[], counts: readonly (readonly [string, number])[]): People {
  const rows = counts.flatMap(([answers, n]) => Array.from({ length: n }, () => answers.split(" ")));
  return new Map(
    variables.map((variable, k) => [variable, rows.map((row) => (row[k] === "-" ? "" : row[k]!))]),
  );
}

function by(
  rows: string,
  columns: string | null = null,
  filter: TableDefinition["filter"] = [],
): TableDefinition {
  return { filter, rows: { variable: rows }, columns, layers: null };
}

function released(
  people: People,
  id: string,
  definitions: readonly TableDefinition[],
  population = "wave 1",
) {
  return releaseOf(
    id,
    population,
    definitions.map((definition) => ({
      definition,
      suppressed: suppressTable(tabulate(people, definition), usualSuppression),
    })),
  );
}

function reasons(refusals: readonly Refusal[]): readonly string[] {
  return [...new Set(refusals.map(({ reason }) => reason))].sort();
}

const people = peopleOf(
  ["area", "sex", "away"],
  [
    ["north f no", 60],
    ["north f yes", 4],
    ["north m no", 50],
    ["north m yes", 20],
    ["south f no", 40],
    ["south f yes", 30],
    ["south m no", 70],
    ["south m yes", 25],
  ],
);

const home: TableDefinition["filter"] = [{ variable: "away", codes: ["no"] }];

describe("the same table twice, the second time without a few", () => {
  const first = released(people, "first", [by("area", "sex")]);
  const second = released(people, "second", [by("area", "sex", home)]);

  test("is refused with the difference, and what it would expose", () => {
    const review = reviewRelease([first], second, people, options);
    expect(review.jointAttack).toBe("done");
    // 64 women in the north before, 60 of them at home.
    expect(review.refusals.filter(({ reason }) => reason === "difference")).toEqual([
      {
        reason: "difference",
        where: [
          { variable: "away", codes: ["no"] },
          { variable: "area", codes: ["north"] },
          { variable: "sex", codes: ["f"] },
        ],
        other: [
          { variable: "area", codes: ["north"] },
          { variable: "sex", codes: ["f"] },
        ],
        release: "first",
        n: 4,
      },
    ]);
    expect(() => addRelease([first], second, review)).toThrow("Cannot release second");
  });

  test("is let through when it is of other people, or the first of all", () => {
    const other = { ...first, population: "wave 2" };
    for (const ledger of [[], [other]]) {
      const review = reviewRelease(ledger, second, people, options);
      expect(review.refusals).toEqual([]);
      expect(addRelease(ledger, second, review)).toEqual([...ledger, second]);
    }
  });

  test("can be prepared by withholding more, and is then refused nothing", () => {
    const plan = { id: "second", population: "wave 1", definitions: [by("area", "sex", home)] };
    const { tables, review, release } = prepareRelease(people, [first], plan, options);
    expect(review.refusals).toEqual([]);
    expect(tables[0]!.marks[0]).toBe("covering");
    expect(tables[0]!.marks.filter((mark) => mark !== "published").length).toBeGreaterThanOrEqual(4);
    expect(release.counts.some(({ count }) => count === 60)).toBe(false);
  });

  test("is let through when nothing was changed", () => {
    expect(reviewRelease([first], { ...first, id: "again" }, people, options).refusals).toEqual([]);
    expect(() => reviewRelease([first], first, people, options)).toThrow("a second time");
  });
});

test("a few records corrected between two releases of one table are told", () => {
  const first = released(people, "first", [by("area")]);
  const corrected = new Map([
    ...people,
    ["area", people.get("area")!.map((area, i) => (i < 3 ? "south" : area))],
  ]);
  const review = reviewRelease([first], released(corrected, "second", [by("area")]), corrected, options);
  const changed = review.refusals.flatMap((each) => (each.reason === "count-changed" ? [each.n] : []));
  expect(changed).toEqual([3, 3]);
});

test("counts that are not those of the people are a mistake", () => {
  const release = released(people, "first", [by("area")]);
  expect(() =>
    reviewRelease([], release, new Map([...people].map(([k, v]) => [k, v.slice(1)])), options),
  ).toThrow("Cannot release first");
});

test("a few who did not answer are exposed by the totals of two tables", () => {
  const some = peopleOf(
    ["area", "sex"],
    [
      ["north f", 30],
      ["south m", 40],
      ["south -", 3],
    ],
  );
  const review = reviewRelease([], released(some, "first", [by("area"), by("sex")]), some, options);
  expect(review.refusals.map((each) => ("n" in each ? each.n : each.reason))).toContain(3);
});

describe("tables that share a margin", () => {
  // In the first table the small cell is covered by a margin's cell; the second shows that margin.
  const some = peopleOf(
    ["area", "sex", "camp"],
    [
      ["east f in", 5],
      ["east f out", 3],
      ["west f in", 20],
      ["west f out", 40],
      ["south f in", 30],
      ["south f out", 60],
    ],
  );
  const ledger: ReleaseLedger = [released(some, "first", [by("area")])];

  test("what one withholds the other must not publish, and preparing sees to it", () => {
    const hidden = ledger[0]!.counts.filter(({ count }) => count === null);
    expect(hidden.length).toBe(2);
    const open = {
      id: "second",
      population: "wave 1",
      counts: hidden.map(({ where }) => ({ where, count: 0 })),
    };
    const sizes = [8, 60];
    const shown = { ...open, counts: open.counts.map(({ where }, i) => ({ where, count: sizes[i]! })) };
    expect(reasons(reviewRelease(ledger, shown, some, options).refusals)).toContain("published-elsewhere");

    const plan = { id: "second", population: "wave 1", definitions: [by("area", "camp")] };
    const { review, tables } = prepareRelease(some, ledger, plan, options);
    expect(review.refusals).toEqual([]);
    const marks = new Map(
      tables[0]!.table.positions.map(({ row, column }, k) => [`${row} ${column}`, tables[0]!.marks[k]]),
    );
    expect(marks.get("east null")).toBe("small");
    expect(marks.get("west null")).toBe("covering");
  });

  test("a count that no pair gives away but all together do is found by the programme", () => {
    // Withheld: west and east. Published by another release: west and south together.
    const more = {
      id: "second",
      population: "wave 1",
      counts: [{ where: [{ variable: "area", codes: ["west", "south"] }], count: 150 }],
    };
    const review = reviewRelease(ledger, more, some, options);
    expect(reasons(review.refusals)).toEqual(["bounded", "difference"]);
    const bounded = review.refusals.flatMap((each) => (each.reason === "bounded" ? [each] : []));
    expect(bounded.map(({ low, high }) => [Math.round(low), Math.round(high)]).sort()).toEqual([
      [60, 60],
      [8, 8],
    ]);
    const large = reviewRelease(ledger, more, some, { ...options, atMost: 1 });
    expect(large.jointAttack).toBe("too-large");
  });
});

test("a small group left over by three counts is found, though no two of them are so close", () => {
  const some = peopleOf(
    ["area", "kind"],
    [
      ["east a", 30],
      ["east b", 40],
      ["east c", 4],
      ["west c", 50],
    ],
  );
  const kind = (code: string) => [
    { variable: "area", codes: ["east"] },
    { variable: "kind", codes: [code] },
  ];
  const first = {
    id: "first",
    population: "p",
    counts: [
      { where: kind("a"), count: 30 },
      { where: kind("b"), count: 40 },
    ],
  };
  const second = {
    id: "second",
    population: "p",
    counts: [{ where: [{ variable: "area", codes: ["east"] }], count: 74 }],
  };
  const { refusals } = reviewRelease([first], second, some, options);
  expect(refusals).toMatchObject([
    { reason: "bounded", where: second.counts[0]!.where, n: 4, low: 4, high: 4 },
  ]);
  // All three are needed for it.
  expect(refusals.flatMap((each) => (each.reason === "bounded" ? each.from : []))).toHaveLength(3);
  // Pairs alone do not tell.
  expect(reviewRelease([first], second, some, { ...options, atMost: 1 }).refusals).toEqual([]);
});

test("shares: numerator, complement and denominator all stand in the ledger", () => {
  const definition: TableDefinition = {
    filter: [],
    rows: { variable: "area" },
    columns: null,
    layers: { variable: "away", codes: { numerator: ["yes"], complement: ["no"] } },
  };
  const table = tabulate(people, definition);
  expect(table.layerNames).toEqual(["complement", "numerator"]);
  expect(table.layers.map((each) => Array.from(each))).toEqual([
    [110, 110, 220],
    [24, 55, 79],
  ]);
  const { counts } = released(people, "first", [definition]);
  expect(counts.map(({ count }) => count)).toEqual([110, 24, 134, 110, 55, 165, 220, 79, 299]);
});

test("groups of areas count who lives in them", () => {
  const groups = new Map([
    ["north", "upland"],
    ["upland", "country"],
  ]);
  const table = tabulate(people, { ...by("area"), rows: { variable: "area", groups } });
  expect(table.positions.map(({ row }) => row)).toEqual(["country", "north", "south", "upland", null]);
  expect(Array.from(table.layers[0]!)).toEqual([134, 134, 165, 134, 299]);
});

test("whatever is prepared and passes, no pair of its counts and the ledger's leaves a small group", () => {
  const answers = fc.array(
    fc.tuple(fc.constantFrom("a", "b", "c"), fc.constantFrom("f", "m"), fc.constantFrom("y", "n", "")),
    {
      minLength: 20,
      maxLength: 200,
    },
  );
  let passed = 0;
  fc.assert(
    fc.property(answers, (rows) => {
      const some: People = new Map(
        ["area", "sex", "away"].map((name, k) => [name, rows.map((row) => row[k]!)]),
      );
      let ledger: ReleaseLedger = [];
      for (const [step, definitions] of [
        [by("area")],
        [by("area", "sex")],
        [by("sex", "away", home)],
      ].entries()) {
        const plan = { id: `${step}`, population: "all", definitions };
        const prepared = prepareRelease(some, ledger, plan, { ...options, atMost: 40 });
        if (prepared.review.refusals.length > 0) continue;
        ledger = addRelease(ledger, prepared.release, prepared.review);
        passed++;
      }
      // The naive attacker: lists of persons, every pair subtracted.
      const shown = ledger.flatMap(({ counts }) => counts.filter(({ count }) => count !== null));
      const members = shown.map(({ where }) =>
        rows.flatMap((_, i) =>
          where.every(({ variable, codes }) => codes.includes(some.get(variable)![i]!)) ? [i] : [],
        ),
      );
      for (const [i, one] of members.entries()) {
        expect(shown[i]!.count).toBe(one.length);
        for (const other of members) {
          const inside = new Set(other);
          if (!one.every((person) => inside.has(person))) continue;
          const n = other.length - one.length;
          expect(n === 0 || n >= 10).toBe(true);
        }
      }
    }),
    { numRuns: 60 },
  );
  expect(passed).toBeGreaterThan(60);
});
