/** Text and files of tables to records, and back. */

export { columnLetters } from "./column-name.ts";
export { type OnRecord, readCsv } from "./csv-reader.ts";
export { type CsvCell, formatCsv } from "./csv-writer.ts";
export { isFormula, neutralise } from "./formula-cell.ts";
export { readBoundaries } from "./geojson/boundaries-reader.ts";
export { readForm } from "./xlsform/form-reader.ts";
export { type OnSheetRecord, readXlsx, readXlsxSheets } from "./xlsx-reader.ts";
export { readYaml, type YamlPath, type YamlReading } from "./yaml-reader.ts";
