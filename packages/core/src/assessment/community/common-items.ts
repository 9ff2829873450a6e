/** Which items several communities, or two periods of one, have in common: same id, question, scale and direction. */

import type { CommunityItem } from "./community.ts";

/** Why an item is not common: somebody did not ask it, or asked it in other words, or on another scale. */
export type NotCommon = {
  readonly item: string;
  readonly reason: "not-asked" | "question-differs" | "scale-differs";
  /** Places in the list for which it does not hold. */
  readonly where: readonly number[];
};

export type CommonItems = {
  readonly common: readonly CommunityItem[];
  readonly notCommon: readonly NotCommon[];
};

/** Items that all lists share, as the first list has them, and the reason for each of the others. */
export function commonItems(lists: readonly (readonly CommunityItem[])[]): CommonItems {
  const ids = [...new Set(lists.flatMap((list) => list.map(({ id }) => id)))];
  const common: CommunityItem[] = [];
  const notCommon: NotCommon[] = [];
  for (const item of ids) {
    const asked = lists.map((list) => list.find(({ id }) => id === item));
    const first = asked.find((each) => each !== undefined)!;
    const places = (fails: (each: CommunityItem | undefined) => boolean): number[] =>
      asked.flatMap((each, k) => (fails(each) ? [k] : []));
    const missing = places((each) => each === undefined);
    const worded = places((each) => each !== undefined && each.question !== first.question);
    const scaled = places(
      (each) =>
        each !== undefined &&
        (each.low !== first.low || each.high !== first.high || each.direction !== first.direction),
    );
    if (missing.length > 0) notCommon.push({ item, reason: "not-asked", where: missing });
    else if (worded.length > 0) notCommon.push({ item, reason: "question-differs", where: worded });
    else if (scaled.length > 0) notCommon.push({ item, reason: "scale-differs", where: scaled });
    else common.push(first);
  }
  return { common, notCommon };
}
