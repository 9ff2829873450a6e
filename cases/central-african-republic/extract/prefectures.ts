/** The 16 prefectures and Bangui, in the division of 2015, and the many ways in which sources write them. */

import { join } from "node:path";
import { cell, readTable } from "../../world-2015/extract/tables.ts";

export type Prefecture = {
  /** P-code of the common operational datasets. */
  readonly id: string;
  readonly title: string;
  /** Part of the country: a grouping of this case after the survey regions of 2018–19. */
  readonly region: string;
  /** Region of the subnational human development index. */
  readonly gdlcode: string;
  /** Area of the multidimensional poverty index. */
  readonly mpiArea: string;
};

/** P-code of the country as a whole. */
export const countryId = "CF";

const rows = readTable(join(import.meta.dirname, "prefectures.csv"));

export const prefectures: readonly Prefecture[] = rows.map((row) => ({
  id: cell(row, "id"),
  title: cell(row, "title"),
  region: cell(row, "region"),
  gdlcode: cell(row, "gdlcode"),
  mpiArea: cell(row, "mpiArea"),
}));

const ids = new Map(
  rows.flatMap((row) =>
    [cell(row, "title"), cell(row, "also")]
      .filter((name) => name !== "")
      .map((name) => [plainName(name), cell(row, "id")] as const),
  ),
);

/** Letters only, without accents: "Ouham Péndé" and "ouham-pende" are one name. */
function plainName(name: string): string {
  return name
    .normalize("NFD")
    .toLowerCase()
    .replaceAll(/[^a-z]/g, "");
}

/** The p-code of a prefecture by any of its spellings; undefined for any other name. */
export function prefectureNamed(name: string): string | undefined {
  return ids.get(plainName(name));
}
