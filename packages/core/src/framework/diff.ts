/** What changed between two versions of a framework: added, removed, re-weighted, re-worded, re-defined. */

import { listComponents } from "./component.ts";
import type { Framework } from "./framework.ts";
import { canonicalJson } from "./hash.ts";

export type ChangeKind = "added" | "removed" | "re-weighted" | "re-worded" | "re-defined";

export type FrameworkChange = {
  readonly part: "framework" | "component" | "indicator" | "threat";
  readonly id: string;
  readonly kind: ChangeKind;
  /** The field that changed; empty for added and removed. */
  readonly field: string;
  readonly before: string;
  readonly after: string;
};

type Fields = Readonly<Record<string, unknown>>;

const wordings = new Set(["title", "note", "plainWords", "purpose", "audience", "place", "population"]);

/** Every difference between two versions, in the order of the parts and of the later version. */
export function diffFrameworks(before: Framework, after: Framework): readonly FrameworkChange[] {
  return [
    ...diffParts("framework", [about(before)], [about(after)]),
    ...diffParts("component", componentFields(before), componentFields(after)),
    ...diffParts("indicator", before.indicators, after.indicators),
    ...diffParts("threat", before.threats, after.threats),
  ];
}

function about(framework: Framework): Fields & { readonly id: string } {
  const { title, owner, requestedBy, context, freedoms } = framework;
  return {
    id: "framework",
    title,
    owner: owner.body,
    endorsed: owner.endorsed,
    requestedBy,
    freedoms,
    ...context,
  };
}

function componentFields(framework: Framework): readonly (Fields & { readonly id: string })[] {
  return listComponents(framework.index).map(({ component, parent }) => {
    const { components: _below, ...own } = component;
    return { ...own, parent };
  });
}

function diffParts(
  part: FrameworkChange["part"],
  before: readonly (Fields & { readonly id: string })[],
  after: readonly (Fields & { readonly id: string })[],
): readonly FrameworkChange[] {
  const earlier = new Map(before.map((each) => [each.id, each]));
  const later = new Set(after.map((each) => each.id));
  const gone = before.filter((each) => !later.has(each.id));
  return [
    ...after.flatMap((each): readonly FrameworkChange[] => {
      const old = earlier.get(each.id);
      if (old === undefined)
        return [{ part, id: each.id, kind: "added", field: "", before: "", after: titleOf(each) }];
      return diffFields(part, old, each);
    }),
    ...gone.map(
      (each): FrameworkChange => ({
        part,
        id: each.id,
        kind: "removed",
        field: "",
        before: titleOf(each),
        after: "",
      }),
    ),
  ];
}

function diffFields(
  part: FrameworkChange["part"],
  before: Fields & { readonly id: string },
  after: Fields,
): readonly FrameworkChange[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return fields.flatMap((field): readonly FrameworkChange[] => {
    const [old, now] = [shown(before[field]), shown(after[field])];
    if (old === now) return [];
    const kind = field === "weight" ? "re-weighted" : wordings.has(field) ? "re-worded" : "re-defined";
    return [{ part, id: before.id, kind, field, before: old, after: now }];
  });
}

function titleOf(part: Fields): string {
  return shown(part["title"]);
}

function shown(value: unknown): string {
  if (value === undefined || value === null || Number.isNaN(value)) return "";
  return typeof value === "object" ? canonicalJson(value) : String(value);
}
