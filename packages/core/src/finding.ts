/** A problem found in people's data: what, where, and what to do about it. Texts live in the catalogue. */

/** `error` stops the assessment; `warning` leaves out or neutralises only the part it touches. */
export type Severity = "error" | "warning";

const severities = {
  // reading files
  "case-missing": "error",
  "file-missing": "error",
  "file-unreadable": "error",
  "file-empty": "error",
  "file-binary": "error",
  "encoding-invalid": "error",
  "file-too-large": "error",
  "line-too-long": "error",
  "quotes-broken": "error",
  "row-ragged": "warning",
  "texts-too-many": "error",
  "header-duplicate": "error",
  "column-missing": "error",
  "formula-neutralised": "warning",
  "spreadsheet-broken": "error",
  "spreadsheet-too-large": "error",
  "spreadsheet-more-sheets": "warning",
  "sheet-unnamed": "warning",
  "yaml-broken": "error",
  "yaml-key-unknown": "warning",
  // fields
  "format-unknown": "error",
  "field-missing": "error",
  "field-unfilled": "error",
  "field-invalid": "error",
  "value-not-number": "error",
  "id-invalid": "error",
  "id-duplicate": "error",
  "wording-forbidden": "error",
  // framework
  "tree-cycle": "error",
  "component-unknown": "error",
  "component-empty": "warning",
  "freedom-unknown": "error",
  "freedom-empty": "warning",
  "weight-invalid": "error",
  "weights-all-zero": "error",
  "goalposts-reversed": "error",
  "goalposts-missing": "error",
  "goalposts-not-positive": "error",
  "indicator-reference-unknown": "error",
  "context-scored": "warning",
  "part-scored-twice": "warning",
  "military-column": "warning",
  "nothing-to-score": "error",
  // recipe
  "method-unknown": "error",
  "recipe-address-unknown": "error",
  "variation-form-invalid": "error",
  "variation-range-invalid": "error",
  "variation-sets-unknown": "error",
  "sensitivity-target-unknown": "error",
  "sensitivity-nothing-varied": "warning",
  "weight-set-unknown": "error",
  "weight-node-unknown": "warning",
  "node-unknown": "error",
  "node-choice-misplaced": "error",
  "option-missing": "error",
  "range-reversed": "error",
  "recipe-unit-unknown": "error",
  "treat-changes-scale": "error",
  "scales-mixed": "warning",
  "aggregate-needs-positive": "error",
  "aggregate-on-insecurity": "error",
  "shares-impossible": "error",
  "bands-invalid": "error",
  "group-unknown": "error",
  "period-compared-twice": "warning",
  "choice-unknown": "error",
  "choice-value-refused": "error",
  // priorities
  "priorities-threats-missing": "warning",
  "threat-indicator-unusable": "warning",
  "priorities-place-unknown": "error",
  "priorities-criterion-unknown": "error",
  "priorities-shares-missing": "error",
  "priorities-voices-missing": "error",
  "judgement-invalid": "warning",
  "judgement-incomplete": "warning",
  "judge-in-two-groups": "warning",
  "ballot-invalid": "warning",
  "coding-invalid": "warning",
  "threat-unknown": "warning",
  // links
  "link-invalid": "warning",
  "node-repeats-threat": "warning",
  "cross-impact-invalid": "warning",
  "cross-impact-too-large": "warning",
  "links-awaited": "warning",
  "exploration-left-out": "warning",
  "hypothesis-series-missing": "warning",
  "survey-causes-also-asked": "warning",
  "survey-causes-unknown": "warning",
  "survey-causes-uncounted": "warning",
  // deprivation
  "deprivation-rule-unclear": "error",
  "deprivation-worst-misplaced": "error",
  "deprivation-members-misplaced": "error",
  "deprivation-column-missing": "warning",
  "deprivation-answer-not-number": "warning",
  "deprivation-codes-unseen": "warning",
  // evidence
  "unit-unknown": "warning",
  "indicator-unknown": "warning",
  "parent-unknown": "error",
  "parent-cycle": "error",
  "period-invalid": "warning",
  "period-out-of-context": "warning",
  "value-invalid": "warning",
  "value-with-reason": "warning",
  "missing-unknown": "warning",
  "observation-duplicate": "warning",
  "value-implausible": "warning",
  "value-slip": "warning",
  "unit-of-measure-differs": "warning",
  "alias-resolved": "warning",
  "denominator-missing": "warning",
  "denominator-period-differs": "warning",
  "source-unknown": "warning",
  // events and places
  "event-invalid": "warning",
  "event-unit-unknown": "warning",
  "event-outside": "warning",
  "event-swapped": "warning",
  "event-areas-missing": "warning",
  "series-invalid": "warning",
  "alert-rule-refused": "warning",
  "alert-rules-contradict": "warning",
  "alert-reference-unknown": "warning",
  "outcome-invalid": "warning",
  "season-invalid": "warning",
  "outlook-reference-unknown": "error",
  "outlook-method-unfit": "error",
  "outlook-as-of-invalid": "error",
  "outlook-id-repeated": "error",
  "outlook-type-unseen": "warning",
  "outlook-span-empty": "warning",
  "series-unit-unknown": "warning",
  "series-outside-kind": "warning",
  "series-gap": "warning",
  "series-source-changed": "warning",
  "boundaries-broken": "error",
  "boundary-unreadable": "warning",
  "findings-cut": "warning",
  // survey answers
  "form-sheet-missing": "error",
  "form-type-unknown": "warning",
  "form-name-invalid": "error",
  "form-name-duplicate": "error",
  "form-reference-unknown": "warning",
  "form-group-unbalanced": "error",
  "form-list-missing": "error",
  "form-choice-duplicate": "warning",
  "form-label-missing": "warning",
  "form-version-changed": "warning",
  "answer-not-in-list": "warning",
  "answer-not-number": "warning",
  "answer-code-unstated": "warning",
  "instance-id-repeated": "warning",
  "repeat-without-parent": "warning",
  "repeat-unlinked": "warning",
  "column-not-coded": "warning",
  "survey-column-missing": "warning",
  "weight-column-missing": "error",
  "survey-weight-invalid": "warning",
  "survey-design-incomplete": "warning",
  "survey-design-problem": "warning",
  "survey-reference-unknown": "warning",
  "survey-place-unknown": "warning",
  "survey-wave-unknown": "warning",
  "survey-period-missing": "warning",
  "survey-answers-awaited": "warning",
  "threat-words-unsupported": "warning",
  "item-unanswered": "warning",
  "item-withheld": "warning",
  // weights against margins
  "adjust-total-invalid": "warning",
  "adjust-category-empty": "warning",
  "adjust-answer-missing": "warning",
  "adjust-sums-differ": "warning",
  "adjust-totals-contradict": "warning",
  "adjust-out-of-reach": "warning",
  "adjust-not-met": "warning",
  "adjust-weight-negative": "warning",
  "adjust-trim-impossible": "warning",
  "identifying-column-refused": "warning",
  "item-repeated": "error",
  // assessment
  "indicator-empty": "warning",
  "indicator-constant": "warning",
  "indicators-collinear": "warning",
  "units-too-few": "warning",
  "value-not-scorable": "warning",
  "value-at-end": "warning",
  "aggregate-undefined": "warning",
  "aggregate-decided": "warning",
  "units-without-score": "warning",
  "units-screened-out": "warning",
  "weights-refused": "warning",
  "runs-failed": "warning",
  "change-not-comparable": "warning",
  "change-without-scores": "warning",
  "sensitivity-runs-failed": "warning",
  "runs-too-large": "error",
  // results read back
  "json-broken": "error",
  "results-format-unknown": "error",
  "results-broken": "error",
  // releases
  "ledger-broken": "error",
  "ledger-foreign": "error",
  "ledger-busy": "error",
  "ledger-changed": "error",
  "release-repeated": "error",
  "release-question-closed": "warning",
  "microdata-column-refused": "warning",
  "microdata-risk-too-high": "warning",
  "microdata-released-before": "warning",
} as const satisfies Record<string, Severity>;

export type FindingCode = keyof typeof severities;

/** Every finding code with its severity, for the guide and for tests. */
export const findingSeverities: Readonly<Record<FindingCode, Severity>> = severities;

/** Where a finding stands: a file, and in it the row (spreadsheet numbering, header = 1) and the column or key. */
export type Place = { readonly file: string; readonly row?: number; readonly column?: string };

export type Finding = {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly where: Place;
  /** What the message of this code names, such as `{ id: "food" }`. */
  readonly values: Readonly<Record<string, string | number>>;
};

/**
 * Make a finding; its severity follows from its code.
 *
 * @example
 * finding("id-duplicate", { file: "units.csv", row: 3 }, { id: "AFG" }).severity; // => "error"
 */
export function finding(
  code: FindingCode,
  where: Place,
  values: Readonly<Record<string, string | number>> = {},
): Finding {
  return { code, severity: severities[code], where, values };
}

/** Whether any finding stops the assessment. */
export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some((each) => each.severity === "error");
}
