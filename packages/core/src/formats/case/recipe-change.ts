/** A change of the recipe as people write it on one line: `aggregate.method=geometric`. */

import type { RecipeChange } from "../../assessment/index.ts";
import { readYaml } from "../yaml-reader.ts";

/**
 * Read an address and a value, which is written as in YAML; null for a text that is none.
 *
 * @example
 * parseRecipeChange("missing.minCoverage=0.5"); // => { address: "missing.minCoverage", value: 0.5 }
 * parseRecipeChange("period.at=2015"); // => { address: "period.at", value: "2015" }
 * parseRecipeChange("geometric"); // => null
 */
export function parseRecipeChange(text: string): RecipeChange | null {
  const at = text.indexOf("=");
  if (at < 1) return null;
  const address = text.slice(0, at).trim();
  const { value } = readYaml("--set", text.slice(at + 1));
  if (value === undefined || address === "") return null;
  return { address, value: address.startsWith("period.") ? withTextYears(address, value) : value };
}

/** A year written without quotes is a number to YAML; the age in years is one to the recipe too. */
function withTextYears(address: string, value: unknown): unknown {
  if (address === "period.maxAgeYears") return value;
  const text = (each: unknown): unknown => (typeof each === "number" ? String(each) : each);
  return Array.isArray(value) ? value.map(text) : text(value);
}
