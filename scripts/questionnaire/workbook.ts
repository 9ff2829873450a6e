// A plain .xlsx of text cells: the same sheets give the same bytes, on any machine.

import { strToU8, type Zippable, zipSync } from "fflate";

export type Sheet = {
  readonly name: string;
  /** Header first. */
  readonly rows: readonly (readonly string[])[];
};

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packaged = "http://schemas.openxmlformats.org/package/2006";
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const typeOf = "application/vnd.openxmlformats-officedocument.spreadsheetml";

export function workbookOf(sheets: readonly Sheet[]): Uint8Array {
  const numbered = sheets.map((sheet, i) => ({ ...sheet, n: i + 1 }));
  const overrides = numbered.map(
    ({ n }) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${typeOf}.worksheet+xml"/>`,
  );
  const links = numbered.map(
    ({ n }) => `<Relationship Id="rId${n}" Type="${office}/worksheet" Target="worksheets/sheet${n}.xml"/>`,
  );
  const tags = numbered.map(
    ({ name, n }) => `<sheet name="${escaped(name)}" sheetId="${n}" r:id="rId${n}"/>`,
  );
  const parts: Readonly<Record<string, string>> = {
    "[Content_Types].xml": `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${typeOf}.sheet.main+xml"/>${overrides.join("")}</Types>`,
    "_rels/.rels": `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${tags.join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${packaged}/relationships">${links.join("")}</Relationships>`,
    ...Object.fromEntries(numbered.map(({ rows, n }) => [`xl/worksheets/sheet${n}.xml`, sheetXml(rows)])),
  };
  // The time of a part is told in local time: this one is the first that the format knows, everywhere.
  const options = { level: 9, mtime: new Date(1980, 0, 1) } as const;
  const files: Zippable = Object.fromEntries(
    Object.entries(parts).map(([name, xml]) => [name, [strToU8(head + xml), options]]),
  );
  return zipSync(files);
}

function sheetXml(rows: Sheet["rows"]): string {
  const lines = rows.map((cells, r) => {
    const filled = cells.flatMap((text, c) =>
      text === ""
        ? []
        : [
            `<c r="${columnName(c)}${r + 1}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`,
          ],
    );
    return `<row r="${r + 1}">${filled.join("")}</row>`;
  });
  return `<worksheet xmlns="${main}"><sheetData>${lines.join("")}</sheetData></worksheet>`;
}

/** A to Z: no sheet of a form has more columns. */
function columnName(position: number): string {
  return String.fromCharCode(65 + position);
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
