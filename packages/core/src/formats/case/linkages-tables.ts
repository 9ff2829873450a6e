/** `linkages.csv` and `nodes.csv` to links and to the nodes that are no threats. */

import {
  checkLinks,
  confidences,
  type Link,
  type LinkProblemKind,
  type NetworkNode,
} from "../../evidence/index.ts";
import type { FindingList } from "../../finding-list.ts";
import { forbiddenWording, isIdentifier } from "../../framework/index.ts";
import { checkHeader, parseNumber, readRows, type Table } from "./table.ts";

const otherKinds = ["right", "goal", "measure"] as const;

const pillars = ["security", "development", "rights"] as const;

/** Read nodes that are no threats; one with the id of a threat is told and left out. */
export function parseNodes(
  table: Table,
  threats: ReadonlySet<string>,
  list: FindingList,
): readonly NetworkNode[] {
  return readRows("nodes", table, list).flatMap((row): readonly NetworkNode[] => {
    const id = row.text("id");
    if (threats.has(id)) {
      list.add("node-repeats-threat", row.place("id"), { id });
      return [];
    }
    for (const field of ["title", "kind"]) {
      if (row.text(field) === "") list.add("field-missing", row.place(field), { field });
    }
    const word = forbiddenWording(row.text("title"));
    if (word !== null) list.add("wording-forbidden", row.place("title"), { word, text: row.text("title") });
    return [
      {
        id,
        title: row.text("title"),
        kind: row.choice("kind", otherKinds),
        pillar: row.text("pillar") === "" ? "" : row.choice("pillar", pillars),
      },
    ];
  });
}

/** What a problem is called in the message. */
const words: Readonly<Record<LinkProblemKind, string>> = {
  "node-unknown": "node",
  "link-to-itself": "itself",
  "sign-invalid": "sign",
  "strength-invalid": "strength",
  "stated-twice": "twice",
};

/** One row as written, and the link that it states. */
type LinkRow = { readonly link: Link; readonly cell: (column: string) => string };

/**
 * Read links between known nodes. A statement that cannot be used is told and left out; one without a strength is kept,
 * with NaN.
 */
export function parseLinks(table: Table, nodes: ReadonlySet<string>, list: FindingList): readonly Link[] {
  const find = checkHeader("linkages", table, list);
  const rows = table.rows.flatMap(({ row, cells }): readonly LinkRow[] => {
    const cell = (column: string): string => (cells[find(column)] ?? "").trim();
    const link = readLink(cell, { file: table.file, row }, list);
    return link === null ? [] : [{ link, cell }];
  });
  const problems = checkLinks(
    Array.from(nodes, (id) => ({ id })),
    rows.map(({ link }) => link),
  );
  const bad = new Set<Link>();
  for (const { problem, column, link } of problems) {
    // The first problem of a row says enough.
    if (bad.has(link)) continue;
    bad.add(link);
    const { cell } = rows.find((each) => each.link === link)!;
    tellOf(link.row, table.file, { problem: words[problem], column }, cell, list);
  }
  return rows.map(({ link }) => link).filter((link) => !bad.has(link));
}

function readLink(
  cell: (column: string) => string,
  where: { readonly file: string; readonly row: number },
  list: FindingList,
): Link | null {
  const strength = cell("strength") === "" ? Number.NaN : parseNumber(cell("strength"));
  const confidence = confidences.find((each) => each === (cell("confidence") || "unstated"));
  const statedBy = cell("statedBy");
  const people = cell("people") === "" ? Number.NaN : parseNumber(cell("people"));
  const column =
    cell("strength") !== "" && Number.isNaN(strength)
      ? "strength"
      : confidence === undefined
        ? "confidence"
        : statedBy !== "" && !isIdentifier(statedBy)
          ? "statedBy"
          : cell("people") !== "" && !(Number.isInteger(people) && people >= 0)
            ? "people"
            : null;
  if (column !== null || confidence === undefined) {
    tellOf(where.row, where.file, { problem: column!, column: column! }, cell, list);
    return null;
  }
  return {
    from: cell("from"),
    to: cell("to"),
    sign: readSign(cell("sign")),
    strength,
    source: cell("source"),
    kind: cell("kind"),
    confidence,
    statedBy,
    note: cell("note"),
    people,
    ...where,
  };
}

/** 1 or −1, also as a lone sign and with a typographic minus; NaN for anything else. */
function readSign(cell: string): number {
  const plain = cell.replace("−", "-");
  if (plain === "+" || plain === "-") return plain === "+" ? 1 : -1;
  return parseNumber(plain);
}

function tellOf(
  row: number,
  file: string,
  { problem, column }: { readonly problem: string; readonly column: string },
  cell: (column: string) => string,
  list: FindingList,
): void {
  list.add(
    "link-invalid",
    { file, row, column },
    {
      from: cell("from").slice(0, 80),
      to: cell("to").slice(0, 80),
      problem,
      value: cell(column).slice(0, 80),
    },
  );
}
