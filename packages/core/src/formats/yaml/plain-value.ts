/** From a parsed YAML document to plain data: aliases written out, no key twice, nothing without an end. */

import { type Alias, isAlias, isMap, isScalar, isSeq, type Node } from "yaml";

/** Where a key or item starts and what it holds, for finding a place again. */
export type YamlMember = { readonly start: number; readonly node: Node | null };

export type YamlMistake = { readonly start: number } & (
  | { readonly kind: "cycle"; readonly anchor: string }
  | { readonly kind: "alias-unknown"; readonly anchor: string }
  | { readonly kind: "key-twice"; readonly key: string }
  | { readonly kind: "key-not-text" }
  | { readonly kind: "aliases-too-many" }
);

export type PlainYaml = {
  readonly value: unknown;
  readonly mistakes: readonly YamlMistake[];
  /** The members of a map by key, of a sequence by index; aliases followed. */
  membersOf(node: Node | null): ReadonlyMap<string | number, YamlMember>;
};

// Nodes written out through aliases: each level of a bomb multiplies them.
const MOST_ALIASED = 10_000;

/**
 * Turn a document's root into plain data. Aliases become copies, so that the result is a tree.
 *
 * The package's own conversion leaves repeated objects shared, compares every key with every other, and takes a
 * self-containing alias for a value; hence this one.
 */
export function plainValue(root: Node | null): PlainYaml {
  const mistakes: YamlMistake[] = [];
  const anchors = new Map<string, Node>();
  const targets = new Map<Alias, Node>();
  const members = new Map<unknown, ReadonlyMap<string | number, YamlMember>>();
  const underway = new Set<Node>();
  let aliasDepth = 0;
  let aliasStart = 0;
  let aliased = 0;

  function convert(node: Node | null): unknown {
    if (node === null) return null;
    if (aliasDepth > 0 && ++aliased > MOST_ALIASED) {
      if (aliased === MOST_ALIASED + 1) mistakes.push({ kind: "aliases-too-many", start: aliasStart });
      return undefined;
    }
    if (isAlias(node)) return convertAlias(node);
    // In a copy the anchors were met before; setting them again could hide a later one of the same name.
    if (aliasDepth === 0 && node.anchor !== undefined) anchors.set(node.anchor, node);
    if (isScalar(node)) return node.value;
    underway.add(node);
    const value = isMap(node) || isSeq(node) ? convertMembers(node) : null;
    underway.delete(node);
    return value;
  }

  function convertMembers(node: Node): unknown {
    if (isSeq<Node | null>(node)) return node.items.map(convert);
    const entries = new Map<string, unknown>();
    if (isMap<Node, Node | null>(node)) {
      for (const { key, value } of node.items) {
        const start = startOf(key) ?? startOf(node) ?? 0;
        const text = keyText(key);
        if (text === undefined) mistakes.push({ kind: "key-not-text", start });
        else if (entries.has(text)) mistakes.push({ kind: "key-twice", key: text, start });
        else {
          if (aliasDepth === 0 && key?.anchor !== undefined) anchors.set(key.anchor, key);
          entries.set(text, convert(value));
        }
      }
    }
    // Not by assignment: a key "__proto__" must stay a key.
    return Object.fromEntries(entries);
  }

  function convertAlias(alias: Alias): unknown {
    const start = startOf(alias) ?? 0;
    const target = targetOf(alias);
    if (target === undefined) {
      mistakes.push({ kind: "alias-unknown", anchor: alias.source, start });
      return undefined;
    }
    if (underway.has(target)) {
      mistakes.push({ kind: "cycle", anchor: alias.source, start });
      return undefined;
    }
    if (aliasDepth === 0) aliasStart = start;
    aliasDepth++;
    const value = convert(target);
    aliasDepth--;
    return value;
  }

  /** What an alias stood for when it was first met: the last anchor of its name above it. */
  function targetOf(alias: Alias): Node | undefined {
    const target = targets.get(alias) ?? anchors.get(alias.source);
    if (target !== undefined) targets.set(alias, target);
    return target;
  }

  function keyText(key: Node | null): string | undefined {
    if (key === null) return "";
    const scalar = isAlias(key) ? targetOf(key) : key;
    if (!isScalar(scalar)) return undefined;
    // A key 0010 is the text people wrote, not the number ten.
    return typeof scalar.value === "string" ? scalar.value : (scalar.source ?? String(scalar.value ?? ""));
  }

  function membersOf(node: Node | null): ReadonlyMap<string | number, YamlMember> {
    const target = node !== null && isAlias(node) ? targets.get(node) : node;
    let known = members.get(target);
    if (known === undefined) {
      known = new Map(isMap(target) || isSeq(target) ? memberEntries(target) : []);
      members.set(target, known);
    }
    return known;
  }

  function* memberEntries(parent: Node): Generator<[string | number, YamlMember]> {
    const parentStart = startOf(parent) ?? 0;
    if (isSeq<Node | null>(parent)) {
      for (const [index, node] of parent.items.entries()) {
        yield [index, { start: startOf(node) ?? parentStart, node }];
      }
    }
    if (isMap<Node, Node | null>(parent)) {
      for (const { key, value } of parent.items) {
        const text = keyText(key);
        if (text !== undefined) yield [text, { start: startOf(key) ?? parentStart, node: value }];
      }
    }
  }

  return { value: convert(root), mistakes, membersOf };
}

function startOf(node: Node | null): number | undefined {
  return node?.range?.[0];
}
