/** `recipe.yaml` to a complete recipe. */

import {
  addressKeys,
  choiceAt,
  defaultLinks,
  defaultOutlook,
  defaultPriorities,
  defaultRecipe,
  defaultSensitivity,
  type Recipe,
  recipeFormat,
  recipeSchema,
  withChoice,
} from "../../assessment/index.ts";
import type { Place } from "../../finding.ts";
import type { FindingList } from "../../finding-list.ts";
import { forbiddenWording, isPeriod } from "../../framework/index.ts";
import { readYaml } from "../yaml-reader.ts";
import { isFormat } from "./framework-file.ts";
import { checkShape } from "./shape.ts";

export type RecipeReading = {
  readonly recipe: Recipe;
  /** Where a choice stands in the file, by its dotted address. */
  readonly placeOf: (address: string) => Place;
};

/** Sections that a recipe need not have, with what they leave unsaid where they are there. */
const optionalSections = { priorities: defaultPriorities, links: defaultLinks, outlook: defaultOutlook };

/** Read a recipe and fill in every default; undefined, with findings in the list, where it does not hold one. */
export function parseRecipe(file: string, text: string, list: FindingList): RecipeReading | undefined {
  const yaml = readYaml(file, text);
  for (const each of yaml.findings) list.add(each.code, each.where, each.values);
  if (yaml.value === undefined) return undefined;
  const stated = isPlain(yaml.value) ? yaml.value : {};
  if (!isFormat(stated, recipeFormat, yaml, list)) return undefined;
  const complete = withSensitivity(withDefaults(defaultRecipe, stated));
  for (const [section, defaults] of Object.entries(optionalSections)) {
    const own: unknown = stated[section];
    if (isPlain(own)) complete[section] = withDefaults(defaults, own);
  }
  complete["period"] = withTextPeriods(complete["period"]);
  if (!checkShape(recipeSchema, complete, [], yaml, list)) return undefined;
  // The shape has just been checked against the schema of exactly this type.
  const recipe = complete as Recipe;
  const placeOf = (address: string): Place =>
    yaml.placeOf(addressKeys(address).map((key) => (/^\d+$/.test(key) ? Number(key) : key)));
  checkRecipeValues(recipe, placeOf, list);
  return { recipe, placeOf };
}

/** A year written without quotes is a number to YAML. */
function withTextPeriods(period: unknown): unknown {
  if (!isPlain(period)) return period;
  const text = (value: unknown): unknown => (typeof value === "number" ? String(value) : value);
  const { at, compareWith } = period;
  return {
    ...period,
    ...(at === undefined ? {} : { at: text(at) }),
    ...(Array.isArray(compareWith) ? { compareWith: compareWith.map(text) } : {}),
  };
}

/** Defaults beneath what is stated, object by object; lists and plain values are taken whole. */
function withDefaults(defaults: object, stated: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const merged: Record<string, unknown> = { ...defaults, ...stated };
  for (const [key, fallback] of Object.entries(defaults)) {
    const own = stated[key];
    if (isPlain(fallback) && isPlain(own)) merged[key] = withDefaults(fallback, own);
  }
  return merged;
}

/** Sensitivity is off unless it is stated; then it has defaults of its own. */
function withSensitivity(recipe: Record<string, unknown>): Record<string, unknown> {
  const stated = choiceAt(recipe, "uncertainty.sensitivity");
  if (!isPlain(stated)) return recipe;
  return withChoice(recipe, "uncertainty.sensitivity", withDefaults(defaultSensitivity, stated));
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What the shape of a recipe cannot say: that periods are periods, and bands follow each other. */
export function checkRecipeValues(
  recipe: Recipe,
  placeOf: (address: string) => Place,
  list: FindingList,
): void {
  const { at, compareWith = [] } = recipe.period;
  const periods = [at, ...compareWith];
  periods.forEach((period, i) => {
    const address = i === 0 ? "period.at" : `period.compareWith.${i - 1}`;
    if (!isPeriod(period)) {
      list.add("field-invalid", placeOf(address), {
        field: address,
        problem: "period",
        expected: "2015, 2015-Q3, 2015-11",
        value: period,
      });
    } else if (periods.indexOf(period) < i) list.add("period-compared-twice", placeOf(address), { period });
  });
  const tellWording = (text: string, address: string): void => {
    const word = forbiddenWording(text);
    if (word !== null) list.add("wording-forbidden", placeOf(address), { word, text });
  };
  recipe.links?.explorations?.forEach(({ title = "" }, i) => {
    tellWording(title, `links.explorations.${i}.title`);
  });
  recipe.bands.forEach((band, i) => {
    const previous = recipe.bands[i - 1];
    if (previous === undefined ? band.from !== 0 : !(band.from > previous.from)) {
      list.add("bands-invalid", placeOf(`bands.${i}.from`), { from: band.from });
    }
    tellWording(band.title ?? "", `bands.${i}.title`);
  });
}
