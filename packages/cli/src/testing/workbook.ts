/** Makes .xlsx files for tests, also ones that nobody should open. */

import { crc32, deflateRawSync } from "node:zlib";

const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const sheetPath = "xl/worksheets/sheet1.xml";

/** CSV text (without quotes) as a workbook of one sheet; cells that look like numbers are numbers. */
export function workbook(csv: string): Buffer {
  const rows = csv
    .trimEnd()
    .split("\n")
    .map((row, r) => `<row r="${r + 1}">${row.split(",").map(cell).join("")}</row>`);
  return zip(parts(`<worksheet><sheetData>${rows.join("")}</sheetData></worksheet>`));
}

/** A workbook of a few hundred kilobytes whose sheet unpacks to `megabytes`. */
export function zipBomb(megabytes: number): Buffer {
  const filler = Buffer.alloc(megabytes * 1_000_000, " ");
  return zip(parts(Buffer.concat([Buffer.from("<worksheet><sheetData>"), filler])));
}

function cell(text: string): string {
  return /^-?[\d.]+$/.test(text)
    ? `<c><v>${text}</v></c>`
    : `<c t="inlineStr"><is><t>${text.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</t></is></c>`;
}

function parts(sheet: string | Buffer): ReadonlyMap<string, string | Buffer> {
  return new Map([
    ["[Content_Types].xml", "<Types/>"],
    [
      "xl/workbook.xml",
      `<workbook xmlns:r="${relations}"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>`,
    ],
    [
      "xl/_rels/workbook.xml.rels",
      `<Relationships><Relationship Id="r1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ],
    [sheetPath, sheet] as [string, string | Buffer],
  ]);
}

function zip(files: ReadonlyMap<string, string | Buffer>): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, contents] of files) {
    const raw = Buffer.from(contents);
    const packed = deflateRawSync(raw);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(raw), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(raw.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const entry = Buffer.concat([Buffer.from("PK\u0003\u0004"), common, Buffer.from(name), packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    central.push(Buffer.from("PK\u0001\u0002"), Buffer.from([20, 0]), common, rest, Buffer.from(name));
    local.push(entry);
    offset += entry.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.size, 4);
  end.writeUInt16LE(files.size, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...local, directory, Buffer.from("PK\u0005\u0006"), end]);
}
