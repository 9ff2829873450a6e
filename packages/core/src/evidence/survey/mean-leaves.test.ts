import fc from "fast-check";
import { expect, test } from "vitest";
import { meanLeavesOpen } from "./mean-leaves.ts";

const hidden = (share: number, counts = false) => ({ share, isShown: false, counts });
const shown = (share: number, counts = false) => ({ share, isShown: true, counts });
const wide = { knowsCounted: true, width: 0.1 };

test("two hidden shares follow from the mean, wherever they stand", () => {
  expect(meanLeavesOpen([hidden(0.1), hidden(0.2), shown(0.3, true), shown(0.4, true)], wide)).toBe(false);
  expect(
    meanLeavesOpen([shown(0.1), hidden(0.2), shown(0.3), hidden(0.4)], { ...wide, knowsCounted: false }),
  ).toBe(false);
  // One on either side of what counts, where that is known, is no secret at all.
  expect(meanLeavesOpen([hidden(0.3), shown(0.2), hidden(0.5, true)], wide)).toBe(false);
});

test("a mean says nothing new where all shares are shown, and little where many are hidden", () => {
  expect(meanLeavesOpen([shown(0.5), shown(0.5)], wide)).toBe(true);
  expect(meanLeavesOpen([], wide)).toBe(true);
  expect(
    meanLeavesOpen(
      [0.2, 0.2, 0.2, 0.2, 0.2].map((share) => hidden(share)),
      { ...wide, knowsCounted: false },
    ),
  ).toBe(true);
});

test("what is called open is open: a plain search finds other shares that fit", () => {
  // Ten people on a scale of four, all hidden: every table of counts with the same mean is tried.
  const counts = fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: 4, maxLength: 4 })
    .filter((each) => each.reduce((a, b) => a + b) > 0);
  fc.assert(
    fc.property(counts, (people) => {
      const n = people.reduce((a, b) => a + b);
      const sum = people.reduce((a, each, grade) => a + each * grade, 0);
      const spans = people.map(() => ({ least: Number.POSITIVE_INFINITY, most: 0 }));
      for (let c = 0; c <= n; c++)
        for (let d = 0; c + d <= n; d++) {
          const b = sum - 2 * c - 3 * d;
          const a = n - b - c - d;
          if (a < 0 || b < 0) continue;
          [a, b, c, d].forEach((each, k) => {
            spans[k] = { least: Math.min(spans[k]!.least, each), most: Math.max(spans[k]!.most, each) };
          });
        }
      const span = Math.min(...spans.map(({ least, most }) => most - least));
      const shares = people.map((each) => hidden(each / n));
      const open = (width: number): boolean =>
        meanLeavesOpen(shares, { knowsCounted: false, width: width / n });
      // Whole people leave less room than shares do, by less than two.
      expect(open(span)).toBe(true);
      expect(open(span + 2)).toBe(false);
    }),
    { seed: 4 },
  );
});
