/** Priorities as `priorities.csv` and as the entry `priorities` of `assessment.json`. */

import {
  type Assessment,
  type PlacePriorities,
  type Priorities,
  priorityColumns,
} from "../../assessment/index.ts";
import type { ResultTable } from "./tables.ts";

/** `priorities.csv`: every threat in every place; null where the recipe does not ask for it. */
export function prioritiesTable({ priorities }: Assessment): ResultTable | null {
  if (priorities === null) return null;
  return {
    file: "priorities.csv",
    header: priorityColumns,
    rows: priorities.places.flatMap(({ rows }) =>
      rows.map((row) => priorityColumns.map((column) => row[column])),
    ),
  };
}

/** The JSON text, in pieces: a place after the other. */
export function* prioritiesJson({ priorities, input }: Assessment): Generator<string> {
  if (priorities === null) {
    yield "null";
    return;
  }
  const { places, ...rest } = priorities;
  const head = JSON.stringify(rest, plainNumbers);
  yield `${head.slice(0, -1)},\n  "places": [`;
  for (const [i, place] of places.entries()) {
    yield `${i > 0 ? "," : ""}\n   ${JSON.stringify(placeEntries(place, input.units[place.unit]!.id), plainNumbers)}`;
  }
  yield "\n  ]}";
}

function placeEntries(place: PlacePriorities, id: string): object {
  return {
    place: id,
    ...priorityEntries(place),
    byGroup: place.byGroup.map(({ group, judges, priorities }) => ({
      group,
      judges,
      ...priorityEntries(priorities),
    })),
  };
}

/** What `priorities.csv` does not have; lists are in the order of `ranked`. */
function priorityEntries({ ranked, smaa, additive, lifted, changes, rows }: Priorities): object {
  return {
    ranked,
    rank: ranked.map((threat) => rows.find((row) => row.threat === threat)!.rank),
    acceptability: smaa?.acceptability ?? null,
    pairwise: smaa?.pairwise ?? null,
    centralWeights: smaa?.centralWeights ?? null,
    confidence: smaa?.confidence ?? null,
    confidenceDraws: smaa?.confidenceDraws ?? null,
    draws: smaa?.draws ?? null,
    additive,
    lifted,
    changes,
  };
}

/** Typed columns as lists, NaN as null. */
function plainNumbers(_key: string, value: unknown): unknown {
  return value instanceof Float64Array ? Array.from(value) : value;
}
