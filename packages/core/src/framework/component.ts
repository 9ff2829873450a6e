/** The tree of a framework: the index at its root, components below it, to any depth. */

import type { AggregateChoice } from "./aggregate-choice.ts";

export type Component = {
  readonly id: string;
  readonly title: string;
  /** Relative to its siblings; at least 0. */
  readonly weight: number;
  readonly freedoms: readonly string[];
  /** Overrides the recipe's default at this node. */
  readonly aggregate?: AggregateChoice;
  /** Why it stands here without indicators, or how it is meant. */
  readonly note?: string;
  readonly components: readonly Component[];
};

/** A component with its place in the tree. */
export type PlacedComponent = {
  readonly component: Component;
  /** Id of the node above; null for the index. */
  readonly parent: string | null;
  /** 0 for the index. */
  readonly depth: number;
};

/**
 * All components of a tree, each before the components below it, the index first.
 *
 * @example
 * listComponents({ id: "i", title: "", weight: 1, freedoms: [], components: [] }).length; // => 1
 */
export function listComponents(index: Component): readonly PlacedComponent[] {
  const placed: PlacedComponent[] = [];
  const visit = (component: Component, parent: string | null, depth: number): void => {
    placed.push({ component, parent, depth });
    for (const child of component.components) visit(child, component.id, depth + 1);
  };
  visit(index, null, 0);
  return placed;
}
