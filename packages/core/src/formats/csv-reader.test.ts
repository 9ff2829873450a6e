import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Finding } from "../finding.ts";
import { readCsv } from "./csv-reader.ts";

type Reading = { records: { cells: string[]; row: number }[]; findings: readonly Finding[] };

async function read(chunks: string | Iterable<string>): Promise<Reading> {
  const records: Reading["records"] = [];
  const findings = await readCsv(
    "t.csv",
    stream(typeof chunks === "string" ? [chunks] : chunks),
    (cells, row) => {
      records.push({ cells: [...cells], row });
    },
  );
  return { records, findings };
}

async function* stream(chunks: Iterable<string>): AsyncGenerator<string> {
  yield* chunks;
}

async function cellsOf(text: string): Promise<string[][]> {
  return (await read(text)).records.map((record) => record.cells);
}

async function codesOf(text: string): Promise<string[]> {
  return (await read(text)).findings.map((each) => `${each.code} ${each.where.row ?? "-"}`);
}

const table = [
  ["unit", "note"],
  ["A", "x, y; z"],
  ["B", 'two "words"\nand a line'],
];

describe("readCsv() dialects", () => {
  for (const delimiter of [",", ";", "\t"]) {
    for (const newline of ["\n", "\r\n", "\r"]) {
      for (const start of ["", "\uFEFF"]) {
        test(`reads ${JSON.stringify(start + delimiter + newline)}`, async () => {
          const quote = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
          const text = table.map((cells) => cells.map(quote).join(delimiter)).join(newline);
          expect(await read(start + text)).toEqual({
            records: table.map((cells, index) => ({ cells, row: index + 1 })),
            findings: [],
          });
          expect(await cellsOf(start + text + newline)).toEqual(table);
        });
      }
    }
  }

  test("the delimiter is told from the header alone, and quoted ones do not count", async () => {
    expect(await cellsOf('unit;"a,b,c"\n1,5;2,5\n')).toEqual([
      ["unit", "a,b,c"],
      ["1,5", "2,5"],
    ]);
    expect(await cellsOf("\n\na;b\n1;2")).toEqual([
      ["a", "b"],
      ["1", "2"],
    ]);
  });

  test("line ends may change within a file", async () => {
    expect(await cellsOf("a,b\r\n1,2\n3,4\r5,6")).toHaveLength(4);
  });

  test("an empty line is no record but keeps its row number", async () => {
    expect((await read("\n\na,b\n\r\n1,2\n\n")).records).toEqual([
      { cells: ["a", "b"], row: 3 },
      { cells: ["1", "2"], row: 5 },
    ]);
  });

  test("a byte-order mark inside the file belongs to its cell, wherever blocks begin", async () => {
    const { records } = await read(["a,b\n", "\uFEFF1,2\n"]);
    expect(records[1]!.cells).toEqual(["\uFEFF1", "2"]);
  });
});

