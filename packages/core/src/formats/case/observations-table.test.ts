/** `observations.csv` and `observations-wide.csv`: what rows become, and what is left out and told. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { missingReason, type Observations } from "../../evidence/index.ts";
import { createFindingList } from "../../finding-list.ts";
import { parseIndicators } from "./indicators-table.ts";
import { createObservationsReader } from "./observations-table.ts";
import { parseUnits } from "./units-table.ts";

fc.configureGlobal({ seed: 1994 });

const none = createFindingList();
const indicators = parseIndicators(
  {
    file: "indicators.csv",
    header: ["id", "title", "component", "unitOfMeasure", "direction", "aliases", "source"],
    rows: [
      { row: 2, cells: ["hunger", "Hunger", "food", "per 1,000 people", "-1", "H1;H2", "fao"] },
      { row: 3, cells: ["water", "Water", "health", "%", "1", "", ""] },
    ],
  },
  none,
).values;
const units = parseUnits(
  {
    file: "units.csv",
    header: ["id", "title"],
    rows: ["A", "B"].map((id, i) => ({ row: i + 2, cells: [id, id] })),
  },
  none,
);

type Kind = "observations" | "observations-wide";
type Read = {
  readonly rows: readonly string[];
  readonly findings: readonly string[];
  readonly built: Observations;
};

function read(...files: readonly (readonly [Kind, string])[]): Read {
  const list = createFindingList();
  const reader = createObservationsReader(indicators, units, [{ id: "fao" }], list);
  for (const [kind, text] of files) {
    const sink = reader.open(kind, `${kind}.csv`);
    text.split("\n").forEach((line, i) => {
      sink(line.split("|"), i + 1);
    });
  }
  const built = reader.build();
  built.value.forEach((value, i) => {
    expect(Number.isNaN(value)).toBe(built.reason[i] !== 0);
  });
  const rows = Array.from({ length: built.count }, (_, i) =>
    [
      units[built.unit[i]!]!.id,
      indicators[built.indicator[i]!]!.id,
      built.periods[built.period[i]!],
      missingReason(built.reason[i]!) ?? built.value[i],
    ].join(" "),
  );
  return {
    rows,
    built,
    findings: list.all().map(({ code, where }) => `${code} ${where.row} ${where.column}`),
  };
}

const long = (
  body: string,
  header = "unit|indicator|period|value|missing|bound|standardError|unitOfMeasure|source|note",
): Read => read(["observations", `${header}\n${body}`]);

describe("observations.csv", () => {
  test("gives one observation a row, with its source, error, bound and note", () => {
    const { rows, findings, built } = long(
      "A|hunger|2015|12.5|||0.5||fao|a note\n B | water |2015-Q2| 80 ||||||\nA|water|2015||below-detection|0.1|||fao|",
    );
    expect(findings).toEqual([]);
    expect(rows).toEqual(["A hunger 2015 12.5", "B water 2015-Q2 80", "A water 2015 below-detection"]);
    expect([...built.row]).toEqual([2, 3, 4]);
    expect([...built.standardError!]).toEqual([0.5, NaN, NaN]);
    expect([...built.bound, ...built.note]).toEqual([
      [2, 0.1],
      [0, "a note"],
    ]);
    expect(Array.from(built.source, (at) => built.sources[at])).toEqual(["fao", "", "fao"]);
  });

  test("takes the indicator's source where the row names none", () => {
    const { built } = long("A|hunger|2015|12.5||||||");
    expect(built.sources[built.source[0]!]).toBe("fao");
  });

  test.each(["not-collected", "not-applicable", "withheld", "suppressed", "below-detection"])(
    "keeps the reason %s",
    (reason) => {
      expect(long(`A|water|2015||${reason}|||||`).rows).toEqual([`A water 2015 ${reason}`]);
    },
  );

  test("a gap without a reason was not collected; a value marked as a gap does not come out", () => {
    expect(long("A|water|2015|||||||\nB|water|2015|7|withheld|||||").rows).toEqual([
      "A water 2015 not-collected",
      "B water 2015 withheld",
    ]);
  });

  test.each<[string, string, readonly string[], readonly string[]]>([
    ["an unknown unit", "Z|water|2015|1", [], ["unit-unknown 2 unit"]],
    ["an unknown indicator", "A|wind|2015|1", [], ["indicator-unknown 2 indicator"]],
    ["a period that is none", "A|water|summer|1", [], ["period-invalid 2 period"]],
    ["a value in words", "A|water|2015|much", ["A water 2015 rejected"], ["value-invalid 2 value"]],
    ["a value with a comma", "A|water|2015|1,5", ["A water 2015 rejected"], ["value-invalid 2 value"]],
    ["another reason", "A|water|2015||lost", ["A water 2015 not-collected"], ["missing-unknown 2 missing"]],
    [
      "a value that is withheld",
      "A|water|2015|62|withheld",
      ["A water 2015 withheld"],
      ["value-with-reason 2 value"],
    ],
    [
      "a reason that only checks give",
      "A|water|2015||rejected",
      ["A water 2015 not-collected"],
      ["missing-unknown 2 missing"],
    ],
    ["an unknown source", "A|water|2015|1|||||who", ["A water 2015 1"], ["source-unknown 2 source"]],
    ["an alias", "A|H2|2015|1", ["A hunger 2015 1"], ["alias-resolved 2 indicator"]],
    [
      "another unit of measure",
      "A|hunger|2015|1||||per cent",
      ["A hunger 2015 rejected"],
      ["unit-of-measure-differs 2 unitOfMeasure"],
    ],
    [
      "the unit of measure in another spelling",
      "A|hunger|2015|1||||Per 1000  People",
      ["A hunger 2015 1"],
      [],
    ],
  ])("with %s", (_, body, rows, findings) => {
    const { rows: actual, findings: told } = long(body);
    expect([actual, told]).toEqual([rows, findings]);
  });

  test("what recurs is told once: a unit, an indicator, an alias and a source, but every broken value", () => {
    const { findings } = long(
      "Z|water|2015|1\nZ|water|2016|1\nA|H1|2015|1\nA|H1|2016|1\nA|water|2015|x\nA|water|2016|x",
    );
    expect(findings).toEqual([
      "unit-unknown 2 unit",
      "alias-resolved 4 indicator",
      "value-invalid 6 value",
      "value-invalid 7 value",
    ]);
  });

  test("without one of its columns holds nothing, and says which", () => {
    const { rows, findings } = long("A|water|2015", "unit|indicator|period");
    expect(rows).toEqual([]);
    expect(findings).toEqual(["column-missing 1 undefined"]);
  });

  test("may leave out its other columns, and have some of its own", () => {
    const { rows, findings } = long("2015|A|5|mine|water", "period|unit|value|extra|indicator");
    expect([rows, findings]).toEqual([["A water 2015 5"], []]);
  });
});

describe("observations-wide.csv", () => {
  test("gives an observation for each filled cell; an empty one says nothing", () => {
    const { rows, findings, built } = read([
      "observations-wide",
      "unit|period|hunger|water\nA|2015|1|2\nB|2016||3",
    ]);
    expect(findings).toEqual([]);
    expect(rows).toEqual(["A hunger 2015 1", "A water 2015 2", "B water 2016 3"]);
    expect([...built.row]).toEqual([2, 2, 3]);
  });

  test("is the same as the long table of the same values", () => {
    const cell = fc.oneof(fc.integer({ min: -99, max: 99 }).map(String), fc.constant(""));
    const row = fc.record({
      unit: fc.constantFrom("A", "B"),
      period: fc.constantFrom("2014", "2015-Q1"),
      hunger: cell,
      water: cell,
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 6 }), (given) => {
        const wide = given.map((each) => `${each.unit}|${each.period}|${each.hunger}|${each.water}`);
        const narrow = given.flatMap((each) =>
          (["hunger", "water"] as const).flatMap((id) =>
            each[id] === "" ? [] : [`${each.unit}|${id}|${each.period}|${each[id]}`],
          ),
        );
        const one = read(["observations-wide", ["unit|period|hunger|water", ...wide].join("\n")]);
        const other = read(["observations", ["unit|indicator|period|value", ...narrow].join("\n")]);
        expect(one.rows).toEqual(other.rows);
      }),
    );
  });

  test("tells a column that is no indicator, and resolves one that is an alias", () => {
    const { rows, findings } = read(["observations-wide", "unit|period|H1|wind|\nA|2015|4|5|6"]);
    expect(rows).toEqual(["A hunger 2015 4"]);
    expect(findings).toEqual(["alias-resolved 1 H1", "indicator-unknown 1 wind"]);
  });

  test("tells a broken value by its own column", () => {
    expect(read(["observations-wide", "unit|period|water\nA|2015|n/a"]).findings).toEqual([
      "value-invalid 2 water",
    ]);
  });
});

test("both files together are one set of observations, each with its own file", () => {
  const { rows, built } = read(
    ["observations", "unit|indicator|period|value\nA|water|2015|1"],
    ["observations-wide", "unit|period|water\nB|2015|2"],
  );
  expect(rows).toEqual(["A water 2015 1", "B water 2015 2"]);
  expect(Array.from(built.file, (at) => built.files[at])).toEqual([
    "observations.csv",
    "observations-wide.csv",
  ]);
});

test("no rows make the reading throw", () => {
  const cell = fc.oneof(
    fc.constantFrom("A", "hunger", "H1", "2015", "1", "", "__proto__", "withheld", "1e999"),
    fc.string({ maxLength: 6 }),
  );
  const heading = fc.oneof(
    fc.constantFrom("unit", "indicator", "period", "value", "missing", "water", ""),
    fc.string({ maxLength: 6 }),
  );
  const rows = fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 6 });
  fc.assert(
    fc.property(
      fc.constantFrom<Kind>("observations", "observations-wide"),
      fc.array(heading, { maxLength: 8 }),
      rows,
      (kind, header, body) => {
        const reader = createObservationsReader(indicators, units, [], createFindingList());
        const sink = reader.open(kind, "t.csv");
        [header, ...body].forEach((cells, i) => {
          sink(cells, i + 1);
        });
        expect(reader.build().count).toBeLessThanOrEqual(body.length * header.length);
      },
    ),
    { numRuns: 600 },
  );
});
