/** One question, estimated for everybody and for every group, and shown as far as the door lets it. */

import type { People, Release, TableDefinition } from "../disclosure/index.ts";
import type { SurveyColumn, SurveyItem } from "../voices/index.ts";
import type { AdjustedSample } from "./adjusted-sample.ts";
import { countedChoices } from "./counted-choices.ts";
import { type DoorOptions, openDoor } from "./door.ts";
import { figuresOfGroups, type RawGroup } from "./group-figures.ts";
import { answerVariables, type Shows, showing } from "./item-tables.ts";
import type { GroupEstimates, Grouping, ItemEstimates } from "./survey-evidence.ts";

export type ItemInput = {
  readonly item: SurveyItem;
  readonly title: string;
  readonly column: SurveyColumn;
  readonly titleOf: (choice: string) => string;
};

type Estimated = { readonly estimates: ItemEstimates; readonly release: Release };

/** Estimate a question; null for a kind of question that has no shares and no mean, such as a ranking. */
export function estimateItem(
  { item, title, column, titleOf }: ItemInput,
  sample: AdjustedSample,
  groupings: readonly Grouping[],
  options: DoorOptions,
): Estimated | null {
  const { kind } = column;
  if (kind === "ranking" || kind === "date") return null;
  const choices = "choices" in column ? column.choices : [];
  const counts = "choices" in column ? countedChoices(item, column) : null;
  const { variables, people: answers } = answerVariables(column, counts);
  const people = new Map([
    ...groupings.map((grouping) => [divisionName(grouping), groupCodes(grouping)] as const),
    ...answers,
  ]);
  const definitions = variables.flatMap(({ variable, above }): readonly TableDefinition[] =>
    [null, ...groupings].map((grouping) => ({
      filter: [],
      rows: { variable, groups: above },
      columns: grouping === null ? null : divisionName(grouping),
      layers: null,
    })),
  );
  const door = openDoor(item.id, withWeight(people, sample.design.weights), definitions, options);
  const shows = showing(door, kind, choices, groupings);
  const groups = [null, ...groupings].flatMap((grouping, g) =>
    figuresOfGroups(column, counts, sample, grouping).map((raw, group) =>
      masked({ ...raw, grouping, group }, g, { shows, choices, counts }),
    ),
  );
  const estimates = {
    item,
    title,
    kind,
    choices: choices.map((code) => ({ code, title: titleOf(code) })),
    counts,
    groups: withReasons(groups, options.rule.minimum),
  };
  return { estimates, release: door.release };
}

/** The name under which counts of a grouping stand in a ledger: the same in every release. */
function divisionName({ kind, id }: Grouping): string {
  return `${kind} ${id}`;
}

function groupCodes({ codes, groups }: Grouping): readonly string[] {
  return Array.from(codes, (code) => (code < 0 ? "" : groups[code]!.code));
}

/** People without a weight are in no estimate, and so in no table. */
function withWeight(people: People, weights: Float64Array): People {
  if (weights.every((weight) => weight > 0)) return people;
  return new Map(
    [...people].map(([name, texts]) => [name, texts.map((text, row) => (weights[row]! > 0 ? text : ""))]),
  );
}

type Mask = {
  readonly shows: Shows;
  readonly choices: readonly string[];
  readonly counts: readonly string[] | null;
};

type MaskedGroup = GroupEstimates & Pick<RawGroup, "dontKnowCount" | "refusedCount">;

/** What is not shown becomes null: shares by their counts, a mean by the number of answers it is of. */
function masked(
  raw: RawGroup & Pick<GroupEstimates, "grouping" | "group">,
  g: number,
  mask: Mask,
): MaskedGroup {
  const { alike, ...rest } = raw;
  const code = raw.grouping === null ? null : raw.grouping.groups[raw.group]!.code;
  const showsN = mask.shows("n", g, code);
  const shares = raw.shares.map((share, choice) =>
    // Of choices one of which is taken, a share is a part of all who answered.
    showsN && mask.shows({ choice }, g, code) ? share : null,
  );
  // A mean of two choices is a share of them, and one of answers that are all alike is everybody's answer.
  const showsMean =
    showsN && !alike && (mask.choices.length !== 2 || shares.every((share) => share !== null));
  return {
    ...rest,
    n: showsN ? raw.n : null,
    shares,
    counted: mask.counts !== null && showsN && mask.shows("counts", g, code) ? raw.counted : null,
    mean: showsMean ? raw.mean : null,
  };
}

/**
 * How many did not know or refused is shown for all groups of a grouping or for none: where one count is above 0 and
 * below the minimum, the others and the whole would give it away.
 */
function withReasons(groups: readonly MaskedGroup[], minimum: number): readonly GroupEstimates[] {
  const isSmall = (count: number): boolean => count > 0 && count < minimum;
  const closed = new Set(
    groups
      .filter(({ dontKnowCount, refusedCount }) => isSmall(dontKnowCount) || isSmall(refusedCount))
      .map(({ grouping }) => grouping),
  );
  return groups.map(({ dontKnowCount, refusedCount, ...each }) => {
    const isOpen = each.n !== null && !closed.has(each.grouping) && !closed.has(null);
    return isOpen ? each : { ...each, dontKnow: null, refused: null };
  });
}
