/** Reading YAML into plain data, with the line of every key at hand. */

import { LineCounter, type Node, parseDocument } from "yaml";
import type { Finding, Place } from "../finding.ts";
import { type CappedFindings, cappedFindings } from "./capped-findings.ts";
import { type PlainYaml, plainValue, type YamlMember, type YamlMistake } from "./yaml/plain-value.ts";

export type YamlPath = readonly (string | number)[];

export type YamlReading = {
  /** Objects, arrays, strings, numbers, booleans and null; undefined when anything was broken. */
  readonly value: unknown;
  readonly findings: readonly Finding[];
  /** The line of a key, or of its nearest ancestor that is there; the column is the path as people write it. */
  placeOf(path: YamlPath): Place;
};

// A tree of a thousand components has a tenth of this, and the parser needs seconds for it.
const LONGEST_TEXT = 1_000_000;

/**
 * Read YAML 1.2 (core schema: dates, yes and no stay text). Anything broken is a finding, never an exception.
 *
 * @param file  the name that findings and places give
 * @example
 * readYaml("recipe.yaml", "impute: { method: none }\n").value; // => { impute: { method: "none" } }
 * readYaml("recipe.yaml", "a: 1\nb:\n  c: 2\n").placeOf(["b", "c"]); // => { file: "recipe.yaml", row: 3, column: "b.c" }
 */
export function readYaml(file: string, text: string): YamlReading {
  const findings = cappedFindings(file);
  const lines = new LineCounter();
  const root = parseRoot(file, text, lines, findings);
  const plain = root && convert(root, lines, findings);
  const list = findings.list();
  return {
    value: plain === undefined || list.length > 0 ? undefined : plain.value,
    findings: list,
    placeOf: (path) => ({ file, ...rowOf(path, root, plain, lines), ...columnAt(path) }),
  };
}

function parseRoot(
  file: string,
  text: string,
  lines: LineCounter,
  findings: CappedFindings,
): Node | undefined {
  if (text.includes("\0")) {
    findings.add("file-binary", {}, { file });
    return undefined;
  }
  if (text.length > LONGEST_TEXT) {
    findings.add("yaml-broken", {}, { detail: `the file is longer than ${LONGEST_TEXT} characters` });
    return undefined;
  }
  try {
    const document = parseDocument(text, {
      version: "1.2",
      // Stated, so that a %YAML 1.1 line in the file cannot turn "no" into false.
      schema: "core",
      merge: false,
      resolveKnownTags: false,
      // Checked in plainValue(), in one pass instead of each key against each.
      uniqueKeys: false,
      prettyErrors: false,
      // At "silent" a second document would go unmentioned.
      logLevel: "error",
      lineCounter: lines,
    });
    for (const { pos, code, message } of document.errors) {
      const detail = code === "MULTIPLE_DOCS" ? "a line --- starts a second document" : plainDetail(message);
      findings.add("yaml-broken", { row: lines.linePos(pos[0]).line }, { detail });
    }
    if (document.contents === null && document.errors.length === 0) findings.add("file-empty", {}, { file });
    return document.contents ?? undefined;
  } catch (thrown) {
    addThrown(thrown, findings);
    return undefined;
  }
}

function convert(root: Node, lines: LineCounter, findings: CappedFindings): PlainYaml | undefined {
  try {
    const plain = plainValue(root);
    for (const mistake of plain.mistakes) {
      const where = { row: lines.linePos(mistake.start).line };
      if (mistake.kind === "cycle") findings.add("tree-cycle", where, { id: mistake.anchor });
      else findings.add("yaml-broken", where, { detail: detailOf(mistake) });
    }
    return plain;
  } catch (thrown) {
    addThrown(thrown, findings);
    return undefined;
  }
}

function addThrown(thrown: unknown, findings: CappedFindings): void {
  findings.add("yaml-broken", {}, { detail: plainDetail(String(thrown)) });
}

// The parser descends once for each level, so brackets nested by the thousand end the stack.
function plainDetail(message: string): string {
  return /call stack|recursion/.test(message) ? "it is nested too deeply" : message;
}

function detailOf(mistake: Exclude<YamlMistake, { kind: "cycle" }>): string {
  if (mistake.kind === "alias-unknown") return `*${mistake.anchor} stands for nothing above it`;
  if (mistake.kind === "key-twice") return `the key "${mistake.key}" is there twice`;
  if (mistake.kind === "key-not-text") return "a key must be a plain text";
  return "its aliases repeat too much";
}

function rowOf(
  path: YamlPath,
  root: Node | undefined,
  plain: PlainYaml | undefined,
  lines: LineCounter,
): { readonly row?: number } {
  if (root === undefined) return {};
  let start = root.range?.[0] ?? 0;
  let node: Node | null = root;
  for (const step of path) {
    const member: YamlMember | undefined = plain?.membersOf(node).get(step);
    if (member === undefined) break;
    ({ start, node } = member);
  }
  return { row: lines.linePos(start).line };
}

function columnAt(path: YamlPath): { readonly column?: string } {
  if (path.length === 0) return {};
  const written = path.map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`)).join("");
  return { column: written.startsWith(".") ? written.slice(1) : written };
}
