/** Can this outlook be carried out with this evidence, and do the rules that read it hold together? */

import {
  countMethodNames,
  levelMethodNames,
  type OutlookChoice,
  type OutlookSeriesChoice,
  outlookMethodOf,
} from "../assessment/index.ts";
import { dayNumber, type Evidence } from "../evidence/index.ts";
import { type Finding, finding, type Place } from "../finding.ts";
import { kindOf } from "./monthly/index.ts";

export type OutlookSurroundings = Pick<Evidence, "units" | "incidents" | "areas" | "series"> & {
  readonly threats: ReadonlySet<string>;
};

/** Everything that keeps an outlook from being looked at, each with its place in the recipe. */
export function checkOutlook(
  choice: OutlookChoice,
  around: OutlookSurroundings,
  placeOf: (address: string) => Place,
): readonly Finding[] {
  const published = new Set((around.series ?? []).map(({ series }) => series));
  const declared = new Set(choice.series.map(({ id }) => id));
  const unknown = (address: string, kind: string, name: string): Finding =>
    finding("outlook-reference-unknown", placeOf(address), { address, kind, name });
  const asOf = choice.asOf ?? "";
  return [
    ...(asOf === "" || !Number.isNaN(dayNumber(asOf))
      ? []
      : [finding("outlook-as-of-invalid", placeOf("outlook.asOf"), { value: asOf })]),
    ...checkIds(choice, published, placeOf),
    ...choice.series.flatMap((series, i) => [
      ...checkSource(series, `outlook.series.${i}`, published, around, { unknown, placeOf }),
      ...checkMethod(series, placeOf(`outlook.series.${i}`)),
      ...(series.threats ?? []).flatMap((threat) =>
        around.threats.has(threat) ? [] : [unknown(`outlook.series.${i}.threats`, "threat", threat)],
      ),
    ]),
    ...choice.series.flatMap((series, i) => checkSpan(series, asOf, placeOf(`outlook.series.${i}.from`))),
    ...choice.outbreaks.flatMap(({ series, method }, i) => {
      const counted = choice.series.find(({ id }) => id === series);
      return counted === undefined || kindOf(counted) === "count"
        ? []
        : [unfit(placeOf(`outlook.outbreaks.${i}.series`), { id: series, kind: "outbreak", method })];
    }),
    ...(["probabilities", "outbreaks"] as const).flatMap((part) =>
      choice[part].flatMap(({ series }, i) =>
        declared.has(series) ? [] : [unknown(`outlook.${part}.${i}.series`, "declared", series)],
      ),
    ),
    ...choice.phases.flatMap(({ shares }, i) =>
      shares.flatMap((series) =>
        published.has(series) ? [] : [unknown(`outlook.phases.${i}.shares`, "series", series)],
      ),
    ),
  ];
}

function checkIds(
  { series, probabilities, phases, outbreaks }: OutlookChoice,
  published: ReadonlySet<string>,
  placeOf: (address: string) => Place,
): readonly Finding[] {
  const seen = new Set<string>();
  const told = (id: string, address: string, isOwn: boolean): readonly Finding[] => {
    const repeated = seen.has(id) || (!isOwn && published.has(id));
    seen.add(id);
    return repeated ? [finding("outlook-id-repeated", placeOf(address), { id })] : [];
  };
  return [
    ...series.flatMap(({ id, of }, i) => told(id, `outlook.series.${i}.id`, of === "series")),
    ...probabilities.flatMap(({ id }, i) => told(id, `outlook.probabilities.${i}.id`, false)),
    ...phases.flatMap(({ id }, i) => told(id, `outlook.phases.${i}.id`, false)),
    ...outbreaks.flatMap(({ id }, i) => told(id, `outlook.outbreaks.${i}.id`, false)),
  ];
}

function checkSource(
  { id, of, level, types = [] }: OutlookSeriesChoice,
  address: string,
  published: ReadonlySet<string>,
  { units, incidents, areas }: OutlookSurroundings,
  { unknown, placeOf }: Telling,
): readonly Finding[] {
  if (of === "series") return published.has(id) ? [] : [unknown(`${address}.id`, "series", id)];
  if (incidents === undefined) return [unknown(`${address}.of`, "events", "")];
  if (level !== undefined && !units.some((unit) => unit.level === level))
    return [unknown(`${address}.level`, "level", level)];
  if (areas === undefined && incidents.length > 0 && incidents.every(({ unit }) => unit === ""))
    return [unknown(`${address}.of`, "boundaries", "")];
  const seen = new Set(incidents.map(({ type }) => type));
  return types.flatMap((type) =>
    seen.has(type) ? [] : [finding("outlook-type-unseen", placeOf(`${address}.types`), { id, type })],
  );
}

/** Within what was watched silence is 0; where nothing was watched there is nothing to count. */
function checkSpan({ id, from, to }: OutlookSeriesChoice, asOf: string, place: Place): readonly Finding[] {
  if (from === undefined) return [];
  const last = [to, asOf.slice(0, 7)].filter((each) => each !== undefined && each !== "").sort()[0];
  return last === undefined || from <= last ? [] : [finding("outlook-span-empty", place, { id, from, last })];
}

type Telling = {
  readonly unknown: (address: string, kind: string, name: string) => Finding;
  readonly placeOf: (address: string) => Place;
};

function unfit(
  place: Place,
  values: { readonly id: string; readonly kind: "count" | "level" | "outbreak"; readonly method: string },
): Finding {
  return finding("outlook-method-unfit", place, values);
}

/** Smoothing counts would foretell fractions and fewer than none. */
function checkMethod(series: OutlookSeriesChoice, place: Place): readonly Finding[] {
  const kind = kindOf(series) === "count" ? "count" : "level";
  const method = outlookMethodOf(series);
  const fit: readonly string[] = kind === "count" ? countMethodNames : levelMethodNames;
  return fit.includes(method) ? [] : [unfit(place, { id: series.id, kind, method })];
}
