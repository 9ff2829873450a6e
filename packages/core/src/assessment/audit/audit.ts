/** The statistical audit of an assessment: every check once, each with its verdict. */

import type { Assessment } from "../assessment.ts";
import { type AuditCorrelations, auditCorrelations } from "./correlations.ts";
import { auditCoverage, type IndicatorCoverage, type UnitCoverage } from "./coverage.ts";
import { auditDimensions, type Dimensions } from "./dimensions.ts";
import { familiesOf } from "./family.ts";
import { auditInfluence, type PartInfluence } from "./influence.ts";
import { auditLeaning, type Leaning } from "./leaning.ts";
import { type AuditNote, verdicts } from "./note.ts";
import { auditOpposition, type Opposition } from "./opposition.ts";
import { auditOutliers, type OutlierAudit } from "./outliers.ts";
import { auditRedundancy } from "./redundancy.ts";
import { auditReliability, type Reliability } from "./reliability.ts";
import { auditSize, type SizeCorrelation } from "./size.ts";

export type Audit = {
  /** Everything looked at: what is in question first, then what is worth a look, then the rest. */
  readonly notes: readonly AuditNote[];
  readonly coverage: {
    readonly indicators: readonly IndicatorCoverage[];
    readonly units: readonly UnitCoverage[];
  };
  readonly outliers: readonly OutlierAudit[];
  readonly correlations: AuditCorrelations;
  readonly opposition: readonly Opposition[];
  readonly influence: readonly PartInfluence[];
  readonly reliability: readonly Reliability[];
  readonly dimensions: readonly Dimensions[];
  /** Empty where there were too many scores to explore. */
  readonly leaning: readonly Leaning[];
  readonly sizes: readonly SizeCorrelation[];
};

/**
 * Audit an assessment: is what was put together fit to be put together? Scores are taken as the index takes them,
 * after the recipe's imputation; coverage, outliers and size look at the values observed.
 *
 * @see OECD and JRC (2008), Handbook on Constructing Composite Indicators. doi:10.1787/9789264043466-en
 */
export function auditAssessment(assessment: Assessment): Audit {
  const families = familiesOf(assessment);
  const { notes: coverageNotes, ...coverage } = auditCoverage(assessment);
  const { outliers, notes: outlierNotes } = auditOutliers(assessment);
  const correlations = auditCorrelations(assessment, families);
  const { opposition, notes: oppositionNotes } = auditOpposition(families);
  const { influence, notes: influenceNotes } = auditInfluence(assessment, families);
  const { reliability, notes: reliabilityNotes } = auditReliability(families);
  const { dimensions, notes: dimensionNotes } = auditDimensions(families);
  const { leaning, notes: leaningNotes } = auditLeaning(assessment);
  const { sizes, notes: sizeNotes } = auditSize(assessment);
  const notes = [
    ...auditRedundancy(assessment, correlations.indicators),
    ...oppositionNotes,
    ...influenceNotes,
    ...coverageNotes,
    ...outlierNotes,
    ...reliabilityNotes,
    ...dimensionNotes,
    ...leaningNotes,
    ...sizeNotes,
  ];
  return {
    notes: notes.toSorted((a, b) => verdicts.indexOf(a.verdict) - verdicts.indexOf(b.verdict)),
    coverage,
    outliers,
    correlations,
    opposition,
    influence,
    reliability,
    dimensions,
    leaning,
    sizes,
  };
}
