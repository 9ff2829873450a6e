/** What a recipe says of single nodes, in words. */

import type { NodeChoices, Recipe } from "../assessment/index.ts";
import { compileTree } from "../assessment/index.ts";
import type { Framework } from "../framework/index.ts";
import type { Say } from "../messages/index.ts";
import { formatShare } from "./numbers.ts";
import {
  describeAggregate,
  describeImpute,
  describeNormalise,
  describeTreat,
  describeWeightsChoice,
} from "./step-text.ts";

/** A paragraph for each node that differs from the rest of the recipe. */
export function describeNodes({ nodes }: Recipe, framework: Framework, say: Say): readonly string[] {
  const titles = new Map(compileTree(framework).map(({ id, title }) => [id, title]));
  return Object.entries(nodes).flatMap(([id, choices]) => {
    const parts = nodeParts(choices, say);
    const node = titles.get(id) ?? id;
    return parts.length === 0 ? [] : [say("method.node", { node, parts: parts.join(" ") })];
  });
}

function nodeParts(choices: NodeChoices, say: Say): readonly string[] {
  const { include, weight, low, high, impute, treat, normalise, weights, aggregate, missing } = choices;
  return [
    include === false ? say("method.node.left-out") : "",
    weight === undefined ? "" : say("method.node.weight", { weight: String(weight) }),
    low === undefined ? "" : say("method.node.low", { low: String(low) }),
    high === undefined ? "" : say("method.node.high", { high: String(high) }),
    impute === undefined ? "" : describeImpute(impute, say),
    treat === undefined ? "" : describeTreat(treat, say),
    normalise === undefined ? "" : describeNormalise(normalise, say),
    weights === undefined ? "" : describeWeightsChoice(weights, say),
    aggregate === undefined
      ? ""
      : say("method.aggregate.default", { method: describeAggregate(aggregate, say) }),
    missing?.minCoverage === undefined
      ? ""
      : say("method.node.coverage", { minCoverage: formatShare(missing.minCoverage) }),
    missing?.rule === undefined ? "" : say(`method.missing.${missing.rule}`),
  ].filter((part) => part !== "");
}
