/** The method in words, generated from the recipe that produced the numbers, so that the two cannot disagree. */

import {
  type Assessment,
  compileTree,
  effectiveWeights,
  type Recipe,
  sharesOf,
  type Variation,
} from "../assessment/index.ts";
import { type AggregateChoice, type Framework, isScored, listComponents } from "../framework/index.ts";
import type { Say } from "../messages/index.ts";
import { bandTitleWithRange } from "./band-title.ts";
import { choiceWords } from "./choice-words.ts";
import { formatShare } from "./numbers.ts";

export type MethodSection = {
  readonly id: string;
  readonly heading: string;
  readonly paragraphs: readonly string[];
};

export type MethodHashes = {
  readonly engine: string;
  readonly framework: string;
  readonly recipe: string;
  readonly evidence: string;
};

/** Every choice of an assessment in full sentences. */
export function describeMethod(
  assessment: Assessment,
  hashes: MethodHashes,
  say: Say,
): readonly MethodSection[] {
  const { recipe } = assessment;
  const { framework } = assessment.input;
  const section = (id: string, paragraphs: readonly string[]): MethodSection => ({
    id,
    heading: say(`method.heading.${id}`),
    paragraphs,
  });
  return [
    section("framework", describeFramework(framework, say)),
    section("period", [
      say(`method.period.${recipe.period.take}`, {
        at: recipe.period.at,
        maxAgeYears: recipe.period.maxAgeYears,
      }),
      say(`method.period.below.${recipe.missing.belowDetection}`),
    ]),
    section("missing", [
      say("method.missing.floor", {
        ...recipe.missing,
        minCoverage: formatShare(recipe.missing.minCoverage),
      }),
      say(`method.missing.${recipe.missing.rule}`),
      say(`method.impute.${recipe.impute.method}`, { by: recipe.impute.by ?? "" }),
      say(`method.treat.${recipe.treat.method}`),
    ]),
    section("normalise", [say(`method.normalise.${recipe.normalise.method}`)]),
    section("weights", describeWeights(assessment, say)),
    section("aggregate", describeAggregation(recipe, framework, say)),
    section("bands", [describeBands(assessment, say)]),
    section("uncertainty", describeUncertainty(assessment, say)),
    section("recompute", [say("method.recompute", hashes)]),
  ];
}

function describeFramework(framework: Framework, say: Say): readonly string[] {
  const { title, id, version, date, derivedFrom, indicators } = framework;
  const components = listComponents(framework.index).length - 1;
  const scored = indicators.filter(isScored).length;
  return [
    say("method.framework", {
      title,
      id,
      version,
      date,
      components,
      scored,
      context: indicators.length - scored,
    }),
    ...(derivedFrom === null ? [] : [say("method.framework.derived", derivedFrom)]),
  ];
}

function describeWeights({ recipe, input }: Assessment, say: Say): readonly string[] {
  const named = recipe.weights === "framework" || recipe.weights === "equal" ? recipe.weights : "set";
  const tree = compileTree(input.framework);
  const effective = effectiveWeights(tree, sharesOf(tree, recipe.weights, input.weightSets));
  const shares = tree[0]!.children
    .map((child) => `${tree[child]!.title} ${formatShare(effective[child]!)}`)
    .join(", ");
  return [say(`method.weights.${named}`, { set: recipe.weights }), say("method.weights.shares", { shares })];
}

function describeChoice(choice: AggregateChoice, say: Say): string {
  const method = say(`method.aggregate.${choice.method}`, {
    offset: String(choice.offset ?? 0),
    p: String(choice.p ?? 1),
  });
  return choice.on === "insecurity" ? say("method.aggregate.insecurity", { method }) : method;
}

function describeAggregation(recipe: Recipe, framework: Framework, say: Say): readonly string[] {
  const overrides = listComponents(framework.index).flatMap(({ component }) =>
    component.aggregate === undefined
      ? []
      : [
          say("method.aggregate.override", {
            node: component.title,
            method: describeChoice(component.aggregate, say),
          }),
        ],
  );
  return [say("method.aggregate.default", { method: describeChoice(recipe.aggregate, say) }), ...overrides];
}

function describeBands({ recipe, scale }: Assessment, say: Say): string {
  if (scale === "native") return say("method.native");
  const bands = recipe.bands.map((_, b) => bandTitleWithRange(recipe.bands, b, say)).join("; ");
  return say("method.bands", { count: recipe.bands.length, bands });
}

function describeUncertainty({ recipe, replays, leaveOneOut }: Assessment, say: Say): readonly string[] {
  const { runs, seed, vary } = recipe.uncertainty;
  const loo = leaveOneOut === null ? [] : [say("method.uncertainty.loo")];
  if (runs === 0) return [say("method.uncertainty.none"), ...loo];
  const failed = replays?.failed.reduce((sum, each) => sum + each, 0) ?? 0;
  const list = vary.map((variation) => describeVariation(variation, say)).join("; ");
  return [
    say("method.uncertainty.runs", { runs, seed: String(seed), failed }),
    ...(vary.length === 0 ? [] : [say("method.uncertainty.vary", { list })]),
    ...loo,
  ];
}

/** One varied choice in words. */
export function describeVariation({ at, values, dirichlet }: Variation, say: Say): string {
  if (at === "values") return say("method.uncertainty.vary.values");
  if (dirichlet !== undefined)
    return say("method.uncertainty.vary.weights", { concentration: dirichlet.concentration });
  const family = /^(normalise|aggregate|impute)\.method$/.exec(at)?.[1];
  const names = (values ?? []).map((value) =>
    family === undefined ? String(value) : say(`method.${family}.${value}.name`),
  );
  return say("method.uncertainty.vary.choice", { at: choiceWords(at, say), values: names.join(", ") });
}
