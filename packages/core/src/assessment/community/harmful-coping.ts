/** Ways to get by that cost people their future: a closed list, none of which is ever counted as capacity. */

import type { Harm, StatedHarm } from "../../evidence/index.ts";

/**
 * Codes of coping steps that ask after food and livelihood, by the harm they do. A step of a survey's own states its
 * harm itself.
 *
 * @see WFP (2023), Livelihood Coping Strategies Indicator for Food Security; Maxwell & Caldwell (2008), The Coping
 *   Strategies Index: Field Methods Manual
 */
const harmOfCode: Readonly<Record<string, Harm>> = {
  "sold-tools": "asset-loss",
  "sold-livestock": "asset-loss",
  "sold-land": "asset-loss",
  "sold-house": "asset-loss",
  "sold-productive-assets": "asset-loss",
  "sold-household-assets": "asset-loss",
  "ate-seed-stock": "asset-loss",
  "ate-less": "hunger",
  "fewer-meals": "hunger",
  "smaller-meals": "hunger",
  "day-without-eating": "hunger",
  "adults-ate-less-for-children": "hunger",
  "child-withdrawn-from-school": "child-out-of-school",
  "child-sent-to-work": "child-out-of-school",
  "child-married": "child-out-of-school",
  "dangerous-work": "risky-work",
  "illegal-work": "risky-work",
  "sex-for-food": "risky-work",
  begged: "risky-work",
};

/**
 * The harm of a coping step. The closed list goes before whatever a case says of one of its codes.
 *
 * @example
 * harmOf("fewer-meals", "none"); // => "hunger"
 * harmOf("savings-group", "none"); // => "none"
 */
export function harmOf(code: string, stated: StatedHarm): StatedHarm {
  return Object.hasOwn(harmOfCode, code) ? harmOfCode[code]! : stated;
}
