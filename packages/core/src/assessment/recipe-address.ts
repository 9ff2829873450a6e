/** Which addresses lead to a choice of a recipe. */

import type { TSchema } from "typebox";
import { addressKeys } from "./recipe.ts";
import { recipeSchema } from "./recipe-schema.ts";

// Settled before any run, or no method: drawing them anew would change nothing, or the question.
const fixed = /^(format|uncertainty|report|period|bands|screen|priorities|links|missing\.belowDetection)\b/;

/**
 * The schema of what stands at an address; undefined where nothing does.
 *
 * @example
 * choiceSchemaAt("nodes.food.normalise.target") !== undefined; // => true
 * choiceSchemaAt("nodes.food.wieght"); // => undefined
 */
export function choiceSchemaAt(address: string): TSchema | undefined {
  return addressKeys(address).reduce<TSchema | undefined>((schema, key) => {
    if (schema === undefined) return undefined;
    const properties: unknown = Reflect.get(schema, "properties");
    if (typeof properties === "object" && properties !== null)
      return Object.hasOwn(properties, key) ? (Reflect.get(properties, key) as TSchema) : undefined;
    const patterns: unknown = Reflect.get(schema, "patternProperties");
    return typeof patterns === "object" && patterns !== null
      ? (Object.values(patterns)[0] as TSchema)
      : undefined;
  }, recipeSchema);
}

/**
 * Whether an address names a single choice that a run may draw anew.
 *
 * @example
 * isDrawable("normalise.method"); // => true
 * isDrawable("normalise"); // => false
 * isDrawable("period.at"); // => false
 */
export function isDrawable(address: string): boolean {
  const schema = choiceSchemaAt(address);
  if (schema === undefined || fixed.test(address)) return false;
  const {
    type,
    enum: listed,
    anyOf,
  } = schema as {
    readonly type?: string;
    readonly enum?: readonly unknown[];
    readonly anyOf?: readonly { readonly type?: string }[];
  };
  return (
    listed !== undefined ||
    ["string", "number", "integer", "boolean"].includes(type ?? "") ||
    (anyOf?.some((each) => each.type === "string") ?? false)
  );
}
