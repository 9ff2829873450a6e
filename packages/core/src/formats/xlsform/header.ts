/** The columns of a form's sheets: their names by the standard, and the language each text is in. */

/** Column name to its positions by language; `""` where a heading names no language. */
export type FormHeader = {
  readonly columns: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** In the order of the columns. */
  readonly languages: readonly string[];
};

// Older and looser headings that the collection tools read as well.
const aliases: Readonly<Record<string, string>> = {
  "list name": "list_name",
  listname: "list_name",
  caption: "label",
  relevance: "relevant",
  calculate: "calculation",
  "choice filter": "choice_filter",
  "read only": "readonly",
  read_only: "readonly",
  count: "repeat_count",
  id_string: "form_id",
  title: "form_title",
  command: "type",
  tag: "name",
  value: "name",
};

const translated = new Set(["label", "hint", "guidance_hint", "constraint_message", "required_message"]);

/**
 * Read a heading row.
 *
 * @example
 * [...readFormHeader(["type", "label::Arabic (ar)"]).languages]; // => ["Arabic (ar)"]
 */
export function readFormHeader(cells: readonly string[]): FormHeader {
  const columns = new Map<string, Map<string, number>>();
  const languages: string[] = [];
  cells.forEach((cell, position) => {
    const heading = cell.trim();
    if (heading === "") return;
    // One colon parted name and language before two did.
    const [first = "", ...rest] = heading
      .split(heading.includes("::") ? "::" : ":")
      .map((part) => part.trim());
    const lower = first.toLowerCase();
    const name = aliases[lower] ?? lower;
    const language = translated.has(name) ? (rest[0] ?? "") : rest.join("::");
    if (translated.has(name) && language !== "" && !languages.includes(language)) languages.push(language);
    const byLanguage = columns.get(name) ?? new Map<string, number>();
    if (!byLanguage.has(language)) byLanguage.set(language, position);
    columns.set(name, byLanguage);
  });
  return { columns, languages };
}

/** The text of one column in one row; "" where there is none. */
export function formCell(header: FormHeader, cells: readonly string[], name: string): string {
  const positions = header.columns.get(name);
  const position = positions?.get("") ?? positions?.values().next().value;
  return position === undefined ? "" : (cells[position] ?? "").trim();
}

/** The texts of one column in one row, by language; languages without text are left out. */
export function formTexts(
  header: FormHeader,
  cells: readonly string[],
  name: string,
): Readonly<Record<string, string>> {
  const texts = [...(header.columns.get(name) ?? [])].map(([language, position]): [string, string] => [
    language,
    (cells[position] ?? "").trim(),
  ]);
  return Object.fromEntries(texts.filter(([, text]) => text !== ""));
}
