/** Does a framework hold together: do its parts refer to each other, can its scales and weights work? */

import { type Finding, finding, type Place } from "../finding.ts";
import { type Component, listComponents } from "./component.ts";
import { coverageGrid } from "./coverage.ts";
import type { Framework } from "./framework.ts";
import { type Indicator, isScored } from "./indicator.ts";

/** Where parts of the framework stand in people's files. */
export type FrameworkPlaces = {
  readonly placeOfComponent: (id: string) => Place;
  readonly placeOfIndicator: (id: string, column: string) => Place;
};

/** Everything that is wrong or weak in a framework. */
export function checkFramework(framework: Framework, places: FrameworkPlaces): readonly Finding[] {
  const components = new Map(
    listComponents(framework.index).map((placed) => [placed.component.id, placed.component]),
  );
  const indicators = new Map(framework.indicators.map((indicator) => [indicator.id, indicator]));
  const findings: Finding[] = [];
  for (const indicator of framework.indicators) {
    findings.push(
      ...checkIndicator(indicator, { components, indicators, places, freedoms: framework.freedoms }),
    );
  }
  findings.push(...checkTree(framework, places));
  if (!framework.indicators.some(isScored)) {
    findings.push(finding("nothing-to-score", places.placeOfComponent(framework.index.id)));
  }
  for (const freedom of framework.freedoms) {
    const cells = coverageGrid(framework).filter((cell) => cell.freedom === freedom);
    if (cells.every((cell) => cell.indicators.length === 0)) {
      findings.push(finding("freedom-empty", places.placeOfComponent(framework.index.id), { freedom }));
    }
  }
  return findings;
}

type Known = {
  readonly components: ReadonlyMap<string, unknown>;
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly places: FrameworkPlaces;
  readonly freedoms: readonly string[];
};

function checkIndicator(
  indicator: Indicator,
  { components, indicators, places, freedoms }: Known,
): readonly Finding[] {
  const { id } = indicator;
  const at = (column: string): Place => places.placeOfIndicator(id, column);
  const findings: Finding[] = [];
  if (indicator.component !== null && !components.has(indicator.component)) {
    findings.push(finding("component-unknown", at("component"), { id, component: indicator.component }));
  }
  if (components.has(id))
    findings.push(finding("id-duplicate", at("id"), { id, row: places.placeOfComponent(id).row ?? 0 }));
  if (indicator.low >= indicator.high) {
    findings.push(finding("goalposts-reversed", at("low"), { id, low: indicator.low, high: indicator.high }));
  }
  if (
    (indicator.transform === "log" && indicator.low <= 0) ||
    (indicator.transform === "log1p" && indicator.low <= -1)
  ) {
    findings.push(
      finding("goalposts-not-positive", at("low"), {
        id,
        low: indicator.low,
        transform: indicator.transform,
      }),
    );
  }
  for (const freedom of indicator.freedoms.filter((each) => !freedoms.includes(each))) {
    findings.push(finding("freedom-unknown", at("freedoms"), { id, freedom }));
  }
  if (
    indicator.denominator !== null &&
    indicator.denominator !== "population" &&
    !indicators.has(indicator.denominator)
  ) {
    findings.push(
      finding("indicator-reference-unknown", at("denominator"), { id, reference: indicator.denominator }),
    );
  }
  const whole = indicator.partOf === null ? undefined : indicators.get(indicator.partOf);
  if (indicator.partOf !== null && whole === undefined) {
    findings.push(finding("indicator-reference-unknown", at("partOf"), { id, reference: indicator.partOf }));
  }
  if (whole === indicator) {
    findings.push(finding("tree-cycle", at("partOf"), { id }));
  } else if (whole !== undefined && isScored(indicator) && isScored(whole)) {
    findings.push(finding("part-scored-twice", at("partOf"), { id, whole: whole.id }));
  }
  if (indicator.direction === 0 && indicator.component !== null) {
    findings.push(finding("context-scored", at("direction"), { id, component: indicator.component }));
  }
  return [...findings, ...checkDivision(indicator, at), ...checkAliases(indicator, indicators, places)];
}

/** Divided by itself everything is 1, and a scale of 0 leaves nothing. */
function checkDivision(
  { id, denominator, denominatorScale }: Indicator,
  at: (column: string) => Place,
): readonly Finding[] {
  const wrong = (field: string, problem: string, value: string): Finding =>
    finding("field-invalid", at(field), { field, problem, expected: "0", value });
  return [
    ...(denominator === id ? [wrong("denominator", "self", id)] : []),
    ...(denominatorScale > 0
      ? []
      : [wrong("denominatorScale", "exclusiveMinimum", String(denominatorScale))]),
  ];
}

/** A code may stand for one indicator only; of two that claim it, the later row is told. */
function checkAliases(
  { id, aliases }: Indicator,
  indicators: Known["indicators"],
  { placeOfIndicator }: FrameworkPlaces,
): readonly Finding[] {
  const where = placeOfIndicator(id, "aliases");
  return aliases.flatMap((alias) =>
    [...indicators.values()].flatMap((other): readonly Finding[] => {
      const row = placeOfIndicator(other.id, "aliases").row ?? 0;
      const claimed = other.id === alias || (other.aliases.includes(alias) && row < (where.row ?? 0));
      return other.id !== id && claimed ? [finding("id-duplicate", where, { id: alias, row })] : [];
    }),
  );
}

function checkTree(framework: Framework, { placeOfComponent }: FrameworkPlaces): readonly Finding[] {
  const placed = listComponents(framework.index);
  const scoredIn = new Set(framework.indicators.filter(isScored).map((indicator) => indicator.component));
  const hasScored = (component: Component): boolean =>
    listComponents(component).some((below) => scoredIn.has(below.component.id));
  return placed.flatMap(({ component }): readonly Finding[] => {
    const findings: Finding[] = [];
    const own = framework.indicators.filter(
      (indicator) => indicator.component === component.id && isScored(indicator),
    );
    for (const freedom of component.freedoms.filter((each) => !framework.freedoms.includes(each))) {
      findings.push(
        finding("freedom-unknown", placeOfComponent(component.id), { id: component.id, freedom }),
      );
    }
    // A note says why the gap is there; the coverage grid prints it.
    if (own.length === 0 && component.components.length === 0 && component.note === undefined) {
      findings.push(finding("component-empty", placeOfComponent(component.id), { id: component.id }));
    }
    // Components without any scored indicator take no part, so their weights cannot carry a node.
    const weights = [...component.components.filter(hasScored), ...own].map((each) => each.weight);
    if (weights.length > 0 && weights.every((weight) => weight === 0)) {
      findings.push(finding("weights-all-zero", placeOfComponent(component.id), { id: component.id }));
    }
    return findings;
  });
}