describe("readCsv() findings", () => {
  test("an empty file, also one of empty lines and a mark", async () => {
    expect(await codesOf("")).toEqual(["file-empty -"]);
    expect(await codesOf("\uFEFF\n\r\n")).toEqual(["file-empty -"]);
    expect(await codesOf("a,b\n")).toEqual([]);
  });

  test("a zero byte ends the reading, what stood before is kept", async () => {
    const { records, findings } = await read("a,b\n1,2\n3,\0\n4,5\n");
    expect(records.map(({ cells }) => cells)).toEqual([
      ["a", "b"],
      ["1", "2"],
    ]);
    expect(findings).toMatchObject([{ code: "file-binary", severity: "error" }]);
  });

  test("short rows are filled up and warned about, empty cells beyond the header are dropped", async () => {
    const { records, findings } = await read("a,b,c\n1,2\n1,2,3,, \n");
    expect(records.slice(1).map(({ cells }) => cells)).toEqual([
      ["1", "2", ""],
      ["1", "2", "3"],
    ]);
    expect(findings).toMatchObject([
      {
        code: "row-ragged",
        severity: "warning",
        where: { row: 2 },
        values: { kind: "short", cells: 2, expected: 3 },
      },
    ]);
  });

  test("a row whose values have moved along is left out: 1,234 is not 1", async () => {
    const { records, findings } = await read("unit,value,note\nA,1,234,x\nB,2,y\n");
    expect(records.map(({ cells, row }) => [cells[0], row])).toEqual([
      ["unit", 1],
      ["B", 3],
    ]);
    expect(findings).toMatchObject([{ code: "row-ragged", where: { row: 2 }, values: { kind: "long" } }]);
  });

  test("more than 20 of a kind are counted instead of listed", async () => {
    const { findings } = await read(`a,b\n${"1\n".repeat(50)}`);
    expect(findings).toHaveLength(21);
    expect(findings[20]).toMatchObject({ code: "findings-cut", values: { code: "row-ragged", count: 30 } });
  });

  test("loose quotes are all listed and the rows still read", async () => {
    const text = 'a,b\n1,5" pipe\n2,x\n3, "y"\n"4","z"\n';
    expect(await codesOf(text)).toEqual(["quotes-broken 2", "quotes-broken 4"]);
    expect(await cellsOf(text)).toHaveLength(5);
    expect(await cellsOf(text.replaceAll("\n", "\r\n"))).toEqual(await cellsOf(text));
  });

  test("a quote that does not close, or closes too early, ends the reading at its row", async () => {
    expect(await codesOf('a,b\n1,2\n"3,4\n5,6\n')).toEqual(["quotes-broken 3"]);
    expect(await codesOf('a,b\n1,2\n"3"x,4\n5,6\n')).toEqual(["quotes-broken 3"]);
    expect(await cellsOf('a,b\n1,2\n"3"x,4\n5,6\n')).toHaveLength(2);
    expect(await codesOf('a,b\n"1" ,"2" \n')).toEqual([]);
  });

  test.each(["=1+1", "+A1", "-A1", "@SUM(A1)", "\t=1", "--", "-1+2", "=", "+", "-"])(
    "formula cell %j",
    async (cell) => {
      const { records, findings } = await read(`a,b\n1,"${cell}"\n`);
      const isLive = cell.length > 1;
      expect(records[1]!.cells[1]).toBe(isLive ? `'${cell}` : cell);
      expect(findings).toMatchObject(
        isLive
          ? [{ code: "formula-neutralised", where: { row: 2, column: "b" }, values: { value: cell } }]
          : [],
      );
    },
  );

  test.each(["-1.5", "+3", "1e-3", "-1e-3", "-.5", "-1,5", "+3 %", "−1.5", "a=b"])(
    "plain cell %j",
    async (cell) => {
      expect(await read(`a,b\n1,"${cell}"\n`)).toMatchObject({
        records: [{}, { cells: ["1", cell] }],
        findings: [],
      });
    },
  );
});

describe("readCsv() on hostile input", () => {
  async function readEndless(
    start: string,
    piece: string,
  ): Promise<{ codes: string[]; characters: number; tookMs: number }> {
    let characters = 0;
    async function* endless(): AsyncGenerator<string> {
      yield `a,b\n1,2\n${start}`;
      for (; characters < 50_000_000; characters += piece.length) yield piece;
    }
    const began = performance.now();
    const findings = await readCsv("t.csv", endless(), () => {});
    return {
      codes: findings.map((each) => `${each.code} ${each.where.row}`),
      characters,
      tookMs: performance.now() - began,
    };
  }

  test.each([
    ["one line", "", "x".repeat(65_536)],
    ["one line in crumbs", "", "x".repeat(50)],
    ["one line of quotes", "", '"'.repeat(65_535)],
    ["one line of quotes with a return", "\r", '"'.repeat(65_535)],
    ["an open quote", '"', "\n".repeat(65_535)],
  ])("50 MB as %s stop early", async (_, start, piece) => {
    const { codes, characters, tookMs } = await readEndless(start, piece);
    expect(codes).toEqual([`line-too-long ${start === "\r" ? 4 : 3}`]);
    expect(characters).toBeLessThan(2_000_000);
    expect(tookMs).toBeLessThan(2000);
  });

  test("a record of a million characters is read, one more is not, however it arrives", async () => {
    const longest = `a,b\n1,${"x".repeat(999_997)}\n3,4\n`;
    const tooLong = `a,b\n1,${"x".repeat(999_998)}\n3,4\n`;
    for (const size of [70_001, 400_000, 2_000_000]) {
      const split = (text: string): string[] => text.match(new RegExp(`[^]{1,${size}}`, "g"))!;
      expect((await read(split(longest))).records).toHaveLength(3);
      expect(await read(split(tooLong))).toMatchObject({
        records: [{}],
        findings: [{ code: "line-too-long", where: { row: 2 } }],
      });
    }
  });
});

