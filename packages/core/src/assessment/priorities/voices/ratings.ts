/** Ratings of threats from 1 to 9: the panel's median, and whether the panel is divided. */

import type { Judgement } from "../../../evidence/index.ts";
import { type Finding, finding } from "../../../finding.ts";
import { type RandDisagreement, randDisagreement } from "../agreement/index.ts";
import { sortInto } from "./pool-groups.ts";

export type Rating = RandDisagreement & {
  readonly threat: string;
  /** The disagreement index is above the recipe's limit. */
  readonly divided: boolean;
};

export type RatingReading = { readonly ratings: readonly Rating[]; readonly findings: readonly Finding[] };

/** The ratings of each threat that was rated, in the order of the codes; what cannot be used is told. */
export function readRatings(
  judgements: readonly Judgement[],
  threats: ReadonlySet<string>,
  limit: number,
): RatingReading {
  const findings: Finding[] = [];
  const seen = new Map<string, number>();
  const usable = judgements.filter(({ method, judge, about, value, file, row }) => {
    if (method !== "rating") return false;
    const key = JSON.stringify([judge, about]);
    const earlier = seen.get(key);
    const problem = !threats.has(about) ? "about" : earlier === undefined ? null : "twice";
    if (problem === null) {
      seen.set(key, row);
      return true;
    }
    const values = { judge, about: about.slice(0, 80), problem, value, row: earlier ?? row };
    findings.push(finding("judgement-invalid", { file, row, column: "about" }, values));
    return false;
  });
  const ratings = [...sortInto(usable, ({ about }) => about)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([threat, own]) => {
      const found = randDisagreement(own.map(({ value }) => value));
      return { threat, ...found, divided: found.disagreementIndex - limit > 1e-9 };
    });
  return { ratings, findings };
}
