/** How much is there: values of each indicator, indicators of each unit, and scores that repeat themselves. */

import { panelColumn, screenUnits, type UnitScreening } from "../../evidence/index.ts";
import type { Assessment } from "../assessment.ts";
import { type ColumnStatistics, columnStatistics } from "./column-statistics.ts";
import { indicatorNodes } from "./family.ts";
import { type AuditNote, judge } from "./note.ts";
import { auditThresholds } from "./thresholds.ts";

export type IndicatorCoverage = ColumnStatistics & {
  readonly id: string;
  /** How often the most frequent score occurs, of the scores there are. */
  readonly sameScoreShare: number;
};

export type UnitCoverage = Pick<UnitScreening, "missing" | "zeros" | "available" | "nonZero"> & {
  readonly id: string;
};

export type CoverageAudit = {
  /** Of the values after the denominator, imputed ones left out. */
  readonly indicators: readonly IndicatorCoverage[];
  /** Over the scored indicators. */
  readonly units: readonly UnitCoverage[];
  readonly notes: readonly AuditNote[];
};

/** Count what is there, and name indicators with little, none, or always the same. */
export function auditCoverage(assessment: Assessment): CoverageAudit {
  const { panel, units } = assessment.input;
  const nodes = indicatorNodes(assessment);
  const columns = nodes.map((node) => panelColumn(panel, node.indicator));
  const indicators = nodes.map((node, k) => ({
    id: node.id,
    ...columnStatistics(columns[k]!),
    sameScoreShare: columnStatistics(node.score).sameShare,
  }));
  const screened = screenUnits(columns, units.length, { by: "none", minAvailable: 0, minNonZero: 0 });
  return {
    indicators,
    units: screened.map(({ missing, zeros, available, nonZero }, u) => ({
      id: units[u]!.id,
      missing,
      zeros,
      available,
      nonZero,
    })),
    notes: [
      ...componentsWithoutIndicator(assessment),
      ...indicators.flatMap((each) => [coverageNote(each, units.length), samenessNote(each)]),
    ],
  };
}

function componentsWithoutIndicator({ nodes, input }: Assessment): readonly AuditNote[] {
  return nodes
    .filter(({ kind, leafCount }) => kind === "component" && leafCount === 0)
    .map(({ id, parent }) => ({
      check: "coverage",
      code: "coverage.no-indicator",
      subjects: [id],
      within: parent,
      figure: 0,
      threshold: "coverage",
      units: input.units.length,
      verdict: "look",
      more: {},
    }));
}

function coverageNote({ id, present, presentShare }: IndicatorCoverage, unitCount: number): AuditNote {
  const none = present === 0;
  return judge({
    check: "coverage",
    subjects: [id],
    figure: presentShare,
    threshold: "coverage",
    units: unitCount,
    isCount: true,
    found: none
      ? { code: "coverage.none", verdict: "question" }
      : presentShare < auditThresholds.coverage.value
        ? { code: "coverage.low", verdict: "look" }
        : undefined,
  });
}

function samenessNote({ id, present, sameScoreShare }: IndicatorCoverage): AuditNote {
  return judge({
    check: "coverage",
    subjects: [id],
    figure: sameScoreShare,
    threshold: "sameScore",
    units: present,
    found:
      sameScoreShare === 1
        ? { code: "coverage.constant", verdict: "question" }
        : sameScoreShare > auditThresholds.sameScore.value
          ? { code: "coverage.same", verdict: "look" }
          : undefined,
  });
}
