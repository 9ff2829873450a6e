export * from "./assess.ts";
export * from "./assessment/index.ts";
export * from "./evidence/index.ts";
export * from "./finding.ts";
export { type FindingCode, findingSeverities, type Severity } from "./finding-codes.ts";
export * from "./finding-list.ts";
export * from "./formats/case/index.ts";
export * from "./formats/index.ts";
export { alertsTable, rulesTable } from "./formats/results/alerts-tables.ts";
export * from "./formats/results/assessment-json.ts";
export * from "./formats/results/audit-json.ts";
export { backtestHead, formatBacktestJson } from "./formats/results/backtest-json.ts";
export { scoredForecastsTable } from "./formats/results/backtest-tables.ts";
export * from "./formats/results/changes-table.ts";
export * from "./formats/results/column-tables.ts";
export * from "./formats/results/difference-table.ts";
export {
  explorationsTable,
  hypothesesTable,
  influenceTable,
  leverageTable,
  linksTable,
  loopsTable,
} from "./formats/results/links-tables.ts";
export {
  outbreaksTable,
  phasesTable,
  probabilitiesTable,
  reliabilityTable,
} from "./formats/results/outlook-signs-tables.ts";
export { forecastsTable, skillTable } from "./formats/results/outlook-tables.ts";
export { prioritiesTable } from "./formats/results/priorities.ts";
export * from "./formats/results/read-assessment-json.ts";
export * from "./formats/results/release-ledger.ts";
export * from "./formats/results/tables.ts";
export {
  deprivationTable,
  estimatesTable,
  gapTable,
  groupDifferencesTable,
  groupName,
  heardTable,
} from "./formats/results/voices-tables.ts";
export * from "./framework/index.ts";
export * from "./messages/index.ts";
export * from "./numerics/index.ts";
export * from "./outlook/index.ts";
export * from "./period-inputs.ts";
export * from "./report/index.ts";
export * from "./stages.ts";
export * from "./what-if.ts";
