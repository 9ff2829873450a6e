import { expect, test } from "vitest";
import type { Release } from "../../evidence/index.ts";
import { createFindingList } from "../../finding-list.ts";
import { formatRelease, parseReleaseLedger } from "./release-ledger.ts";

const first: Release = {
  id: "first",
  population: "wave 1",
  counts: [
    { where: [{ variable: "area", codes: ["north", 'the "far" south\n'] }], count: 40 },
    { where: [{ variable: "area", codes: ["west"] }], count: null },
    { where: [], count: 300 },
  ],
};

function read(text: string): { readonly ledger: unknown; readonly found: readonly string[] } {
  const list = createFindingList();
  const ledger = parseReleaseLedger("releases.jsonl", text, list);
  return {
    ledger,
    found: list.all().map(({ code, where }) => [code, where.row, where.column].join(" ").trim()),
  };
}

test("a ledger reads back as it was written, line by line", () => {
  const second = { ...first, id: "second" };
  expect(formatRelease(first).trimEnd()).not.toContain("\n");
  expect(read(formatRelease(first) + formatRelease(second))).toEqual({ ledger: [first, second], found: [] });
  expect(read("")).toEqual({ ledger: [], found: [] });
});

test("one broken line leaves no ledger, as nothing could be held against it", () => {
  const line = formatRelease(first);
  const cases: readonly (readonly [string, string])[] = [
    [`${line}{"format"\n`, "json-broken 2"],
    [`${line}[1]\n`, "results-format-unknown 2 format"],
    [line.replace("release@1", "release@9"), "results-format-unknown 1 format"],
    [line.replace('"count":40', '"count":-1'), "results-broken 1 counts.0.count"],
    [line.replace('"count":40', '"count":1.5'), "results-broken 1 counts.0.count"],
    [line.replace('"population":"wave 1",', ""), "results-broken 1"],
    [line.replace('"id":"first"', '"id":""'), "results-broken 1 id"],
    [`\n${line}${line}`, "results-broken 3 id"],
  ];
  for (const [text, found] of cases) {
    const result = read(text);
    expect(result.ledger, found).toBeUndefined();
    expect(result.found).toContain(found);
  }
});
