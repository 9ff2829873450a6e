/** Links that people named in a survey or a session: how many of them said so becomes a strength. */

import { type Link, STRONGEST_LINK } from "./link.ts";

/** Fewer people than this behind a link are never told, whatever a survey's own rule allows. A convention of this software. */
export const FEWEST_PEOPLE = 10;

export type CountedLinks = {
  readonly links: readonly Link[];
  /** Statements that too few people stand behind: left out, and told by their number alone. */
  readonly few: number;
};

/**
 * Links with the strengths that counts of people come to. A statement with people and without a strength has 3 × people /
 * the most people behind one of the same source: so the link named most often is as strong as a link can be, and the others
 * are so in proportion. A convention of this software. Statements of fewer people than the least are left out.
 *
 * @example
 * countAccounts([]).few; // => 0
 */
export function countAccounts(links: readonly Link[], fewest = FEWEST_PEOPLE): CountedLinks {
  const shown = links.filter(({ people }) => Number.isNaN(people) || people >= fewest);
  const most = new Map<string, number>();
  for (const { source, people } of shown) {
    if (people > (most.get(source) ?? 0)) most.set(source, people);
  }
  return {
    links: shown.map((link) =>
      Number.isNaN(link.people) || !Number.isNaN(link.strength)
        ? link
        : { ...link, strength: (STRONGEST_LINK * link.people) / most.get(link.source)! },
    ),
    few: links.length - shown.length,
  };
}
