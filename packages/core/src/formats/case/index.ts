export * from "./columns-file.ts";
export * from "./framework-file.ts";
export * from "./observations-table.ts";
export * from "./recipe-file.ts";
export * from "./table.ts";
export * from "./units-table.ts";
export * from "./voices-tables.ts";
export * from "./weights-table.ts";
