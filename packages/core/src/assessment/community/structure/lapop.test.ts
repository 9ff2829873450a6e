/** The structure of trust in institutions on a real survey, where the project's data are present. */

import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { polychoric } from "./polychoric.ts";
import { testStructure } from "./structure.ts";

const file = new URL("../../../../../../../shared/data/surveys/lapop_bra23.csv", import.meta.url);

/** Brazil, AmericasBarometer 2023: answers from 1 to 7, "NA" for a gap. */
function readAnswers(names: readonly string[]): readonly Float64Array[] {
  const [head, ...rows] = readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => line.split(","));
  return names.map((name) => Float64Array.from(rows, (cells) => Number(cells[head!.indexOf(name)] || "NA")));
}

describe.skipIf(!existsSync(file))("trust in institutions, Brazil 2023", () => {
  test("polychoric correlations are those of another program", () => {
    const names = ["ing4", "b13", "b21", "b31", "b12"];
    const columns = readAnswers(names);
    // Python: thresholds by scipy 1.17.1 norm.ppf, cells by multivariate_normal.cdf, minimize_scalar to 1e-8.
    const expected = [
      [0.2244476250854398],
      [0.11616389664360853, 0.6256389196313729],
      [0.203143560309871, 0.6722605044738841, 0.5767022542243778],
      [0.13384417387000722, 0.4710686461455241, 0.3614129679173337, 0.3331095951932145],
    ];
    expected.forEach((row, i) => {
      row.forEach((rho, j) => {
        expect(Math.abs(polychoric(columns[i + 1]!, columns[j]!).value - rho)).toBeLessThan(1e-6);
      });
    });
  });

  test("four institutions asked under two names group into one", () => {
    const names = ["b13", "b21", "b31", "b12"];
    const columns = readAnswers(names);
    const items = names.map((id, k) => ({
      id,
      expected: k < 2 ? "elected" : "appointed",
      answers: columns[k]!,
    }));
    const found = testStructure(items, { seed: 7, draws: 40 });
    expect(found).toMatchObject({ verdict: "fewer", expected: 2, leftOut: [] });
    expect(found.analysis!.dimensions).toBe(1);
    expect(found.pairs).toBeGreaterThan(1400);
  });
});
