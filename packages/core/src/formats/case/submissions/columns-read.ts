/** Columns that are read beside items and groups: of place, of who was heard, of capacity, of microdata, of deprivation, of causes. */

import type { Survey } from "../../../evidence/index.ts";
import type { DeprivationDefinition } from "../../../framework/index.ts";

export type ColumnsRead = {
  readonly extraColumns: readonly string[];
  /** Those of them whose answers are numbers. */
  readonly numberColumns: ReadonlySet<string>;
};

/** The columns of the submissions that something else than an item or a group asks for. */
export function columnsRead(
  { waves, adjust, place, heard, capacity, microdata, causes }: Survey,
  deprivation: DeprivationDefinition | undefined,
): ColumnsRead {
  const indicators = deprivation?.measure.dimensions.flatMap((each) => each.indicators) ?? [];
  const members = deprivation?.members ?? null;
  const extraColumns = [
    waves?.column ?? null,
    place.column,
    ...(adjust?.margins ?? []).map(({ column }) => column),
    ...heard.map(({ column }) => column),
    ...capacity.map(({ column }) => column),
    ...(microdata === null ? [] : [...microdata.keys, ...microdata.keep, ...microdata.sensitive]),
    ...indicators.map(({ column }) => column),
    ...(deprivation?.groups ?? []),
    members,
    ...(causes === null ? [] : [causes.cause, causes.effect]),
  ].filter((column) => column !== null);
  return {
    extraColumns: [...new Set(extraColumns)],
    numberColumns: new Set([
      ...Object.keys(microdata?.bands ?? {}),
      ...indicators.filter(({ rule }) => "cutoff" in rule).map(({ column }) => column),
      ...(members === null ? [] : [members]),
    ]),
  };
}
