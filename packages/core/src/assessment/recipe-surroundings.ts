/** What a recipe is checked against, and where its parts stand in people's files. */

import type { Unit, WeightSets } from "../evidence/index.ts";
import type { Place } from "../finding.ts";
import type { Framework } from "../framework/index.ts";

export type RecipePlaces = {
  readonly placeOf: (address: string) => Place;
  readonly placeOfIndicator: (id: string, column: string) => Place;
  readonly placeOfWeight: (set: string, node: string) => Place;
};

export type RecipeSurroundings = {
  readonly framework: Framework;
  readonly units: readonly Unit[];
  readonly weightSets: WeightSets;
};
