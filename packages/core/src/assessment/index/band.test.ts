import fc from "fast-check";
import { expect, test } from "vitest";
import { bandColumn, bandOf } from "./band.ts";

fc.configureGlobal({ seed: 1994 });

const bands = [{ from: 0 }, { from: 0.2 }, { from: 0.4 }, { from: 0.6 }, { from: 0.8 }];

test("a limit belongs to the upper band, also where rounding just misses it; no score has no band", () => {
  const scores = [0, 0.2, 0.4, 0.6, 0.8, 1, 0.1 + 0.2 - 0.1 - 1e-16, 0.2 - 1e-6, -1e-12, Number.NaN];
  expect([...bandColumn(Float64Array.from(scores), bands)]).toEqual([0, 1, 2, 3, 4, 4, 1, 0, 0, -1]);
});

test("a higher score is never in a lower band, and every band holds what lies in it", () => {
  const score = fc.integer({ min: 0, max: 1000 }).map((each) => each / 1000);
  fc.assert(
    fc.property(score, score, (a, b) => {
      expect(bandOf(Math.max(a, b), bands)).toBeGreaterThanOrEqual(bandOf(Math.min(a, b), bands));
      expect(bands[bandOf(a, bands)]!.from).toBeLessThanOrEqual(a);
    }),
  );
});
