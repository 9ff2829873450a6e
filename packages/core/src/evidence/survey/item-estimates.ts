/** One question, estimated for everybody and for every group, and shown as far as the door lets it. */

import type { GroupSizes, Release } from "../disclosure/index.ts";
import type { SurveyColumn, SurveyItem } from "../voices/index.ts";
import type { AdjustedSample } from "./adjusted-sample.ts";
import { answersBy, type HeldAnswers } from "./answer-variables.ts";
import { countedChoices } from "./counted-choices.ts";
import { type DoorOptions, type DoorRecord, openDoor } from "./door.ts";
import { figuresOfGroups, type RawGroup } from "./group-figures.ts";
import { groupsOfPeople } from "./group-sizes.ts";
import { itemTables, type Shown } from "./item-tables.ts";
import { meanLeavesOpen } from "./mean-leaves.ts";
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
  readonly sample: AdjustedSample;
  readonly groupings: readonly Grouping[];
  readonly sizes: GroupSizes;
  /** Tables of the same column that were shown before it. */
  readonly beside: readonly Release[];
};

type Estimated = { readonly estimates: ItemEstimates; readonly record: DoorRecord };

/** Estimate a question; null for a kind of question that has no shares and no mean, such as a ranking. */
export function estimateItem(
  { item, title, column, titleOf, key, held }: ItemInput,
  { sample, groupings, sizes, beside }: ItemSurroundings,
  options: DoorOptions,
): Estimated | null {
  if (column.kind === "ranking" || column.kind === "date") return null;
  const choices = "choices" in column ? column.choices : [];
  const counts = "choices" in column ? countedChoices(item, column) : null;
  const { weights } = sample.design;
  const further = (variable: string): readonly string[] | undefined =>
    // Who has no weight is in no estimate.
    answersBy(held?.of ?? column, variable)?.map((text, person) => (weights[person]! > 0 ? text : ""));
  const people = groupsOfPeople(groupings, weights);
  const given = [...people.keys()];
  if (column.kind === "choice") people.set("answer", further("answer")!);
  const tables = itemTables(column, { counts, held }, groupings, { minimum: options.rule.minimum, people });
  for (const variable of tables.variables) people.set(variable, further(variable)!);
  const { definitions } = tables;
  const door = openDoor({ about: key, people, definitions, beside, further, given, sizes }, options);
  const isCounted = choices.map((choice) => counts?.includes(choice) === true);
  const groups = [null, ...groupings].flatMap((grouping, g) =>
    figuresOfGroups(column, counts, sample, grouping).map((raw, group) => {
      const code = grouping === null ? null : grouping.groups[group]!.code;
      const shown = tables.shown(door, g, code);
      return masked({ ...raw, grouping, group }, { shown, isCounted, protection: options.rule.protection });
    }),
  );
  const estimates = {
    item,
    title,
    kind: column.kind,
    choices: choices.map((code) => ({ code, title: titleOf(code) })),
    counts,
    groups: withReasons(groups, options.rule.minimum),
  };
  return { estimates, record: door.record };
}

type Mask = {
  readonly shown: Shown;
  /** For each choice whether it counts. */
  readonly isCounted: readonly boolean[];
  readonly protection: number;
};

type MaskedGroup = GroupEstimates & Pick<RawGroup, "dontKnowCount" | "refusedCount">;

/** What is not shown becomes null. */
function masked(
  { alike, ...raw }: RawGroup & Pick<GroupEstimates, "grouping" | "group">,
  { shown, isCounted, protection }: Mask,
): MaskedGroup {
  const graded = raw.shares.map((share, choice) => ({
    share: share?.value ?? Number.NaN,
    isShown: shown.choices[choice]!,
    counts: isCounted[choice]!,
  }));
  // A mean of answers that are all alike is everybody's answer, and some means give hidden shares away.
  const isOpen = meanLeavesOpen(graded, { knowsCounted: shown.counted, width: protection / raw.n });
  return {
    ...raw,
    n: shown.n ? raw.n : null,
    shares: raw.shares.map((share, choice) => (shown.choices[choice] ? share : null)),
    counted: shown.counted ? raw.counted : null,
    mean: shown.n && !alike && isOpen ? raw.mean : null,
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
