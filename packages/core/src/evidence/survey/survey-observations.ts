/** Estimates as observations: what people said takes its place among the figures, with its standard error and its n. */

import type { Indicator } from "../../framework/index.ts";
import { missingCode, PRESENT } from "../missing.ts";
import { createObservationBuilder, type ObservationEntry, type Observations } from "../observations.ts";
import type { Unit } from "../unit.ts";
import type { Estimate } from "../voices/index.ts";
import type { GroupEstimates, ItemEstimates } from "./survey-evidence.ts";

/** The figure of an item for the indicator it feeds: the share that counts, else the mean. */
export function itemFigure(
  { counts }: Pick<ItemEstimates, "counts">,
  group: GroupEstimates,
): Estimate | null {
  return counts === null ? group.mean : group.counted;
}

/**
 * Observations of the indicators that items feed, one for each unit in which people answered. A figure that may not
 * be shown is there as suppressed. Shares are in the indicator's unit of measure: 0–100 where it begins with `%`.
 */
export function surveyObservations(
  items: readonly ItemEstimates[],
  period: string,
  {
    indicators,
    units,
    source,
  }: { readonly indicators: readonly Indicator[]; readonly units: readonly Unit[]; readonly source: string },
): readonly ObservationEntry[] {
  const unitAt = new Map(units.map(({ id }, position) => [id, position]));
  return items.flatMap((estimates) => {
    const indicator = indicators.findIndex(({ id }) => id === estimates.item.indicator);
    if (indicator < 0) return [];
    const isShare = estimates.kind !== "number";
    const scale = isShare && indicators[indicator]!.unitOfMeasure.trim().startsWith("%") ? 100 : 1;
    return estimates.groups.flatMap((group): readonly ObservationEntry[] => {
      if (group.grouping?.kind !== "unit") return [];
      const unit = unitAt.get(group.grouping.groups[group.group]!.code)!;
      const figure = itemFigure(estimates, group);
      const known = figure !== null && !Number.isNaN(figure.value);
      return [
        {
          unit,
          indicator,
          period,
          value: known ? figure.value * scale : Number.NaN,
          reason: known ? PRESENT : missingCode("suppressed")!,
          // Estimated from the whole table.
          row: 0,
          source,
          bound: Number.NaN,
          standardError: known ? figure.standardError * scale : Number.NaN,
          note: known ? `n = ${figure.n}` : "",
        },
      ];
    });
  });
}

/** The same observations with further ones, which come from one more file. */
export function withObservations(
  observations: Observations,
  file: string,
  entries: readonly ObservationEntry[],
): Observations {
  const builder = createObservationBuilder();
  for (const [position, name] of observations.files.entries()) {
    builder.openFile(name, observations.wideFiles.has(position));
    for (let i = 0; i < observations.count; i++) {
      if (observations.file[i] !== position) continue;
      builder.add({
        unit: observations.unit[i]!,
        indicator: observations.indicator[i]!,
        period: observations.periods[observations.period[i]!]!,
        value: observations.value[i]!,
        reason: observations.reason[i]!,
        row: observations.row[i]!,
        source: observations.sources[observations.source[i]!]!,
        bound: observations.bound.get(i) ?? Number.NaN,
        standardError: observations.standardError?.[i] ?? Number.NaN,
        note: observations.note.get(i) ?? "",
      });
    }
  }
  builder.openFile(file);
  for (const entry of entries) builder.add(entry);
  return builder.build();
}

/** Answers behind each observation: indicator, then unit, to n. */
export type AnswersBehind = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** How many answers each figure of each unit rests on, so that a small group is told from a large one. */
export function answersBehind(items: readonly ItemEstimates[]): AnswersBehind {
  const found = new Map<string, Map<string, number>>();
  for (const { item, groups } of items) {
    if (item.indicator === null) continue;
    const own = found.get(item.indicator) ?? new Map<string, number>();
    found.set(item.indicator, own);
    for (const { grouping, group, n } of groups) {
      if (grouping?.kind === "unit" && n !== null) own.set(grouping.groups[group]!.code, n);
    }
  }
  return found;
}
