/** Correlations of all scored indicators, of components, and of each node with what stands above it. */

import {
  correlationPValue,
  kendall,
  kendallOrdered,
  orderColumn,
  pearson,
  spearman,
  spearmanOrdered,
} from "../../numerics/index.ts";
import type { Assessment, NodeResult } from "../assessment.ts";
import { type Family, indicatorNodes, takingPart } from "./family.ts";

/** Square matrices in rows, entry `i × ids.length + j`; each correlation over the units that have both scores. */
export type CorrelationMatrix = {
  readonly ids: readonly string[];
  readonly units: Int32Array;
  readonly pearson: Float64Array;
  readonly spearman: Float64Array;
  readonly kendall: Float64Array;
  /** Two-sided chance of Pearson's where there is none. */
  readonly pValue: Float64Array;
};

export type Correlations = {
  readonly units: number;
  readonly pearson: number;
  readonly spearman: number;
  readonly kendall: number;
};

/** A node against the node above it and against the index; null where that is the node itself. */
type UpwardCorrelations = {
  readonly id: string;
  readonly parent: Correlations | null;
  readonly index: Correlations | null;
};

/** Correlate columns with each other, every pair over the units that have both. */
export function correlationMatrix(
  ids: readonly string[],
  columns: readonly ArrayLike<number>[],
): CorrelationMatrix {
  const size = ids.length;
  const matrix = {
    ids,
    units: new Int32Array(size * size),
    pearson: new Float64Array(size * size),
    spearman: new Float64Array(size * size),
    kendall: new Float64Array(size * size),
    pValue: new Float64Array(size * size),
  };
  const ordered = columns.map(orderColumn);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      const product = pearson(columns[i]!, columns[j]!);
      const found = {
        units: product.n,
        pearson: product.value,
        spearman: spearmanOrdered(ordered[i]!, ordered[j]!).value,
        kendall: kendallOrdered(ordered[i]!, ordered[j]!).value,
        pValue: correlationPValue(product),
      };
      for (const at of [i * size + j, j * size + i]) {
        matrix.units[at] = found.units;
        matrix.pearson[at] = found.pearson;
        matrix.spearman[at] = found.spearman;
        matrix.kendall[at] = found.kendall;
        matrix.pValue[at] = found.pValue;
      }
    }
  }
  return matrix;
}

export type AuditCorrelations = {
  /** All scored indicators, and all components. */
  readonly indicators: CorrelationMatrix;
  readonly components: CorrelationMatrix;
  /** The parts of each node that has more than one, components and indicators alike. */
  readonly parts: readonly (CorrelationMatrix & { readonly within: string })[];
  readonly upward: readonly UpwardCorrelations[];
};

export function auditCorrelations(assessment: Assessment, families: readonly Family[]): AuditCorrelations {
  const { nodes } = assessment;
  const index = nodes[0]!;
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const part = takingPart(assessment);
  const components = nodes.filter(({ kind, id }) => kind === "component" && part.has(id));
  return {
    indicators: matrixOf(indicatorNodes(assessment)),
    components: matrixOf(components),
    parts: families
      .filter(({ children }) => children.length > 1)
      .map(({ parent, children }) => ({ within: parent.id, ...matrixOf(children) })),
    upward: nodes
      .filter(({ id, parent }) => parent !== null && part.has(id))
      .map((node) => ({
        id: node.id,
        parent: correlate(node, byId.get(node.parent!)!),
        index: correlate(node, index),
      })),
  };
}

function matrixOf(nodes: readonly NodeResult[]): CorrelationMatrix {
  return correlationMatrix(
    nodes.map(({ id }) => id),
    nodes.map(({ score }) => score),
  );
}

function correlate(a: NodeResult, b: NodeResult): Correlations {
  const product = pearson(a.score, b.score);
  return {
    units: product.n,
    pearson: product.value,
    spearman: spearman(a.score, b.score).value,
    kendall: kendall(a.score, b.score).value,
  };
}
