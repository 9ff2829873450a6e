import { expect, test } from "vitest";
import type { Release } from "../../evidence/index.ts";
import { createFindingList } from "../../finding-list.ts";
import { formatRelease, ledgerHeader, parseReleaseLedger } from "./release-ledger.ts";

const first: Release = {
  id: "first",
  population: "wave 1",
  counts: [
    { where: [{ variable: "area", codes: ["north", 'the "far" south\n'] }], count: 40 },
    { where: [{ variable: "area", codes: ["west"] }], count: null },
    { where: [], count: 300 },
  ],
};
const other: Release = { ...first, population: "=wave(2), with a comma" };
const day = "2026-11-26";

async function read(text: string): Promise<{ readonly ledger: unknown; readonly found: readonly string[] }> {
  const list = createFindingList();
  const ledger = await parseReleaseLedger("ledger.csv", text, list);
  return {
    ledger,
    found: list.all().map(({ code, where }) => [code, where.row, where.column].join(" ").trim()),
  };
}

test("a ledger is a table that reads back as it was written, one row a count", async () => {
  const rows = formatRelease([first, other], day);
  expect(ledgerHeader).toBe("release,date,population,where,count\n");
  expect(rows.match(/^first,/gm)).toHaveLength(6);
  // Nothing that a spreadsheet would compute.
  expect(rows).toContain(',"\'=wave(2), with a comma",');
  const again = formatRelease([{ ...first, id: "second" }], "2027-01-02");
  const dated = [first, other, { ...first, id: "second" }].map((each) => ({
    ...each,
    date: each.id === "second" ? "2027-01-02" : day,
  }));
  expect(await read(ledgerHeader + rows + again)).toEqual({ ledger: dated, found: [] });
  expect(await read("")).toEqual({ ledger: [], found: [] });
  expect(await read(ledgerHeader)).toEqual({ ledger: [], found: [] });
});

test("a spreadsheet may have saved it with semicolons and other line ends", async () => {
  const text = (ledgerHeader + formatRelease([{ ...first, counts: first.counts.slice(2) }], day))
    .replace(/,/g, ";")
    .replace(/\n/g, "\r\n");
  expect((await read(`\uFEFF${text}`)).ledger).toHaveLength(1);
});

test("the same count stands there once, and is published if it is anywhere", () => {
  const where = [{ variable: "area", codes: ["b", "a"] }];
  const same = [{ variable: "area", codes: ["a", "b"] }];
  const twice = {
    ...first,
    counts: [
      { where, count: null },
      { where: same, count: 12 },
    ],
  };
  expect(formatRelease([twice], day)).toMatch(/^first,2026-11-26,wave 1,.*,12\n$/);
});

test("one broken row leaves no ledger, as nothing could be held against it", async () => {
  const rows = formatRelease([first], day);
  const whole = ledgerHeader + rows;
  const cases: readonly (readonly [string, string])[] = [
    [whole.replace("release,date", "date,release"), "ledger-broken 1"],
    [`${whole}first,${day},wave 1\n`, "ledger-broken 5"],
    [`${whole}first,${day},wave 1,[],3,more\n`, "ledger-broken 5"],
    [whole.slice(0, -1), "ledger-broken 4"],
    [whole.slice(0, -20), "ledger-broken 4"],
    [whole.replace(",40\n", ",-1\n"), "ledger-broken 2 count"],
    [whole.replace(",40\n", ",1.5\n"), "ledger-broken 2 count"],
    [whole.replace(",40\n", ",040\n"), "ledger-broken 2 count"],
    [whole.replace(",wave 1,", ",,"), "ledger-broken 2 population"],
    [whole.replace("first,", "no name,"), "ledger-broken 2 release"],
    [whole.replace(`first,${day}`, "first,26.11.2026"), "ledger-broken 2 date"],
    [whole.replace(`first,${day}`, "first,2026-11-25"), "ledger-broken 3 date"],
    [whole.replace(",[],", ",[1],"), "ledger-broken 4 where"],
    [whole + formatRelease([{ ...first, id: "second" }], day) + rows, "ledger-broken 8 release"],
    [whole + rows, "ledger-broken 5 where"],
  ];
  for (const [text, found] of cases) {
    const result = await read(text);
    expect(result.ledger, found).toBeUndefined();
    expect(result.found, text).toContain(found);
  }
});
