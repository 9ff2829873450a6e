/** One question, estimated for everybody and for every group, and shown as far as the door lets it. */

import type { Release } from "../disclosure/index.ts";
import type { SurveyColumn, SurveyItem } from "../voices/index.ts";
import type { AdjustedSample } from "./adjusted-sample.ts";
import { countedChoices } from "./counted-choices.ts";
import { type DoorOptions, openDoor } from "./door.ts";
import { figuresOfGroups, type RawGroup } from "./group-figures.ts";
import { itemTables, type Shown } from "./item-tables.ts";
import { meanLeavesOpen } from "./mean-leaves.ts";
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
  if (column.kind === "ranking" || column.kind === "date") return null;
  const choices = "choices" in column ? column.choices : [];
  const counts = "choices" in column ? countedChoices(item, column) : null;
  const tables = itemTables(column, counts, groupings, {
    kept: (person) => sample.design.weights[person]! > 0,
    minimum: options.rule.minimum,
  });
  const door = openDoor(item.id, tables, options);
  const groups = [null, ...groupings].flatMap((grouping, g) =>
    figuresOfGroups(column, counts, sample, grouping).map((raw, group) => {
      const code = grouping === null ? null : grouping.groups[group]!.code;
      const shown = tables.shown(door, g, code);
      return masked({ ...raw, grouping, group }, shown, { choices, counts, width: options.rule.protection });
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
  return { estimates, release: door.release };
}

type MaskedGroup = GroupEstimates & Pick<RawGroup, "dontKnowCount" | "refusedCount">;

type Mask = {
  readonly choices: readonly string[];
  readonly counts: readonly string[] | null;
  /** How many people apart the least and the most must stay that a hidden share can be. */
  readonly width: number;
};

/** What is not shown becomes null. */
function masked(
  { alike, ...raw }: RawGroup & Pick<GroupEstimates, "grouping" | "group">,
  shown: Shown,
  { choices, counts, width }: Mask,
): MaskedGroup {
  const graded = raw.shares.map((share, choice) => ({
    share: share?.value ?? Number.NaN,
    isShown: shown.choices[choice] === true,
    counts: counts?.includes(choices[choice]!) === true,
  }));
  const isOpen = meanLeavesOpen(graded, { knowsCounted: shown.counted, width: width / raw.n });
  return {
    ...raw,
    n: shown.n ? raw.n : null,
    shares: raw.shares.map((share, choice) => (shown.choices[choice] ? share : null)),
    counted: shown.counted ? raw.counted : null,
    // A mean of answers that are all alike is everybody's answer, and some means give hidden shares away.
    mean: shown.mean && !alike && isOpen ? raw.mean : null,
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