const csvText = fc
  .array(
    fc.constantFrom("a", "1", ",", ";", "\t", '"', '"', "\n", "\n", "\r", " ", "=", "-", "\uFEFF", "é", "\0"),
    {
      maxLength: 60,
    },
  )
  .map((characters) => characters.join(""));

describe("readCsv() properties", () => {
  test("any chunks of a text read as the whole text", async () => {
    const cuts = fc.array(fc.nat({ max: 60 }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(csvText, cuts, async (text, places) => {
        const sorted = [0, ...places.toSorted((a, b) => a - b), text.length];
        const chunks = sorted.slice(1).map((end, index) => text.slice(sorted[index], end));
        const whole = await read(text);
        const wrong = whole.findings.some((each) => each.severity === "error");
        // A header with broken quotes may be taken for another dialect; it stops the assessment either way.
        if (wrong) expect((await read(chunks)).findings.some((each) => each.severity === "error")).toBe(true);
        else expect(await read(chunks)).toEqual(whole);
      }),
      { numRuns: 3000 },
    );
  });

  test("reads what a character-by-character reader reads", async () => {
    await fc.assert(
      fc.asyncProperty(csvText, async (text) => {
        const { records, findings } = await read(`h,h,h,h,h,h\n${text}`);
        if (findings.some((each) => each.severity === "error")) return;
        const expected = naiveRecords(`h,h,h,h,h,h\n${text}`)
          .map((cells, index) => ({ cells, row: index + 1 }))
          .filter(({ cells }) => cells.length > 1 || cells[0] !== "")
          .filter(({ cells }) => cells.slice(6).every((cell) => cell.trim() === ""));
        expect(records.map(({ row }) => row)).toEqual(expected.map(({ row }) => row));
        for (const [index, { cells }] of records.entries()) {
          const plain = cells.map((cell) => cell.replace(/^'/, ""));
          expect(plain).toEqual(
            Array.from({ length: 6 }, (_, column) => expected[index]!.cells[column] ?? ""),
          );
        }
      }),
      { numRuns: 3000 },
    );
  });

  test("bytes taken for text never throw", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        const { records, findings } = await read(new TextDecoder("latin1").decode(bytes));
        expect(records.length + findings.length).toBeGreaterThan(0);
      }),
      { numRuns: 1000 },
    );
  });
});

/** Comma-delimited text, state by state. */
function naiveRecords(text: string): string[][] {
  const records: string[][] = [];
  let cells: string[] = [];
  let cell = "";
  let state: "start" | "plain" | "quoted" | "closed" = "start";
  const unified = `${text}\n`;
  for (let at = 0; at < unified.length; at++) {
    const character = unified[at]!;
    if (state === "quoted") {
      if (character !== '"') cell += character;
      else if (unified[at + 1] === '"') cell += unified[++at];
      else state = "closed";
    } else if (character === "," || character === "\n" || character === "\r") {
      cells.push(cell);
      cell = "";
      state = "start";
      if (character === ",") continue;
      if (character === "\r" && unified[at + 1] === "\n") at++;
      records.push(cells);
      cells = [];
    } else if (state === "start" && character === '"') state = "quoted";
    else if (state !== "closed") {
      cell += character;
      state = "plain";
    }
  }
  return records;
}
