/** What else a survey asks the two questions of causes for: then figures of both could be held against each other. */

import type { Survey } from "../../../evidence/index.ts";
import type { DeprivationDefinition } from "../../../framework/index.ts";
import { columnsRead } from "./columns-read.ts";

export type CausesClash = { readonly column: string; readonly where: "item" | "group" | "design" | "other" };

/** The first use of a question of causes elsewhere; null where there is none, or no causes are asked for. */
export function causesClash(
  survey: Survey,
  deprivation: DeprivationDefinition | undefined,
): CausesClash | null {
  if (survey.causes === null) return null;
  const { design, items, groups } = survey;
  const used = {
    item: items.map(({ column }) => column),
    group: Object.values(groups),
    design: [design.weight, ...design.strata, ...design.stages.map(({ cluster }) => cluster)].filter(
      (column) => column !== null,
    ),
    other: columnsRead({ ...survey, causes: null }, deprivation).extraColumns,
  };
  const uses = Object.entries(used) as [CausesClash["where"], readonly string[]][];
  for (const column of [survey.causes.cause, survey.causes.effect]) {
    const found = uses.find(([, columns]) => columns.some((each) => lastName(each) === lastName(column)));
    if (found !== undefined) return { column, where: found[0] };
  }
  return null;
}

/** A question goes by its path or by the last part of it, without regard to case. */
function lastName(column: string): string {
  return column.slice(column.lastIndexOf("/") + 1).toLowerCase();
}
