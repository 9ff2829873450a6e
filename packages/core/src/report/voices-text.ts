/** What people said, in plain sentences: how answers group, who was not heard, why something is not compared or counted. */

import type {
  CapacityTable,
  Community,
  CommunityComparison,
  Structure,
  WhoWasHeard,
} from "../assessment/index.ts";
import { capacityAspects, type PromotionRefusal } from "../evidence/index.ts";
import type { Say } from "../messages/index.ts";
import { formatList } from "./numbers.ts";

/** What answers say about the framework's groups, such as "group into three, not seven". */
export function structureSentence(
  { verdict, expected, analysis, pairs, items }: Structure,
  say: Say,
): string {
  return say(`voices.structure.${verdict}`, {
    found: analysis?.dimensions ?? 0,
    expected,
    people: pairs,
    items: items.length,
  });
}

/** What may be compared between communities, and why the rest may not. */
export function comparisonSentences(
  { verdict, notCommon, weighedApart }: CommunityComparison,
  communities: readonly Pick<Community, "title" | "items">[],
  say: Say,
): readonly string[] {
  const titleOf = (item: string): string =>
    communities.flatMap(({ items }) => items).find(({ id }) => id === item)?.title ?? item;
  return [
    say(`voices.comparison.${verdict}`),
    ...notCommon.map(({ item, reason, where }) =>
      say(`voices.comparison.${reason}`, {
        item: titleOf(item),
        where: formatList(where.map((place) => communities[place]!.title)),
      }),
    ),
    ...(weighedApart.length === 0
      ? []
      : [say("voices.comparison.weighed-apart", { items: formatList(weighedApart.map(titleOf)) })]),
  ];
}

/** The groups that nobody speaks for, those that are short of their target, and what was not asked. */
export function heardSentences({ dimensions, unheard, notAsked }: WhoWasHeard, say: Say): readonly string[] {
  const dimensionName = (dimension: string): string => say(`voices.dimension.${dimension}`);
  const short = dimensions.flatMap(({ groups }) =>
    groups.filter(({ status, missing }) => status === "short" && missing > 0),
  );
  return [
    ...(unheard.length === 0 && dimensions.length > 0 ? [say("voices.heard.all")] : []),
    ...unheard.map(({ dimension, title }) =>
      say("voices.heard.unheard", { group: title, dimension: dimensionName(dimension) }),
    ),
    ...short.map(({ title, people, missing }) =>
      say("voices.heard.short", { group: title, people, missing }),
    ),
    ...(notAsked.length === 0
      ? []
      : [say("voices.heard.not-asked", { dimensions: formatList(notAsked.map(dimensionName)) })]),
  ];
}

/** What was entered as capacity and is not counted as one, and the cells about which nothing is known. */
export function capacitySentences({ rows, notCapacity }: CapacityTable, say: Say): readonly string[] {
  return [
    ...notCapacity.map(({ entry, reason, harm, overrideRefused }) =>
      say(`voices.capacity.${reason}`, {
        text: entry.text,
        group: entry.group,
        harm: harm === null ? "" : say(`voices.harm.${harm}`),
        override: overrideRefused ? "yes" : "no",
      }),
    ),
    ...rows
      .filter(({ empty }) => empty.length > 0)
      .map(({ group, empty }) =>
        say("voices.capacity.empty", {
          group,
          aspects: formatList(empty.map((aspect) => say(`voices.aspect.${aspect}`))),
          all: empty.length === capacityAspects.length ? "yes" : "no",
        }),
      ),
  ];
}

/** Why a code from free words did not become a threat. */
export function promotionSentence(refused: PromotionRefusal, say: Say): string {
  return say(`voices.promotion.${refused}`);
}
