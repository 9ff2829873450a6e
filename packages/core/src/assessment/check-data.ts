/** Where data and choices do not go together: values without a place on a scale, scores without an aggregate. */

import { type Observations, panelColumn } from "../evidence/index.ts";
import { fewIds } from "../few-ids.ts";
import type { Finding, Place } from "../finding.ts";
import { createFindingList, type FindingList } from "../finding-list.ts";
import type { AggregateChoice } from "../framework/index.ts";
import { extent } from "../numerics/index.ts";
import { collinearPairs } from "./collinear.ts";
import {
  type Engine,
  type EngineInput,
  type IndexResult,
  nodeRules,
  noScoreCode,
  type TreeNode,
} from "./index/index.ts";
import type { Recipe } from "./recipe.ts";

export type DataSurroundings = {
  readonly engine: Engine;
  readonly input: EngineInput;
  readonly recipe: Recipe;
  /** What the engine made of the recipe. */
  readonly base: IndexResult;
  readonly observations: Observations;
};

/** Above this many indicators they are not compared two by two. */
const COMPARED = 500;

/**
 * What the data do to the choices of a recipe, one finding for each indicator, pair or node concerned. Everything
 * that they do not touch is scored all the same.
 */
export function checkData(around: DataSurroundings): readonly Finding[] {
  const list = createFindingList();
  const { engine, input, base } = around;
  const leaves = engine.tree
    .flatMap((node, position) => (node.kind === "indicator" ? [{ node, position }] : []))
    .filter(({ position }) => base.nodes[position]!.reason.some((code) => code !== leftOut))
    .toSorted((a, b) => a.node.indicator - b.node.indicator);
  if (input.units.length === 1 && leaves.some((leaf) => isConstant(leaf, around))) {
    list.add("units-too-few", { file: "recipe.yaml", column: "normalise.method" });
  } else {
    for (const leaf of leaves) checkConstant(leaf, around, list);
  }
  for (const leaf of leaves) checkValues(leaf, around, list);
  if (leaves.length <= COMPARED) checkPairs(leaves, around, list);
  engine.tree.forEach((node, position) => {
    if (node.children.length > 0) checkAggregate({ node, position }, around, list);
  });
  return list.all();
}

const leftOut = noScoreCode("left-out");
const notComputable = noScoreCode("not-computable");

type Placed = { readonly node: TreeNode; readonly position: number };

/** Whether an indicator has values, all of them equal, and therefore no score anywhere. */
function isConstant({ position }: Placed, { engine, recipe, base }: DataSurroundings): boolean {
  const { range } = extent(engine.stages(recipe, position).treated.values);
  const { score, reason } = base.nodes[position]!;
  return range === 0 && reason.includes(notComputable) && score.every(Number.isNaN);
}

const ofIndicator: Place = { file: "indicators.csv", column: "id" };

function checkConstant(leaf: Placed, around: DataSurroundings, list: FindingList): void {
  // Other periods, or other indicators, may have filled what this one lacks.
  const { imputed } = around.engine.stages(around.recipe, leaf.position);
  const values = imputed.filter((value) => !Number.isNaN(value));
  const indicator = leaf.node.id;
  if (values.length === 0) list.add("indicator-empty", ofIndicator, { indicator });
  else if (isConstant(leaf, around)) {
    list.add("indicator-constant", ofIndicator, { indicator, value: values[0]!, count: values.length });
  }
}

