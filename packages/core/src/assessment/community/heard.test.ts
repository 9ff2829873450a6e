/** Who was heard: counts against targets, and the groups to be named. */

import { expect, test } from "vitest";
import { type ParticipationColumn, whoWasHeard } from "./heard.ts";

const sex: ParticipationColumn = {
  dimension: "sex",
  groups: [
    { id: "woman", title: "Women" },
    { id: "man", title: "Men" },
    { id: "another", title: "Another" },
  ],
  codes: [...new Array(30).fill(0), ...new Array(65).fill(1), ...new Array(5).fill(-1)],
};

test("reached, short, few and unheard, each against its target", () => {
  const found = whoWasHeard(
    [sex],
    [
      { dimension: "sex", group: "woman", share: 0.5 },
      { dimension: "sex", group: "man", people: 80 },
      { dimension: "sex", group: "elder", people: 3 },
    ],
  );
  const [counted] = found.dimensions;
  expect(counted).toMatchObject({ stated: 95, unstated: 5 });
  expect(counted!.groups).toEqual([
    {
      group: "woman",
      title: "Women",
      people: 30,
      share: 30 / 95,
      target: 47.5,
      missing: 18,
      status: "short",
    },
    // 65 of 80 is more than four fifths.
    { group: "man", title: "Men", people: 65, share: 65 / 95, target: 80, missing: 15, status: "reached" },
    { group: "another", title: "Another", people: 0, share: 0, target: null, missing: 0, status: "unheard" },
    { group: "elder", title: "elder", people: 0, share: 0, target: 3, missing: 3, status: "unheard" },
  ]);
  expect(found.unheard.map(({ group }) => group)).toEqual(["another", "elder"]);
  expect(found.notAsked).toEqual(["age", "disability", "displacement", "language", "place"]);
});

test("people add up, few are not called reached, and nobody at all is nobody", () => {
  const codes = [0, 0, 1, -1, 2, 0];
  const [counted] = whoWasHeard(
    [{ ...sex, codes }],
    [{ dimension: "sex", group: "woman", people: 2 }],
  ).dimensions;
  expect(counted!.groups.reduce((sum, { people }) => sum + people, 0) + counted!.unstated).toBe(codes.length);
  expect(counted!.groups[0]).toMatchObject({ status: "few", missing: 0 });
  const nobody = whoWasHeard([{ ...sex, codes: [] }], []);
  expect(nobody.unheard).toHaveLength(3);
  expect(nobody.dimensions[0]!.groups[0]!.share).toBeNaN();
});

test("what cannot be counted is refused", () => {
  expect(() => whoWasHeard([sex, sex], [])).toThrow(RangeError);
  expect(() => whoWasHeard([{ ...sex, codes: [3] }], [])).toThrow(RangeError);
  expect(() => whoWasHeard([sex], [{ dimension: "sex", group: "woman", share: 0 }])).toThrow(RangeError);
  expect(() => whoWasHeard([sex], [{ dimension: "sex", group: "woman", share: 1.2 }])).toThrow(RangeError);
});
