/** A framework: what security means here, for whom, when and to what end. Every result rests on one version of it. */

import type { Component } from "./component.ts";
import type { DeprivationDefinition } from "./deprivation-measure.ts";
import type { Indicator } from "./indicator.ts";
import type { Threat } from "./threat.ts";

/** Where, of whom, when, why and for whom. No result without all five. */
export type Context = {
  readonly place: string;
  readonly population: string;
  readonly period: string;
  readonly purpose: string;
  readonly audience: string;
};

export type FrameworkVersion = { readonly id: string; readonly version: string };

export type Framework = FrameworkVersion & {
  readonly title: string;
  readonly derivedFrom: FrameworkVersion | null;
  readonly date: string;
  /** `endorsed: false` is printed as "independent analysis, not endorsed by the Government". */
  readonly owner: { readonly body: string; readonly endorsed: boolean };
  /** Who asked for the assessment; null when nobody did. */
  readonly requestedBy: string | null;
  readonly context: Context;
  readonly freedoms: readonly string[];
  readonly index: Component;
  readonly indicators: readonly Indicator[];
  readonly threats: readonly Threat[];
  /** Who counts as deprived of what; absent where the case does not count deprivations. */
  readonly deprivation?: DeprivationDefinition;
};
