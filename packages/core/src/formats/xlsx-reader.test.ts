import { crc32, deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { strToU8, Zip, ZipDeflate, type ZipInputFile, zipSync } from "fflate";
import { beforeAll, describe, expect, test } from "vitest";
import type { Finding } from "../finding.ts";
import { readXlsx } from "./xlsx-reader.ts";

const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

type Parts = Readonly<Record<string, string>>;

/** The parts of a workbook, its sheets given as the inside of `<sheetData>`. */
function workbookParts(sheets: readonly string[], parts: Parts = {}): Parts {
  const sheetTags = sheets.map(
    (_, i) => `<sheet name="Sheet ${i + 1}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`,
  );
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${relations}/${type}" Target="${target}"/>`;
  const targets = [
    ...sheets.map((_, i) => relation(`rId${i + 1}`, "worksheet", `worksheets/sheet${i + 1}.xml`)),
    ...(parts["xl/sharedStrings.xml"] ? [relation("rIdS", "sharedStrings", "/xl/sharedStrings.xml")] : []),
    ...(parts["xl/styles.xml"] ? [relation("rIdT", "styles", "styles.xml")] : []),
  ];
  return {
    "[Content_Types].xml": "<Types/>",
    "xl/workbook.xml": `<?xml version="1.0"?><workbook xmlns:r="${relations}"><sheets>${sheetTags.join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships>${targets.join("")}</Relationships>`,
    ...Object.fromEntries(
      sheets.map((rows, i) => [
        `xl/worksheets/sheet${i + 1}.xml`,
        `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
      ]),
    ),
    ...parts,
  };
}

function zipped(parts: Parts): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
}

type Reading = { records: { cells: string[]; row: number }[]; findings: readonly Finding[] };

async function read(bytes: Uint8Array, chunk = 1000): Promise<Reading> {
  const records: Reading["records"] = [];
  async function* open(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
  }
  const findings = await readXlsx("t.xlsx", open, (cells, row) => records.push({ cells: [...cells], row }));
  return { records, findings };
}

async function readSheetData(rows: string, parts: Parts = {}): Promise<Reading> {
  return read(zipped(workbookParts([rows], parts)));
}

async function codesOf(bytes: Uint8Array): Promise<string[]> {
  return (await read(bytes)).findings.map(({ code, values }) =>
    values["reason"] ? `${code} ${values["reason"]}` : code,
  );
}

const text = (value: string): string => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
const header = `<row r="1">${text("unit")}${text("value")}${text("note")}</row>`;

const everyKind = {
  "xl/sharedStrings.xml":
    "<sst><si><t>unit</t></si><si><r><t>va</t></r><r><t>lue</t></r><rPh><t>ヨミ</t></rPh></si>" +
    "<si><t><![CDATA[a & b]]></t></si><si><t>two_x000A_lines</t></si><si/></sst>",
  "xl/styles.xml":
    '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-409]d\\-mmm\\-yy;@"/><numFmt numFmtId="165" formatCode="[h]:mm"/></numFmts>' +
    '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>' +
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>',
};

describe("readXlsx()", () => {
  test("shared and rich strings, entities, escapes", async () => {
    const cells = [0, 1, 2, 3, 4].map((number) => `<c t="s"><v>${number}</v></c>`).join("");
    const { records, findings } = await readSheetData(
      `<row r="1">${cells}${text("&lt;é&#x41;")}</row>`,
      everyKind,
    );
    expect(records).toEqual([{ cells: ["unit", "value", "a & b", "two\nlines", "", "<éA"], row: 1 }]);
    expect(findings).toEqual([]);
  });

  test("numbers in their shortest text, booleans, errors, cached text", async () => {
    const row =
      '<row r="2"><c><v>51.387000000000003</v></c><c t="n"><v>-1E-3</v></c><c t="b"><v>0</v></c><c t="b"><v>1</v></c>' +
      '<c t="e"><v>#N/A</v></c><c t="str"><v>text</v></c><c t="d"><v>2015-01-01T00:00:00</v></c><c/><c><v>x</v></c></row>';
    const { records } = await readSheetData(
      `<row r="1">${"abcdefghi".split("").map(text).join("")}</row>${row}`,
    );
    expect(records[1]!.cells).toEqual([
      "51.387",
      "-0.001",
      "false",
      "true",
      "#N/A",
      "text",
      "2015-01-01",
      "",
      "x",
    ]);
  });

  test("dates by number format, in both calendars; durations stay numbers", async () => {
    const cells = [42005, 42005.75, 60, 59].map((serial) => `<c s="1"><v>${serial}</v></c>`).join("");
    const rows = `<row r="1">${"abcdefg".split("").map(text).join("")}</row><row r="2">${cells}<c s="2"><v>40543</v></c><c s="3"><v>1.5</v></c><c s="0"><v>42005</v></c></row>`;
    expect((await readSheetData(rows, everyKind)).records[1]!.cells).toEqual([
      "2015-01-01",
      "2015-01-01",
      "60",
      "1900-02-28",
      "2010-12-31",
      "1.5",
      "42005",
    ]);
    const from1904 = workbookParts([rows], everyKind);
    const workbook = from1904["xl/workbook.xml"]!.replace("<sheets>", '<workbookPr date1904="1"/><sheets>');
    const { records } = await read(zipped({ ...from1904, "xl/workbook.xml": workbook }));
    expect(records[1]!.cells[4]).toBe("2015-01-01");
  });

  test("missing cells and skipped rows keep their place; cells beyond the header are ignored", async () => {
    const { records, findings } = await readSheetData(
      `<row r="3"><c r="A3" t="str"><v>a</v></c><c r="C3" t="str"><v>c</v></c><c r="D3" t="str"><v> </v></c></row>
       <row r="4"><c r="B4"><v> </v></c></row><row r="7"><c r="C7"><v>7</v></c><c r="E7"><v>9</v></c></row><row><c><v>1</v></c></row>`,
    );
    expect(records).toEqual([
      { cells: ["a", "", "c"], row: 3 },
      { cells: ["", "", "7"], row: 7 },
      { cells: ["1", "", ""], row: 8 },
    ]);
    expect(findings).toEqual([]);
  });

  test("formulas give their last value and a warning; text that starts like one gets an apostrophe", async () => {
    const { records, findings } = await readSheetData(
      `${header}<row r="2"><c><f>A1+1</f><v>2.5</v></c>${text("=1+1")}<c t="str"><f>X()</f><v>@x</v></c></row><row r="3"><c><f>A1</f></c>${text("-3")}</row>`,
    );
    expect(records.slice(1).map(({ cells }) => cells)).toEqual([
      ["2.5", "'=1+1", "'@x"],
      ["", "-3", ""],
    ]);
    expect(findings).toMatchObject([
      {
        code: "formula-neutralised",
        where: { row: 2, column: "unit" },
        values: { kind: "formula", value: "2.5" },
      },
      { where: { row: 2, column: "value" }, values: { kind: "text", value: "=1+1" } },
      { where: { row: 2, column: "note" }, values: { kind: "formula", value: "@x" } },
      { where: { row: 3, column: "unit" }, values: { kind: "formula", value: "" } },
    ]);
  });

  test("of several sheets the first visible one is read and named", async () => {
    const parts = workbookParts([header, `<row>${text("second")}</row>`, header]);
    const workbook = parts["xl/workbook.xml"]!.replace('sheetId="1"', 'sheetId="1" state="veryHidden"');
    const { records, findings } = await read(zipped({ ...parts, "xl/workbook.xml": workbook }));
    expect(records).toEqual([{ cells: ["second"], row: 1 }]);
    expect(findings).toMatchObject([
      { code: "spreadsheet-more-sheets", values: { sheet: "Sheet 2", count: 3 } },
    ]);
  });

  test("an empty sheet, also one of formatted cells", async () => {
    expect((await readSheetData("")).findings).toMatchObject([{ code: "file-empty" }]);
    expect((await readSheetData('<row r="1"><c r="A1" s="1"/></row>')).findings).toMatchObject([
      { code: "file-empty" },
    ]);
  });

  test("element prefixes and any size of chunk", async () => {
    const parts = workbookParts([`${header}<row r="2"><c r="A2"><v>1</v></c></row>`]);
    const prefixed = parts["xl/worksheets/sheet1.xml"]!.replace(/<(\/?)/g, "<$1x:");
    const bytes = zipped({ ...parts, "xl/worksheets/sheet1.xml": prefixed });
    const expected = await read(bytes, 1_000_000);
    expect(expected.records).toHaveLength(2);
    for (const chunk of [1, 7, 29, 30, 31, 64]) expect(await read(bytes, chunk)).toEqual(expected);
  });

  test("entries whose own header leaves the size open, as LibreOffice writes them", async () => {
    const chunks: Uint8Array[] = [];
    const zip = new Zip((_, chunk) => chunks.push(chunk));
    for (const [name, part] of Object.entries(workbookParts([header]))) {
      const file = new ZipDeflate(name);
      zip.add(file);
      file.push(strToU8(part), true);
    }
    zip.end();
    const bytes = Buffer.concat(chunks);
    expect(bytes[6]! & 8).toBe(8);
    expect(await read(bytes)).toEqual(await read(zipped(workbookParts([header]))));
  });

  test("what the receiver throws is its own affair", async () => {
    async function* open(): AsyncGenerator<Uint8Array> {
      yield zipped(workbookParts([header]));
    }
    await expect(
      readXlsx("t.xlsx", open, () => {
        throw new RangeError("mine");
      }),
    ).rejects.toThrow("mine");
  });
});

describe("readXlsx() on broken files", () => {
  const good = workbookParts([header]);

  test.each([
    ["nothing", new Uint8Array(0)],
    ["text", strToU8("unit,value\nA,1\n".repeat(1000))],
    [
      "an old or locked workbook",
      Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(5000)),
    ],
    ["half a file", zipped(good).subarray(0, 400)],
  ])("%s is no archive", async (_, bytes) => {
    expect(await codesOf(bytes)).toEqual(["spreadsheet-broken archive"]);
  });

  test.each(["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml"])(
    "without %s",
    async (name) => {
      const { [name]: _, ...rest } = good;
      expect(await codesOf(zipped(rest))).toEqual(["spreadsheet-broken part"]);
    },
  );

  test.each([
    ["no XML", "unit,value"],
    ["unclosed", "<worksheet><sheetData><row>"],
    [
      "entities that swell",
      `<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>`,
    ],
    ["an unknown entity", "<worksheet>&b;</worksheet>"],
    ["nested deeply", `${"<a>".repeat(200)}${"</a>".repeat(200)}`],
    ["an endless tag", `<worksheet a="${"x".repeat(20_000_000)}"/>`],
    ["a column too many", '<worksheet><sheetData><row><c r="XFE1"/></row></sheetData></worksheet>'],
    ["a row too many", '<worksheet><sheetData><row r="1048577"/></sheetData></worksheet>'],
    ["rows going up", '<worksheet><sheetData><row r="2"/><row r="2"/></sheetData></worksheet>'],
    ["a text it has not", '<worksheet><sheetData><row><c t="s"><v>0</v></c></row></sheetData></worksheet>'],
  ])("sheet: %s", async (_, sheet) => {
    expect(await codesOf(zipped({ ...good, "xl/worksheets/sheet1.xml": sheet }))).toEqual([
      "spreadsheet-broken content",
    ]);
  });

  test("16,384 columns are read", async () => {
    expect((await readSheetData('<row><c r="XFD1"><v>1</v></c></row>')).records[0]!.cells).toHaveLength(
      16_384,
    );
  });

  test("a row of more than a million characters", async () => {
    const cell = text("x".repeat(30_000));
    expect((await readSheetData(`${header}<row r="5">${cell.repeat(40)}</row>`)).findings).toMatchObject([
      { code: "line-too-long", where: { row: 5 } },
    ]);
  });

  test("two parts of one name", async () => {
    const bytes = Buffer.from(zipped(workbookParts([header, header])));
    bytes.write("xl/worksheets/sheet1.xml", bytes.lastIndexOf("xl/worksheets/sheet2.xml"));
    expect(await codesOf(bytes)).toEqual(["spreadsheet-broken archive"]);
  });

  test("more than 10,000 entries", async () => {
    const entries = Array.from({ length: 10_001 }, (_, i) => [`xl/media/${i}`, new Uint8Array(0)]);
    expect(await codesOf(zipSync(Object.fromEntries(entries), { level: 0 }))).toEqual([
      "spreadsheet-too-large",
    ]);
  });
});

describe("readXlsx() on a bomb of 300 MB", () => {
  const name = "xl/worksheets/sheet1.xml";
  let bomb: Uint8Array;

  beforeAll(() => {
    const chunks: Uint8Array[] = [];
    const zip = new Zip((_, chunk) => chunks.push(chunk));
    for (const [filename, content] of Object.entries(workbookParts([header]))) {
      const bytes = filename === name ? new Uint8Array(300 * 2 ** 20) : strToU8(content);
      // Packed by Node: fflate takes seconds for so many zeros.
      const file: ZipInputFile = { filename, size: bytes.length, crc: crc32(bytes), compression: 8 };
      zip.add(file);
      file.ondata!(null, Uint8Array.from(deflateRawSync(bytes)), true);
    }
    zip.end();
    bomb = Buffer.concat(chunks);
    expect(bomb.length).toBeLessThan(2 ** 20);
  });

  async function measured(bytes: Uint8Array): Promise<{ codes: string[]; tookMs: number; grownMb: number }> {
    const start = performance.now();
    const before = process.memoryUsage().rss;
    const codes = await codesOf(bytes);
    return {
      codes,
      tookMs: performance.now() - start,
      grownMb: (process.memoryUsage().rss - before) / 2 ** 20,
    };
  }

  test("is refused unopened", async () => {
    const { codes, tookMs, grownMb } = await measured(bomb);
    expect(codes).toEqual(["spreadsheet-too-large"]);
    expect(tookMs).toBeLessThan(500);
    expect(grownMb).toBeLessThan(60);
  });

  test("that lies about its size is stopped as soon as it exceeds it", async () => {
    const lying = Uint8Array.from(bomb);
    const view = new DataView(lying.buffer);
    // The sheet's entry in the directory at the end: the last place its name stands.
    const at = Buffer.from(lying.buffer).lastIndexOf(name) - 46;
    expect(view.getUint32(at, true)).toBe(0x02014b50);
    view.setUint32(at + 24, 1000, true);
    const { codes, tookMs, grownMb } = await measured(lying);
    expect(codes).toEqual(["spreadsheet-broken archive"]);
    expect(tookMs).toBeLessThan(500);
    expect(grownMb).toBeLessThan(100);
  });
});

describe("readXlsx() properties", () => {
  const bytes = zipped(
    workbookParts(
      [`${header}<row r="2"><c t="s"><v>1</v></c><c s="1"><v>42005</v></c><c><v>0.25</v></c></row>`],
      everyKind,
    ),
  );

  test("a flipped bit is found or harmless: it never changes a figure", async () => {
    const whole = await read(bytes);
    expect(whole.records[1]!.cells).toEqual(["value", "2015-01-01", "0.25"]);
    let found = 0;
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: bytes.length - 1 }), fc.nat({ max: 7 }), async (at, bit) => {
        const flipped = Uint8Array.from(bytes);
        flipped[at]! ^= 1 << bit;
        const reading = await read(flipped);
        if (reading.findings.some((each) => each.severity === "error")) found++;
        else expect(reading).toEqual(whole);
      }),
      { numRuns: 1500 },
    );
    expect(found).toBeGreaterThan(300);
  });

  test("no mutilation throws", async () => {
    const mutilation = fc.record({
      at: fc.nat({ max: bytes.length }),
      cut: fc.nat({ max: 200 }),
      put: fc.uint8Array({ maxLength: 20 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(mutilation, { minLength: 1, maxLength: 4 }), async (mutilations) => {
        let mutilated = [...bytes];
        for (const { at, cut, put } of mutilations)
          mutilated = [...mutilated.slice(0, at), ...put, ...mutilated.slice(at + cut)];
        const { records, findings } = await read(Uint8Array.from(mutilated));
        expect(records.length + findings.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });

  test("no content of a part throws, the archive being whole", async () => {
    const tags = fc.constantFrom(
      "<row>",
      "</row>",
      '<row r="2">',
      "<c>",
      "</c>",
      '<c r="B1">',
      '<c r="7">',
      '<c t="s">',
      '<c t="inlineStr" s="9">',
      "<v>",
      "</v>",
      "<f>",
      "</f>",
      "<is>",
      "</is>",
      "<t>",
      "</t>",
      "<rPh>",
      "1",
      "x",
      "&amp;",
      "&",
      "<",
      "<!--",
      "-->",
      "]]>",
    );
    await fc.assert(
      fc.asyncProperty(fc.array(tags, { maxLength: 25 }), async (pieces) => {
        const { records, findings } = await readSheetData(header + pieces.join(""));
        expect(records.length + findings.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });

  test("no bytes throw", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 500 }), async (random) => {
        expect((await read(random)).findings.some((each) => each.severity === "error")).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
