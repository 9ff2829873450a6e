/** When to act on each threat: rules that watch it, where they speak, and the season that brings it next. */

import { monthsUntil, type Season } from "../evidence/index.ts";
import type { AlertRule } from "./alerts/index.ts";
import type { Outlook } from "./look-ahead.ts";

export type MomentToAct = {
  readonly threat: string;
  /** Rules that watch over it, each with the number of units in which it stands, and watches. */
  readonly rules: readonly {
    readonly rule: AlertRule;
    readonly standing: number;
    readonly watched: number;
  }[];
  /** The season that brings it next, or is there now; null where no season does. */
  readonly season: SeasonAhead | null;
};

export type SeasonAhead = {
  readonly season: Season;
  /** Months until it begins; 0 where it begins this month or is on. */
  readonly inMonths: number;
  /**
   * The month, 1 to 12, in which the slowest of the agreed actions must begin to protect before the season does; null
   * where no rule says how long an action needs.
   */
  readonly actBy: number | null;
};

/** Days of a month, on average: lead times are agreed in days, seasons in months. */
const DAYS_OF_A_MONTH = 30.44;

/** The moments to act on threats, in the order given. */
export function momentsToAct(
  { rules, seasons, asOf }: Pick<Outlook, "rules" | "seasons" | "asOf">,
  threats: readonly string[],
): readonly MomentToAct[] {
  const month = Number(asOf.slice(5, 7));
  return threats.map((threat) => {
    const own = rules
      .filter(({ rule }) => rule.threats.includes(threat))
      .map(({ rule, units }) => ({
        rule,
        standing: units.filter(({ standing }) => standing !== null).length,
        watched: units.length,
      }));
    const leads = own.map(({ rule }) => rule.leadTimeDays);
    return { threat, rules: own, season: seasonAhead(seasons, threat, { month, leads }) };
  });
}

/**
 * By which month an action of some lead time must begin to be done when a season begins.
 *
 * @param begins  1 to 12
 * @example
 * actByMonth(5, 45); // => 3
 * actByMonth(1, 20); // => 12
 */
export function actByMonth(begins: number, leadTimeDays: number): number {
  const months = Math.ceil(leadTimeDays / DAYS_OF_A_MONTH);
  return ((((begins - 1 - months) % 12) + 12) % 12) + 1;
}

function seasonAhead(
  seasons: readonly Season[],
  threat: string,
  { month, leads }: { readonly month: number; readonly leads: readonly number[] },
): SeasonAhead | null {
  const bringing = seasons
    .filter((season) => season.threats.includes(threat))
    .map((season) => ({ season, inMonths: monthsAhead(season, month) }))
    .toSorted((a, b) => a.inMonths - b.inMonths);
  const [next] = bringing;
  if (next === undefined) return null;
  const actBy = leads.length === 0 ? null : actByMonth(next.season.begins, Math.max(...leads));
  return { ...next, actBy };
}

function monthsAhead({ begins, ends }: Season, month: number): number {
  const isOn = monthsUntil(begins, month) <= monthsUntil(begins, ends);
  return isOn ? 0 : monthsUntil(month, begins);
}
