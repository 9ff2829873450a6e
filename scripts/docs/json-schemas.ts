// The schemas that Salus checks files with, as JSON Schema for editors and other programs.
import {
  alertsSchema,
  columnsSchema,
  componentSchema,
  defaultLinks,
  defaultOutlook,
  defaultPriorities,
  defaultRecipe,
  defaultSensitivity,
  deprivationSchema,
  frameworkSchema,
  recipeSchema,
  surveySchema,
} from "../../packages/core/src/index.ts";

/** The part of JSON Schema that the schemas of core use. */
export type JsonSchema = {
  readonly type?: string;
  readonly description?: string;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly patternProperties?: Readonly<Record<string, JsonSchema>>;
  readonly anyOf?: readonly JsonSchema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly minLength?: number;
  readonly minItems?: number;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
};

const dialect = { $schema: "https://json-schema.org/draft/2020-12/schema" };
const component = "#/$defs/component";

export function frameworkJsonSchema(): JsonSchema {
  const { index, ...rest } = propertiesOf(frameworkSchema);
  const node = plain(componentSchema);
  const components = { ...node.properties!["components"]!, items: { $ref: component } };
  return {
    ...dialect,
    ...plain(frameworkSchema),
    properties: { ...rest, index: { ...index!, $ref: component } },
    $defs: { component: { ...node, properties: { ...node.properties, components } } },
  };
}

/** What `defaultRecipe` states is not required and has its default. */
export function recipeJsonSchema(): JsonSchema {
  const { format, ...rest } = defaultRecipe;
  const uncertainty = { ...rest.uncertainty, sensitivity: defaultSensitivity };
  const schema = withDefaults(plain(recipeSchema), { ...rest, uncertainty });
  // A section that may be left out as a whole has its defaults within.
  const sections = Object.entries({
    priorities: defaultPriorities,
    links: defaultLinks,
    outlook: defaultOutlook,
  }).map(([key, defaults]) => [key, withDefaults(schema.properties![key]!, defaults)] as const);
  return {
    ...dialect,
    ...schema,
    properties: { ...schema.properties, ...Object.fromEntries(sections) },
    required: ["format", ...(schema.required ?? [])].filter(once),
  };
}

export function columnsJsonSchema(): JsonSchema {
  return { ...dialect, ...plain(columnsSchema) };
}

export function surveyJsonSchema(): JsonSchema {
  return { ...dialect, ...plain(surveySchema) };
}

function withDefaults(schema: JsonSchema, defaults: unknown): JsonSchema {
  if (schema.properties === undefined || !isRecord(defaults)) return { ...schema, default: defaults };
  const properties = Object.entries(schema.properties).map(([key, own]): [string, JsonSchema] => [
    key,
    Object.hasOwn(defaults, key) ? withDefaults(own, defaults[key]) : own,
  ]);
  // An object all of whose parts have defaults may be left out itself.
  const needed = (schema.required ?? []).filter((key) => {
    const part = Object.fromEntries(properties)[key]!;
    return !Object.hasOwn(defaults, key) || (part.required ?? []).length > 0;
  });
  const { required: _all, ...rest } = schema;
  return {
    ...rest,
    ...(needed.length === 0 ? {} : { required: needed }),
    properties: Object.fromEntries(properties),
  };
}

function propertiesOf(schema: object): Readonly<Record<string, JsonSchema>> {
  return plain(schema).properties ?? {};
}

/** Without the marks that the schema library keeps for itself. */
function plain(schema: object): JsonSchema {
  return JSON.parse(JSON.stringify(schema)) as JsonSchema;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function once(key: string, position: number, all: readonly string[]): boolean {
  return all.indexOf(key) === position;
}

export function deprivationJsonSchema(): JsonSchema {
  return { ...dialect, ...plain(deprivationSchema) };
}

export function alertsJsonSchema(): JsonSchema {
  return { ...dialect, ...plain(alertsSchema) };
}
