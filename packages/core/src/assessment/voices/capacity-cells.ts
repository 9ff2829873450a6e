/** The table of needs, vulnerability and capacity from a survey: each question in each group. */

import type { ItemEstimates, SurveyEvidence } from "../../evidence/index.ts";
import { type CapacityEntry, type CapacityTable, capacityTable } from "../community/index.ts";

/**
 * One row for everybody and for each group of the survey, told apart by title; null where nothing was asked.
 *
 * @param everybody  title of the row for all
 */
export function capacityOf(
  { survey, capacity, groupings }: SurveyEvidence,
  everybody: string,
): CapacityTable | null {
  if (capacity.every((each) => each === null)) return null;
  const divisions = groupings.filter(({ kind }) => kind === "group");
  const titles = [
    everybody,
    ...divisions.flatMap(({ id, groups }) => groups.map(({ title }) => groupTitle(id, title))),
  ];
  const entries = survey.capacity.flatMap((question, q): readonly CapacityEntry[] => {
    const estimates = capacity[q];
    if (estimates === null || estimates === undefined) return [];
    return shownIn(estimates, everybody).map(({ group, estimate }) => ({
      group,
      aspect: question.aspect,
      code: question.id,
      text: question.title,
      estimate,
      source: survey.source,
      confidence: question.confidence,
      harm: question.harm,
    }));
  });
  return capacityTable(titles, entries);
}

function shownIn(
  { groups }: ItemEstimates,
  everybody: string,
): readonly { readonly group: string; readonly estimate: CapacityEntry["estimate"] }[] {
  return groups.flatMap(({ grouping, group, counted }) => {
    // What is withheld is known all the same: its cell is not empty.
    if (grouping?.kind === "unit") return [];
    const title = grouping === null ? everybody : groupTitle(grouping.id, grouping.groups[group]!.title);
    return [{ group: title, estimate: counted }];
  });
}

function groupTitle(id: string, title: string): string {
  return `${id}: ${title}`;
}
