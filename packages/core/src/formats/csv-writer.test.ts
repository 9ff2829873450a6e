import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readCsv } from "./csv-reader.ts";
import { type CsvCell, formatCsv } from "./csv-writer.ts";
import { neutralise } from "./formula-cell.ts";

function write(header: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  return [...formatCsv(header, rows)].join("");
}

async function readBack(text: string): Promise<{ records: string[][]; errors: number }> {
  const records: string[][] = [];
  async function* once(): AsyncGenerator<string> {
    yield text;
  }
  const findings = await readCsv("t.csv", once(), (cells) => records.push([...cells]));
  return { records, errors: findings.length };
}

describe("formatCsv()", () => {
  test("quotes only where needed", () => {
    expect(
      write(
        ["a", "b;c"],
        [
          ["x y", 'say "no"'],
          ["1,5", "two\nlines"],
          ["a;b", " "],
        ],
      ),
    ).toBe('a,"b;c"\nx y,"say ""no"""\n"1,5","two\nlines"\na;b, \n');
  });

  test("what is no number or no value is an empty cell", () => {
    expect(
      write(["a", "b", "c", "d", "e", "f"], [[Number.NaN, Infinity, -Infinity, null, undefined, false]]),
    ).toBe("a,b,c,d,e,f\n,,,,,false\n");
  });

  test("numbers are never prefixed, text that computes is", () => {
    expect(write(["a", "b", "c"], [[-1.5, "-1.5", "-1+2"]])).toBe("a,b,c\n-1.5,-1.5,'-1+2\n");
  });

  test("numbers read back to the same bits", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => {
        // -0 is written as 0: no table means it.
        expect(Number(write(["a"], [[x]]).split("\n")[1])).toBe(x === 0 ? 0 : x);
      }),
    );
  });

  test("a lone empty cell is no empty line", () => {
    expect(write(["a"], [[""], [null]])).toBe('a\n""\n""\n');
  });

  test("comes in chunks of about 64 KB and takes rows only as they are asked for", () => {
    let taken = 0;
    function* rows(): Generator<CsvCell[]> {
      for (; taken < 100_000; taken++) yield [taken, "some text"];
    }
    const chunks = formatCsv(["a", "b"], rows());
    expect(chunks.next().value!.length).toBeLessThan(70_000);
    expect(taken).toBeLessThan(10_000);
    expect([...chunks].every((chunk) => chunk.length < 70_000)).toBe(true);
  });

  test("any text reads back, apart from the apostrophe of formulas", async () => {
    const text = fc.oneof(
      fc.string({
        unit: fc.constantFrom(
          '"',
          ",",
          ";",
          "\t",
          "\n",
          "\r",
          " ",
          "=",
          "+",
          "-",
          "@",
          "'",
          "1",
          "a",
          "\uFEFF",
        ),
      }),
      fc.string({ unit: "binary" }).map((each) => each.replaceAll("\0", "")),
    );
    const tables = fc
      .integer({ min: 2, max: 5 })
      .chain((width) =>
        fc.array(fc.array(text, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
      );
    await fc.assert(
      fc.asyncProperty(tables, async (records) => {
        const written = write(records[0]!, records.slice(1));
        expect(await readBack(written)).toEqual({
          records: records.map((cells) => cells.map(neutralise)),
          errors: 0,
        });
      }),
      { numRuns: 1000 },
    );
  });
});
