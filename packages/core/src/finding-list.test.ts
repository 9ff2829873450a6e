import { expect, test } from "vitest";
import { finding, hasErrors } from "./finding.ts";
import { createFindingList } from "./finding-list.ts";

test("a list keeps the first of each kind and counts the rest, each kind for itself", () => {
  const list = createFindingList(2);
  for (let row = 2; row < 7; row++) list.add("unit-unknown", { file: "o.csv", row }, { unit: "Z" });
  list.addAll([finding("id-duplicate", { file: "u.csv", row: 3 }, { id: "A", row: 2 })]);
  expect(list.all().map(({ code, where, values }) => [code, where.file, where.row, values["count"]])).toEqual(
    [
      ["unit-unknown", "o.csv", 2, undefined],
      ["unit-unknown", "o.csv", 3, undefined],
      ["id-duplicate", "u.csv", 3, undefined],
      ["findings-cut", "o.csv", undefined, 3],
    ],
  );
});

test("only an error stops the assessment", () => {
  const warning = finding("unit-unknown", { file: "o.csv" });
  expect([
    hasErrors([]),
    hasErrors([warning]),
    hasErrors([warning, finding("id-duplicate", { file: "u.csv" })]),
  ]).toEqual([false, false, true]);
});
