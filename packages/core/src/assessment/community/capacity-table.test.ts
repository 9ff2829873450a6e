/** Harmful coping is never capacity, whoever asks; empty cells stay in sight. */

import { describe, expect, test } from "vitest";
import { capacityAspects, harms } from "../../evidence/index.ts";
import { type CapacityEntry, capacityTable } from "./capacity-table.ts";

function entry(code: string, more: Partial<CapacityEntry> = {}): CapacityEntry {
  return {
    group: "herders",
    aspect: "capacity",
    code,
    text: code,
    estimate: null,
    source: "s1",
    confidence: "medium",
    harm: "none",
    ...more,
  };
}

describe("needs, vulnerability and capacity", () => {
  test.each(["sold-livestock", "fewer-meals", "child-withdrawn-from-school", "dangerous-work"])(
    "%s is never capacity: neither stated as harmless nor by override",
    (code) => {
      const { rows, notCapacity } = capacityTable(["herders"], [entry(code), entry("savings-group")], [code]);
      expect(rows[0]!.cells.capacity.map((each) => each.code)).toEqual(["savings-group"]);
      expect(rows[0]!.cells["harmful-coping"].map((each) => each.code)).toEqual([code]);
      expect(notCapacity).toHaveLength(1);
      expect(notCapacity[0]).toMatchObject({ reason: "harmful", overrideRefused: true });
    },
  );

  test.each(harms)("a step of the case's own that does %s is not capacity either", (harm) => {
    const { rows, notCapacity } = capacityTable(["herders"], [entry("own-step", { harm })]);
    expect(rows[0]!.cells.capacity).toEqual([]);
    expect(notCapacity[0]).toMatchObject({ harm, overrideRefused: false });
  });

  test("what nobody said of is not counted until somebody does", () => {
    const { rows, notCapacity } = capacityTable(["herders"], [entry("pooled-grain", { harm: "unsaid" })]);
    expect(rows[0]!.cells.capacity).toEqual([]);
    expect(rows[0]!.cells["harmful-coping"]).toEqual([]);
    expect(notCapacity[0]).toMatchObject({ reason: "harm-unsaid", harm: null });
  });

  test("every group has every aspect, strengths first; nothing but capacity is moved or lost", () => {
    const entries = [
      entry("water", { aspect: "need", harm: "unsaid" }),
      entry("flood-plain", { aspect: "exposure", group: "farmers", harm: "unsaid" }),
      entry("sold-land", { aspect: "harmful-coping", group: "farmers" }),
    ];
    const { rows, notCapacity } = capacityTable(["herders", "farmers", "fishers"], entries);
    expect(notCapacity).toEqual([]);
    expect(rows.map(({ group }) => group)).toEqual(["herders", "farmers", "fishers"]);
    for (const { cells } of rows) expect(Object.keys(cells)).toEqual([...capacityAspects]);
    expect(rows[2]!.empty).toEqual([...capacityAspects]);
    expect(rows[1]!.cells["harmful-coping"][0]).toMatchObject({ code: "sold-land", harm: "asset-loss" });
    expect(rows.flatMap(({ cells }) => Object.values(cells).flat())).toHaveLength(3);
    expect(() => capacityTable(["herders"], entries)).toThrow(RangeError);
  });
});
