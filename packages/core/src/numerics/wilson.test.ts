/** Wilson's interval against its published table and its defining equation. */

import { expect, test } from "vitest";
import { normalQuantile } from "./normal-distribution.ts";
import { wilsonInterval } from "./wilson.ts";

// Newcombe (1998), Statistics in Medicine 17, 857–872, table I.
test.each([
  [81, 263, "0.2553", "0.3662"],
  [15, 148, "0.0624", "0.1605"],
  [0, 20, "0.0000", "0.1611"],
  [1, 29, "0.0061", "0.1718"],
])("%d in %d", (ones, n, low, high) => {
  const found = wilsonInterval(ones / n, n, 0.95);
  expect([found.low.toFixed(4), found.high.toFixed(4)]).toEqual([low, high]);
});

test("each end lies z standard errors, taken at that end, from the share", () => {
  for (const share of [0.02, 0.5, 0.93]) {
    const { low, high } = wilsonInterval(share, 17, 0.9);
    for (const end of [low, high]) {
      const distance = Math.abs(share - end) / Math.sqrt((end * (1 - end)) / 17);
      expect(distance).toBeCloseTo(normalQuantile(0.95), 10);
    }
  }
  expect(wilsonInterval(1, 8, 0.95).high).toBe(1);
  expect(() => wilsonInterval(0.5, 0, 0.95)).toThrow(RangeError);
  expect(() => wilsonInterval(1.1, 5, 0.95)).toThrow(RangeError);
});
