/** One question, estimated for everybody and for every group, and shown as far as the door lets it. */

import type { Release, TableDefinition } from "../disclosure/index.ts";
import type { SurveyColumn, SurveyDesign, SurveyItem } from "../voices/index.ts";
import { countedChoices } from "./counted-choices.ts";
import { type DoorOptions, openDoor } from "./door.ts";
import { figuresOfGroups, type RawGroup } from "./group-figures.ts";
import { addAnswers, type Shows, showing } from "./item-tables.ts";
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
  design: SurveyDesign,
  groupings: readonly Grouping[],
  options: DoorOptions,
): Estimated | null {
  const { kind } = column;
  if (kind === "ranking" || kind === "date") return null;
  const choices = "choices" in column ? column.choices : [];
  const counts = "choices" in column ? countedChoices(item, column) : null;
  const people = new Map<string, readonly string[]>(
    groupings.map(({ codes, groups }, g) => [
      `by ${g}`,
      Array.from(codes, (code) => (code < 0 ? "" : groups[code]!.code)),
    ]),
  );
  const variables = addAnswers(people, column, counts);
  const definitions = variables.flatMap(({ variable, above }): readonly TableDefinition[] =>
    [null, ...groupings.keys()].map((g) => ({
      filter: [],
      rows: { variable, groups: above },
      columns: g === null ? null : `by ${g}`,
      layers: null,
    })),
  );
  const door = openDoor(item.id, people, definitions, options);
  const shows = showing(door, kind, choices, groupings);
  const groups = [null, ...groupings].flatMap((grouping, g) =>
    figuresOfGroups({ column, counts, design, grouping }).map((raw, group) =>
      masked({ ...raw, grouping, group }, g, { shows, choices, counts, width: options.rule.protection }),
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

type Mask = {
  readonly shows: Shows;
  readonly choices: readonly string[];
  readonly counts: readonly string[] | null;
  /** How many people apart the least and the most must stay that a hidden share can be. */
  readonly width: number;
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
  const showsCounted = mask.counts !== null && showsN && mask.shows("counts", g, code);
  // A mean of answers that are all alike is everybody's answer, and some means give hidden shares away.
  const graded = raw.shares.map((share, choice) => ({
    share: share?.value ?? Number.NaN,
    isShown: shares[choice] !== null,
    counts: mask.counts?.includes(mask.choices[choice]!) === true,
  }));
  const options = { knowsCounted: showsCounted, width: mask.width / raw.n };
  const showsMean = showsN && !alike && meanLeavesOpen(graded, options);
  return {
    ...rest,
    n: showsN ? raw.n : null,
    shares,
    counted: showsCounted ? raw.counted : null,
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
