/** Can every indicator's column be imputed, treated and normalised as the recipe says, and as its variations may? */

import { type Finding, finding } from "../finding.ts";
import type { Indicator } from "../framework/index.ts";
import { type Alternative, type PossibleChoices, possibleAt } from "./alternatives.ts";
import { anchored, changesScale, type ImputeChoice, type NormaliseChoice } from "./choices/index.ts";
import { scaleOfChoice } from "./index/normalise/index.ts";
import { compileTree, type Tree } from "./index/tree.ts";
import type { RecipePlaces, RecipeSurroundings } from "./recipe-surroundings.ts";

/** Every column that a choice does not go with; a problem of the recipe itself is told once. */
export function checkColumns(
  alternatives: readonly Alternative[],
  around: RecipeSurroundings,
  places: RecipePlaces,
): readonly Finding[] {
  const tree = compileTree(around.framework);
  const leaves = tree.flatMap((node, position) =>
    node.kind === "indicator"
      ? [
          {
            indicator: around.framework.indicators[node.indicator]!,
            may: possibleAt(tree, alternatives, position),
          },
        ]
      : [],
  );
  const once = new Map<string, Finding>();
  const found = leaves.flatMap(({ indicator, may }) => [
    ...goalpostsMissing(indicator, may, places),
    ...scalesThatClash(indicator, may, places),
  ]);
  for (const { may } of leaves) {
    for (const each of [
      ...may.impute.flatMap((choice) => checkImpute(choice, tree, around, places)),
      ...may.normalise.flatMap((choice) => checkNormalise(choice, around, places)),
      ...may.treat
        .filter(({ method, low, high }) => method === "cap" && low === undefined && high === undefined)
        .map(() =>
          finding("option-missing", places.placeOf("treat"), { method: "cap", option: "low, high" }),
        ),
    ])
      once.set(JSON.stringify([each.code, each.values]), each);
  }
  return [...found, ...once.values(), ...mixedScales(leaves, places)];
}

/** Methods that measure by goalposts need both, from the framework or from the recipe. */
function goalpostsMissing(
  indicator: Indicator,
  { normalise, goalposts }: PossibleChoices,
  places: RecipePlaces,
): readonly Finding[] {
  const ends = goalposts.map(({ low = indicator.low, high = indicator.high }) => ({ low, high }));
  const { id } = indicator;
  const reversed = ends.filter(({ low, high }) => low >= high);
  const needs = normalise.some(
    ({ method, low, high, target }) =>
      method === "goalposts" ||
      (method === "scaled" && (low === undefined || high === undefined)) ||
      (method === "distance-to-target" && target === undefined),
  );
  const missing = needs && ends.some(({ low, high }) => Number.isNaN(low) || Number.isNaN(high));
  return [
    ...(missing ? [finding("goalposts-missing", places.placeOfIndicator(id, "low"), { id })] : []),
    // The framework's own are looked at with the framework.
    ...(reversed.length > 0 && !(indicator.low >= indicator.high)
      ? [finding("goalposts-reversed", places.placeOf(`nodes.${id}.low`), { id, ...reversed[0]! })]
      : []),
  ];
}

/** Goalposts are in the unit of measure; a treatment that leaves it would be measured with the wrong rod. */
function scalesThatClash(
  { id }: Indicator,
  { treat, normalise }: PossibleChoices,
  places: RecipePlaces,
): readonly Finding[] {
  const changing = treat.find(changesScale);
  const fixed = normalise.find(({ method }) => anchored.has(method));
  if (changing === undefined || fixed === undefined) return [];
  return [
    finding("treat-changes-scale", places.placeOf("treat"), {
      id,
      treat: changing.otherwise ?? changing.method,
      normalise: fixed.method,
    }),
  ];
}

function checkImpute(
  { method, by = "", within = "component" }: ImputeChoice,
  tree: Tree,
  { units }: RecipeSurroundings,
  places: RecipePlaces,
): readonly Finding[] {
  const findings: Finding[] = [];
  if (
    (method === "group-mean" || method === "group-median") &&
    !units.some((unit) => Object.hasOwn(unit.groups, by) && unit.groups[by] !== "")
  ) {
    const known = [...new Set(units.flatMap((unit) => Object.keys(unit.groups)))].join(", ");
    findings.push(finding("group-unknown", places.placeOf("impute.by"), { group: by, known }));
  }
  if (within !== "component" && !tree.some(({ id, kind }) => id === within && kind !== "indicator"))
    findings.push(finding("node-unknown", places.placeOf("impute.within"), { id: within }));
  return findings;
}

function checkNormalise(
  { method, reference, lowest = 0, highest = 1, low, high }: NormaliseChoice,
  { units }: RecipeSurroundings,
  places: RecipePlaces,
): readonly Finding[] {
  const findings: Finding[] = [];
  if (method === "distance-to-reference" && reference === undefined) {
    findings.push(finding("option-missing", places.placeOf("normalise"), { method, option: "reference" }));
  } else if (reference !== undefined && !units.some(({ id }) => id === reference)) {
    findings.push(finding("recipe-unit-unknown", places.placeOf("normalise.reference"), { unit: reference }));
  }
  if (method === "min-max" && !(lowest < highest))
    findings.push(finding("range-reversed", places.placeOf("normalise"), { low: lowest, high: highest }));
  if (method === "scaled" && low !== undefined && high !== undefined && !(low < high))
    findings.push(finding("range-reversed", places.placeOf("normalise"), { low, high }));
  return findings;
}

/** Scores between 0 and 1 beside z-scores in one mean: legal, and seldom meant. */
function mixedScales(
  leaves: readonly { readonly indicator: Indicator; readonly may: PossibleChoices }[],
  places: RecipePlaces,
): readonly Finding[] {
  const first = (scale: "unit" | "native"): Indicator | undefined =>
    leaves.find(({ may }) => may.normalise.length === 1 && scaleOfChoice(may.normalise[0]!) === scale)
      ?.indicator;
  const [unit, native] = [first("unit"), first("native")];
  if (unit === undefined || native === undefined) return [];
  return [finding("scales-mixed", places.placeOf("nodes"), { unit: unit.id, native: native.id })];
}