/** Values that were read and have no score, or stand at an end because the scale has no place for them. */
function checkValues(leaf: Placed, around: DataSurroundings, list: FindingList): void {
  const { input, base, observations } = around;
  if (isConstant(leaf, around)) return;
  const { id: indicator, indicator: at } = leaf.node;
  const { transform } = input.framework.indicators[at]!;
  const least = { none: Number.NEGATIVE_INFINITY, log: 0, log1p: -1 }[transform];
  const { score, reason } = base.nodes[leaf.position]!;
  const column = panelColumn(input.panel, at);
  const among = (wanted: (u: number) => boolean): readonly number[] =>
    input.units.map((_, u) => u).filter((u) => !Number.isNaN(column[u]!) && wanted(u));
  const tell = (code: "value-not-scorable" | "value-at-end", units: readonly number[]): void => {
    if (units.length === 0) return;
    const row = input.panel.observation[at * input.units.length + units[0]!]!;
    const where =
      row < 0 || row >= observations.count
        ? ofIndicator
        : {
            file: observations.files[observations.file[row]!]!,
            ...(observations.row[row] === 0 ? {} : { row: observations.row[row]! }),
            column: observations.wideFiles.has(observations.file[row]!) ? indicator : "value",
          };
    list.add(code, where, { indicator, count: units.length, units: unitIds(units, input) });
  };
  tell(
    "value-not-scorable",
    // A unit that was screened out has its own reason.
    among((u) => reason[u] === notComputable),
  );
  tell(
    "value-at-end",
    among((u) => !Number.isNaN(score[u]!) && (column[u]! <= least || column[u] === Number.POSITIVE_INFINITY)),
  );
}

function checkPairs(leaves: readonly Placed[], { input }: DataSurroundings, list: FindingList): void {
  const columns = leaves.map(({ node }) => panelColumn(input.panel, node.indicator));
  for (const { first, second, count } of collinearPairs(columns)) {
    const ids = { first: leaves[first]!.node.id, second: leaves[second]!.node.id };
    list.add("indicators-collinear", ofIndicator, { ...ids, count });
  }
}

/** Units for which a node's aggregate is not defined, or is settled by one score at the end of the scale. */
function checkAggregate({ node, position }: Placed, around: DataSurroundings, list: FindingList): void {
  const { engine, input, recipe, base } = around;
  const { aggregate } = nodeRules(engine.tree, recipe, position);
  const { method, offset = 0, on } = aggregate;
  const { score, reason } = base.nodes[position]!;
  const where: Place =
    aggregate !== node.aggregate
      ? { file: "recipe.yaml", column: "aggregate.method" }
      : { file: "framework.yaml", column: node.id };
  // A child without any score takes no part, so it is no cause of anything either.
  const used = node.children.filter(
    (child, k) => base.shares[position]![k]! > 0 && !base.nodes[child]!.score.every(Number.isNaN),
  );
  const scoreOf = (child: number, u: number): number => base.nodes[child]!.score[u]!;
  const idsWhere = (units: readonly number[], isCause: (own: number) => boolean): string =>
    fewIds(
      used
        .filter((child) => units.some((u) => isCause(scoreOf(child, u))))
        .map((child) => engine.tree[child]!.id),
    );
  const told = (units: readonly number[]) => ({
    node: node.id,
    method,
    count: units.length,
    units: unitIds(units, input),
  });

  const without = input.units.map((_, u) => u).filter((u) => reason[u] === notComputable);
  if (without.length > 0) {
    const negative = idsWhere(without, (own) => (on === "insecurity" ? 1 - own : own) + offset < 0);
    const gappy = method === "benefit-of-the-doubt" ? idsWhere(without, Number.isNaN) : "";
    const kind = negative !== "" ? "negative" : gappy !== "" ? "gap" : "other";
    list.add("aggregate-undefined", where, { ...told(without), kind, below: negative || gappy });
  }

  if (!isDecidedByOne(aggregate)) return;
  const end = on === "insecurity" ? 1 : 0;
  const decided = input.units
    .map((_, u) => u)
    .filter(
      (u) => score[u] === end && used.some((child) => scoreOf(child, u) >= 0 && scoreOf(child, u) !== end),
    );
  if (decided.length === 0) return;
  list.add("aggregate-decided", where, {
    ...told(decided),
    end,
    below: idsWhere(decided, (own) => own === end),
  });
}

/** Whether one score at the end of the scale makes the whole aggregate that end. */
function isDecidedByOne({ method, offset = 0, p = 1 }: AggregateChoice): boolean {
  return offset === 0 && (method === "geometric" || method === "harmonic" || (method === "power" && p <= 0));
}

function unitIds(units: readonly number[], input: EngineInput): string {
  return fewIds(units.map((u) => input.units[u]!.id));
}
