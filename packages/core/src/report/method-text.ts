/** The method in words, generated from the recipe that produced the numbers, so that the two cannot disagree. */

import {
  type Assessment,
  comparedPeriods,
  type DerivedWeights,
  type Recipe,
  type Variation,
} from "../assessment/index.ts";
import { type Framework, isScored, listComponents } from "../framework/index.ts";
import type { Say } from "../messages/index.ts";
import { bandTitleWithRange } from "./band-title.ts";
import { choiceWords } from "./choice-words.ts";
import { describeLinks } from "./links-text.ts";
import { describeNodes } from "./node-text.ts";
import { formatShare } from "./numbers.ts";
import { describeOutlook } from "./outlook-text.ts";
import { describePriorities } from "./priorities-text.ts";
import {
  describeAggregate,
  describeImpute,
  describeNormalise,
  describeScreen,
  describeTreat,
  describeWeightsChoice,
} from "./step-text.ts";
import { describeSurvey } from "./survey-text.ts";

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
  const compared = comparedPeriods(recipe);
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
      ...(compared.length === 0 ? [] : [say("change.method", { periods: compared.join(", ") })]),
    ]),
    section("missing", [
      say("method.missing.floor", {
        ...recipe.missing,
        minCoverage: formatShare(recipe.missing.minCoverage),
      }),
      say(`method.missing.${recipe.missing.rule}`),
      describeImpute(recipe.impute, say),
      describeTreat(recipe.treat, say),
      ...describeScreen(recipe.screen, say),
    ]),
    section("normalise", [describeNormalise(recipe.normalise, say)]),
    section("weights", describeWeights(assessment, say)),
    section("aggregate", describeAggregation(recipe, framework, say)),
    ...[describeNodes(recipe, framework, say)].flatMap((paragraphs) =>
      paragraphs.length === 0 ? [] : [section("nodes", paragraphs)],
    ),
    section("bands", [describeBands(assessment, say)]),
    section("uncertainty", describeUncertainty(assessment, say)),
    ...(recipe.priorities === undefined || assessment.priorities === null
      ? []
      : [
          {
            id: "priorities",
            heading: say("priorities.method.heading"),
            paragraphs: describePriorities(recipe.priorities, assessment.priorities, say),
          },
        ]),
    ...(assessment.voices === null
      ? []
      : [
          {
            id: "voices",
            heading: say("voices-report.method.heading"),
            paragraphs: describeSurvey(assessment.voices, say),
          },
        ]),
    ...(assessment.links === null
      ? []
      : [{ id: "links", heading: say("links.method.heading"), paragraphs: describeLinks(assessment, say) }]),
    ...(assessment.recipe.outlook === undefined
      ? []
      : [
          {
            id: "outlook",
            heading: say("outlook.method-text.heading"),
            paragraphs: describeOutlook(assessment.recipe, say),
          },
        ]),
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

function describeWeights({ recipe, nodes, derivedWeights }: Assessment, say: Say): readonly string[] {
  const index = nodes[0]!;
  const shares = nodes
    .filter(({ parent, leafCount }) => parent === index.id && leafCount > 0)
    .map(({ title, effectiveWeight }) => `${title} ${formatShare(effectiveWeight)}`)
    .join(", ");
  const derived = [...derivedWeights].flatMap(([id, weights]) => describeDerived(id, weights, nodes, say));
  return [describeWeightsChoice(recipe.weights, say), say("method.weights.shares", { shares }), ...derived];
}

/** Loadings or importances that weights came from. */
function describeDerived(
  id: string,
  { derivation }: DerivedWeights,
  nodes: Assessment["nodes"],
  say: Say,
): readonly string[] {
  if (derivation === null) return [];
  const node = nodes.find((each) => each.id === id)?.title ?? id;
  const children = nodes.filter(({ parent, leafCount }) => parent === id && leafCount > 0);
  const listed = (values: Float64Array): string =>
    children.map(({ title }, k) => `${title} ${(values[k] ?? Number.NaN).toFixed(3)}`).join(", ");
  return derivation.method === "principal"
    ? [say("method.weights.loadings", { node, loadings: listed(derivation.principal.weights) })]
    : [
        say("method.weights.importances", {
          node,
          importances: listed(derivation.optimised.shares),
          residual: derivation.optimised.residual.toPrecision(2),
        }),
      ];
}

