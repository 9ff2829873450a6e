/** What must be scored to show what changed: each period, and for each pair what both of them have. */

import {
  compareBasis,
  comparedPeriods,
  type EngineInput,
  matchedInputs,
  type Recipe,
  readsOtherPeriods,
  recipeAt,
  type SeenColumn,
  type TwoPeriods,
} from "./assessment/index.ts";
import { type Evidence, type Panel, type PeriodChoice, selectPanel } from "./evidence/index.ts";
import { type Framework, periodEnd } from "./framework/index.ts";

/** Choose what the engine reads: the values that stand for the recipe's period, and other periods where it asks. */
export function prepare(framework: Framework, evidence: Evidence, recipe: Recipe): EngineInput {
  const { belowDetection } = recipe.missing;
  const panelAt = (period: PeriodChoice): Panel =>
    selectPanel(framework.indicators, evidence, { period, belowDetection });
  const input = {
    framework,
    panel: panelAt(recipe.period),
    units: evidence.units,
    weightSets: evidence.weightSets,
  };
  if (!readsOtherPeriods(recipe)) return input;
  const otherPeriods = evidence.observations.periods.map((at) =>
    panelAt({ at, take: "exact", maxAgeYears: 0 }),
  );
  return { ...input, otherPeriods };
}

/** One computation of the engine; its runs may be computed anywhere and are known by its name. */
export type PeriodInput = {
  readonly name: string;
  readonly input: EngineInput;
  readonly recipe: Recipe;
};

export type ComparedPair = {
  /** The period compared with the one assessed. */
  readonly other: PeriodInput;
  /** Whether it is the earlier of the two. */
  readonly isEarlier: boolean;
  readonly seen: SeenColumn;
  /** What both periods have, the earlier first; null where that is everything. */
  readonly matched: TwoPeriods<PeriodInput> | null;
};

export type PeriodInputs = {
  readonly own: PeriodInput;
  /** In the order of time. */
  readonly pairs: readonly ComparedPair[];
};

/** Prepare the period assessed and all that it is compared with. */
export function preparePeriods(framework: Framework, evidence: Evidence, recipe: Recipe): PeriodInputs {
  const at = (period: string): PeriodInput => {
    const own = recipeAt(recipe, period);
    return { name: period, input: prepare(framework, evidence, own), recipe: own };
  };
  const own = at(recipe.period.at);
  return {
    own,
    pairs: comparedPeriods(recipe).map((period): ComparedPair => {
      const other = at(period);
      const isEarlier = periodEnd(period) <= periodEnd(own.name);
      const [before, after] = isEarlier ? [other, own] : [own, other];
      const seen = compareBasis(evidence.observations, {
        before: before.input.panel,
        after: after.input.panel,
        indicators: framework.indicators,
      });
      const inputs = matchedInputs({ before: before.input, after: after.input }, seen);
      const name = (side: PeriodInput): string => `${side.name} of ${before.name} to ${after.name}`;
      const matched =
        inputs === null
          ? null
          : {
              before: { name: name(before), input: inputs.before, recipe: before.recipe },
              after: { name: name(after), input: inputs.after, recipe: after.recipe },
            };
      return { other, isEarlier, seen, matched };
    }),
  };
}

/** Every computation of which runs are needed, the period assessed first. */
export function listInputs({ own, pairs }: PeriodInputs): readonly PeriodInput[] {
  return [
    own,
    ...pairs.flatMap(({ other, matched }) =>
      matched === null ? [other] : [other, matched.before, matched.after],
    ),
  ];
}
