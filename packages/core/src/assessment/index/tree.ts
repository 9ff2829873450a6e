/** The framework's tree with its scored indicators as leaves, numbered so that results can be columns. */

import { type AggregateChoice, type Component, type Framework, isScored } from "../../framework/index.ts";

export type NodeKind = "index" | "component" | "indicator";

export type TreeNode = {
  readonly id: string;
  readonly title: string;
  readonly kind: NodeKind;
  /** Position of the node above; −1 for the index. */
  readonly parent: number;
  readonly depth: number;
  /** Positions of the nodes below, only those with an indicator somewhere below them. */
  readonly children: readonly number[];
  /** Position in the framework's indicators; −1 for index and components. */
  readonly indicator: number;
  /** Positions (in the framework's indicators) of all indicators at or below. */
  readonly leaves: readonly number[];
  readonly weight: number;
  readonly aggregate: AggregateChoice | undefined;
};

/** Nodes in reading order: the index first, each node before those below it. */
export type Tree = readonly TreeNode[];

/** Number the nodes of a framework; components without any scored indicator are kept, as nobody's children. */
export function compileTree(framework: Framework): Tree {
  type Draft = { -readonly [K in keyof TreeNode]: TreeNode[K] } & { children: number[]; leaves: number[] };
  const nodes: Draft[] = [];

  function addComponent(component: Component, parent: number, depth: number): number {
    const position = nodes.length;
    const { id, title, weight, aggregate } = component;
    const kind = depth === 0 ? "index" : "component";
    const node: Draft = {
      id,
      title,
      kind,
      parent,
      depth,
      children: [],
      indicator: -1,
      leaves: [],
      weight,
      aggregate,
    };
    nodes.push(node);
    for (const child of component.components) adopt(node, addComponent(child, position, depth + 1));
    framework.indicators.forEach((indicator, i) => {
      if (indicator.component !== id || !isScored(indicator)) return;
      nodes.push({
        id: indicator.id,
        title: indicator.title,
        kind: "indicator",
        parent: position,
        depth: depth + 1,
        children: [],
        indicator: i,
        leaves: [i],
        weight: indicator.weight,
        aggregate: undefined,
      });
      adopt(node, nodes.length - 1);
    });
    return position;
  }

  function adopt(node: Draft, child: number): void {
    if (nodes[child]!.leaves.length === 0) return;
    node.children.push(child);
    node.leaves.push(...nodes[child]!.leaves);
  }

  addComponent(framework.index, -1, 0);
  return nodes;
}
