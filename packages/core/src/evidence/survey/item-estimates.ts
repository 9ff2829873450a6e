/** One question, estimated for everybody and for every group, and shown as far as the door lets it. */

import type { GroupSizes, Release, TableDefinition } from "../disclosure/index.ts";
import type { SurveyColumn, SurveyDesign, SurveyItem } from "../voices/index.ts";
import { countedChoices } from "./counted-choices.ts";
import { type DoorOptions, type DoorRecord, openDoor } from "./door.ts";
import { figuresOfGroups, type RawGroup } from "./group-figures.ts";
import { groupsOfPeople, groupVariable } from "./group-sizes.ts";
import { answersBy, type HeldAnswers, type Shows, showing, tableVariables } from "./item-tables.ts";
import type { GroupEstimates, Grouping, ItemEstimates } from "./survey-evidence.ts";

export type ItemInput = {
  readonly item: SurveyItem;
  readonly title: string;
  readonly column: SurveyColumn;
  readonly titleOf: (choice: string) => string;
  /** Name of the column in its table: counts of the same column are held against each other. */
  readonly key: string;
  /** Where the column only says whether people gave one of some answers: these, and the answers themselves. */
  readonly held: (HeldAnswers & { readonly of: SurveyColumn }) | null;
};

/** Who the people of a question are, and what is shown of them by other questions. */
export type ItemSurroundings = {
  readonly design: SurveyDesign;
  readonly groupings: readonly Grouping[];
  readonly sizes: GroupSizes;
  /** Tables of the same column that were shown before it. */
  readonly beside: readonly Release[];
};

type Estimated = { readonly estimates: ItemEstimates; readonly record: DoorRecord };

/** Estimate a question; null for a kind of question that has no shares and no mean, such as a ranking. */
export function estimateItem(
  { item, title, column, titleOf, key, held }: ItemInput,
  { design, groupings, sizes, beside }: ItemSurroundings,
  options: DoorOptions,
): Estimated | null {
  const { kind } = column;
  if (kind === "ranking" || kind === "date") return null;
  const choices = "choices" in column ? column.choices : [];
  const counts = "choices" in column ? countedChoices(item, column) : null;
  const { weights } = design;
  const further = (variable: string): readonly string[] | undefined =>
    // Who has no weight is in no estimate.
    answersBy(held?.of ?? column, variable)?.map((text, person) => (weights[person]! > 0 ? text : ""));
  const variables = tableVariables(column, held === null ? counts : null, held);
  const people = groupsOfPeople(groupings, weights);
  const given = [...people.keys()];
  for (const { variable } of variables) people.set(variable, further(variable)!);
  const definitions = variables.flatMap(({ variable, above, codes }): readonly TableDefinition[] =>
    [null, ...groupings].map((grouping) => ({
      filter: [],
      rows: { variable, groups: above, codes },
      columns: grouping === null ? null : groupVariable(grouping),
      layers: null,
    })),
  );
  const door = openDoor({ about: key, people, definitions, beside, further, given, sizes }, options);
  const shows = showing(door, kind, choices, groupings, held !== null);
  const groups = [null, ...groupings].flatMap((grouping, g) =>
    figuresOfGroups({ column, counts, design, grouping }).map((raw, group) =>
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
  return { estimates, record: door.record };
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