function describeAggregation(recipe: Recipe, framework: Framework, say: Say): readonly string[] {
  const overrides = listComponents(framework.index).flatMap(({ component }) =>
    component.aggregate === undefined
      ? []
      : [
          say("method.aggregate.override", {
            node: component.title,
            method: describeAggregate(component.aggregate, say),
          }),
        ],
  );
  return [
    say("method.aggregate.default", { method: describeAggregate(recipe.aggregate, say) }),
    ...overrides,
  ];
}

function describeBands({ recipe, scale }: Assessment, say: Say): string {
  if (scale === "native") return say("method.native");
  const bands = recipe.bands.map((_, b) => bandTitleWithRange(recipe.bands, b, say)).join("; ");
  return say("method.bands", { count: recipe.bands.length, bands });
}

function describeUncertainty(assessment: Assessment, say: Say): readonly string[] {
  const { recipe, replays, leaveOneOut } = assessment;
  const { runs, seed, vary } = recipe.uncertainty;
  const failed = replays?.failed.reduce((sum, each) => sum + each, 0) ?? 0;
  const list = vary.map((variation) => describeVariation(variation, say)).join("; ");
  const sensitivity = describeSensitivity(assessment, say);
  const varied = vary.length > 0 && (runs > 0 || sensitivity.length > 0);
  return [
    runs === 0
      ? say("method.uncertainty.none")
      : say("method.uncertainty.runs", { runs, seed: String(seed), failed }),
    ...(varied ? [say("method.uncertainty.vary", { list })] : []),
    ...sensitivity,
    ...(leaveOneOut === null ? [] : [say("method.uncertainty.loo")]),
  ];
}

function describeSensitivity({ sensitivity }: Assessment, say: Say): readonly string[] {
  if (sensitivity === null) return [];
  const { sample, runs, bootstrap, failed } = sensitivity;
  return [say("sensitivity.method", { sample, runs, bootstrap, failed })];
}

/** One varied choice in words. */
export function describeVariation(variation: Variation, say: Say): string {
  const { at, values, uniform, normal, triangular, dirichlet, sets, noise } = variation;
  const words = choiceWords(at, say);
  if (at === "values") return say("method.uncertainty.vary.values");
  if (dirichlet !== undefined)
    return say("method.uncertainty.vary.weights", { concentration: dirichlet.concentration });
  if (sets !== undefined) return say("sensitivity.vary.sets", { sets });
  if (noise !== undefined) {
    const levels = noise.levels?.join(", ") ?? "all";
    return say("sensitivity.vary.noise", { factor: formatShare(noise.factor), levels });
  }
  if (uniform !== undefined) return say("sensitivity.vary.uniform", { at: words, ...asText(uniform) });
  if (triangular !== undefined)
    return say("sensitivity.vary.triangular", { at: words, ...asText(triangular) });
  if (normal !== undefined) {
    const ends = [normal.low === undefined ? "" : "low", normal.high === undefined ? "" : "high"].join("");
    const cut = ends === "lowhigh" ? "both" : ends || "none";
    return say("sensitivity.vary.normal", { at: words, cut, low: "", high: "", ...asText(normal) });
  }
  const family = /(?:^|\.)(normalise|aggregate|impute|treat)\.method$/.exec(at)?.[1];
  const names = (values ?? []).map((value) =>
    family === undefined ? String(value) : say(`method.${family}.${value}.name`),
  );
  return say("method.uncertainty.vary.choice", { at: words, values: names.join(", ") });
}

/** Numbers as the recipe writes them. */
function asText(numbers: Readonly<Record<string, number>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, String(value)]));
}
