import { expect, test } from "vitest";
import type { Entry, Field } from "./field.ts";
import { observe } from "./observe.ts";

const plain: Field = {
  indicator: "x",
  section: "Economy",
  field: "Rate",
  parts: [],
  label: "",
  unit: "%",
  reading: "figure",
};

function read(entry: Entry, field: Partial<Field> = {}) {
  const { observations, unread, setAside } = observe(
    { Economy: { Rate: entry } },
    { ...plain, ...field },
    "",
  );
  return { figures: observations.map((each) => [each.period, each.value]), observations, unread, setAside };
}

test("two years become two observations, however they are parted", () => {
  expect(read({ text: "4.1% (2014 est.) ++ 3.6% (2013 est.)" }).figures).toEqual([
    ["2013", 3.6],
    ["2014", 4.1],
  ]);
  expect(read({ text: "5.1% (2014 est.) 6.7% (2013 est.)" }).figures).toEqual([
    ["2013", 6.7],
    ["2014", 5.1],
  ]);
});

test("a missing newest figure leaves the older one", () => {
  expect(read({ text: "NA% ++ 3.6% (2012 est.)" }).figures).toEqual([["2012", 3.6]]);
});

test("a second figure under the same year is set aside", () => {
  const { figures, setAside } = read({ text: "23.9% (2011 est.) ++ 4.9% (2011 est.)" });
  expect(figures).toEqual([["2011", 23.9]]);
  expect(setAside).toEqual(["4.9% (2011 est.)"]);
});

test("the total is taken and the year comes from a later part", () => {
  const entry = { total: { text: "47.6%" }, male: { text: "62.4%" }, female: { text: "32.8% (2015 est.)" } };
  expect(read(entry, { parts: ["total"] }).figures).toEqual([["2015", 47.6]]);
  const water = {
    improved: { text: " ++ urban: 96.5% ++ total: 77%" },
    unimproved: { text: " ++ total: 23% (2015 est.)" },
  };
  expect(read(water, { parts: ["improved"], label: "total" }).figures).toEqual([["2015", 77]]);
});

test("a year inside a note about something else is not taken", () => {
  const note = { text: "in 2011 a new line was set at RMB 2300 ++  (2013 est.)" };
  expect(read({ text: "6.1%", note }).figures).toEqual([["2013", 6.1]]);
});

test("gaps are rows of their own", () => {
  expect(read({ text: "NA%" }).observations[0]).toMatchObject({
    missing: "not-collected",
    note: "as printed: NA%",
  });
  expect(observe({}, plain, "").observations[0]).toMatchObject({
    missing: "not-collected",
    note: "not in the profile",
  });
});

test("refugees are summed over their origins", () => {
  const text =
    "70,023 (West Bank and Gaza Strip); 5,149 (Iraq; many in towns) (2014); 128,019 (Syria) (2015)";
  expect(read({ text }, { reading: "origins" }).figures).toEqual([["2015", 203191]]);
  expect(
    read({ text: "the US admitted 69,987 refugees during FY2014" }, { reading: "origins" }).unread,
  ).toHaveLength(1);
});

test("the watch list stands between tier 2 and tier 3", () => {
  const text = "Tier 2 Watch List – Angola does not fully comply (2014)";
  expect(read({ text }, { reading: "tier" }).figures).toEqual([["2014", 2.5]]);
});
