/** `framework.yaml` with its tables: what a whole one becomes, and what each thing made wrong is told as. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createFindingList } from "../../finding-list.ts";
import type { Framework } from "../../framework/index.ts";
import { parseFramework } from "./framework-file.ts";
import type { Table } from "./table.ts";

fc.configureGlobal({ seed: 1994 });

const whole = `format: salus/framework@1
id: some-place
version: 1.2.0
title: Security in one place
derivedFrom: { id: seven-components, version: 1.0.0 }
date: 2026-11-23
owner: { body: A ministry, endorsed: true }
requestedBy: null
context: { place: here, population: all, period: 2015, purpose: a plan, audience: the council }
freedoms: [fear, want, dignity]
index:
  id: human-security
  title: Human security
  aggregate: { method: geometric, offset: 0.01 }
  components:
    - { id: food, title: Food security, weight: 2, freedoms: [want] }
    - id: health
      title: Health security
      components:
        - { id: care, title: Access to care, note: clinics only }
`;

function table(file: string, text: string): Table {
  const [header, ...rows] = text.split("\n").map((line) => line.split(",").map((cell) => cell.trim()));
  return { file, header: header!, rows: rows.map((cells, i) => ({ row: i + 2, cells })) };
}

const indicators = table(
  "indicators.csv",
  "id,title,component,unitOfMeasure,direction\nhunger,Hunger,food,%,-1",
);

type Read = { readonly framework: Framework | undefined; readonly findings: readonly string[] };

function read(text: string, threats: Table | null = null): Read {
  const list = createFindingList();
  const reading = parseFramework({ framework: { file: "framework.yaml", text }, indicators, threats }, list);
  const findings = list.all().map(({ code, where }) => `${code} ${where.row} ${where.column ?? ""}`.trim());
  return { framework: reading?.framework, findings };
}

/** The whole file with one piece of text exchanged. */
function but(old: string, now: string): Read {
  expect(whole).toContain(old);
  return read(whole.replace(old, now));
}

describe("a whole framework.yaml", () => {
  test("becomes a framework, with what it leaves unsaid filled in", () => {
    const { framework, findings } = read(whole);
    expect(findings).toEqual([]);
    const care = {
      id: "care",
      title: "Access to care",
      weight: 1,
      freedoms: [],
      note: "clinics only",
      components: [],
    };
    expect(framework).toMatchObject({
      id: "some-place",
      version: "1.2.0",
      derivedFrom: { id: "seven-components", version: "1.0.0" },
      date: "2026-11-23",
      requestedBy: null,
      context: { period: "2015" },
      indicators: [{ id: "hunger", direction: -1 }],
      threats: [],
    });
    expect(framework!.index).toEqual({
      id: "human-security",
      title: "Human security",
      weight: 1,
      freedoms: [],
      aggregate: { method: "geometric", offset: 0.01 },
      components: [
        { id: "food", title: "Food security", weight: 2, freedoms: ["want"], components: [] },
        { id: "health", title: "Health security", weight: 1, freedoms: [], components: [care] },
      ],
    });
  });

  test("tells where its components and indicators stand, for later checks", () => {
    const list = createFindingList();
    const reading = parseFramework(
      { framework: { file: "framework.yaml", text: whole }, indicators, threats: null },
      list,
    )!;
    expect(reading.placeOfComponent("care")).toMatchObject({ file: "framework.yaml", row: 20 });
    expect(reading.placeOfComponent("unheard-of")).toMatchObject({ file: "framework.yaml" });
    expect(reading.placeOfIndicator("hunger", "low")).toEqual({
      file: "indicators.csv",
      row: 2,
      column: "low",
    });
  });

  test("takes a year for a period, but no number for a version: 1.10 would become 1.1", () => {
    expect(read(whole).framework!.context.period).toBe("2015");
    const { framework, findings } = but("version: 1.2.0", "version: 1.10");
    expect([framework, findings]).toEqual([undefined, ["field-invalid 3 version"]]);
  });
});

describe("one thing made wrong", () => {
  test.each<[string, string, string, readonly string[]]>([
    ["another format", "salus/framework@1", "salus/framework@9", ["format-unknown 1 format"]],
    ["no format", "format: salus/framework@1\n", "", ["format-unknown 1 format"]],
    ["a missing title", "title: Security in one place\n", "", ["field-missing 1 title"]],
    ["a missing place", "place: here, ", "", ["field-missing 9 context.place"]],
    ["an empty purpose", "purpose: a plan", 'purpose: ""', ["field-invalid 9 context.purpose"]],
    ["a placeholder", "purpose: a plan", "purpose: TO FILL in", ["field-unfilled 9 context.purpose"]],
    ["no freedoms", "[fear, want, dignity]", "[]", ["field-invalid 10 freedoms"]],
    ["a text for yes or no", "endorsed: true", "endorsed: maybe", ["field-invalid 7 owner.endorsed"]],
    [
      "a number for who asked",
      "requestedBy: null",
      "requestedBy: 5",
      ["field-invalid 8 requestedBy", "field-invalid 8 requestedBy"],
    ],
    ["an unknown key", "owner: { body", "owner: { boss: x, body", ["yaml-key-unknown 7 owner.boss"]],
    ["an unknown method", "method: geometric", "method: mode", ["method-unknown 14 index.aggregate.method"]],
    ["a negative offset", "offset: 0.01", "offset: -1", ["field-invalid 14 index.aggregate.offset"]],
    ["a negative weight", "weight: 2", "weight: -2", ["field-invalid 16 index.components[0].weight"]],
    [
      "a component without id",
      "{ id: care, ",
      "{ ",
      ["field-missing 20 index.components[1].components[0].id"],
    ],
    ["an id with a space", "id: food,", "id: food and water,", ["id-invalid 16 index.components[0].id"]],
    ["an id with a path", "id: some-place", "id: ../place", ["id-invalid 2 id"]],
    ["an id twice", "id: care", "id: food", ["id-duplicate 20 index.components[1].components[0].id"]],
    [
      "a label for a State",
      "title: Security in one place",
      "title: Fragile places",
      ["wording-forbidden 4 title"],
    ],
    [
      "a label on a component",
      "title: Access to care",
      "title: Failing care",
      ["wording-forbidden 20 index.components[1].components[0].title"],
    ],
    [
      "a placeholder deep in the tree",
      "note: clinics only",
      "note: TO FILL",
      ["field-unfilled 20 index.components[1].components[0].note"],
    ],
  ])("%s", (_, old, now, expected) => {
    expect(but(old, now).findings).toEqual(expected);
  });

  test("YAML that is broken", () => {
    const { framework, findings } = but("freedoms: [", "freedoms: [[");
    expect(framework).toBeUndefined();
    expect(findings.every((each) => each.startsWith("yaml-broken"))).toBe(true);
  });

  test.each(["", "   \n", "5", "- a\n- b", "null", "text"])("%j is no framework and no crash", (text) => {
    const { framework, findings } = read(text);
    expect(framework).toBeUndefined();
    expect(findings.length).toBeGreaterThan(0);
  });
});

describe("threats.csv", () => {
  const header = "id,title,component,severityIndicators,preventable,alsoTouches,region";

  test("becomes threats, with lists, an unstated preventability and the columns that are not known", () => {
    const { framework, findings } = read(
      whole,
      table("threats.csv", `${header}\nfamine,Famine,food,hunger,,health;care,north`),
    );
    expect(findings).toEqual([]);
    expect(framework!.threats[0]).toMatchObject({
      id: "famine",
      severityIndicators: ["hunger"],
      alsoTouches: ["health", "care"],
      preventable: "unstated",
      more: { region: "north" },
    });
  });

  test("refers to components and indicators that are there, and to preventabilities that exist", () => {
    const rows = "famine,Famine,fod,thirst,perhaps,helth,";
    expect(read(whole, table("threats.csv", `${header}\n${rows}`)).findings.toSorted()).toEqual([
      "component-unknown 2 alsoTouches",
      "component-unknown 2 component",
      "field-invalid 2 preventable",
      "indicator-reference-unknown 2 severityIndicators",
    ]);
  });
});

test("no value anywhere in the file makes the reading throw", () => {
  const lines = whole.split("\n").slice(0, -1);
  const value = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.constantFrom("__proto__", "constructor", "TO FILL", 1e300, -1),
  );
  fc.assert(
    fc.property(fc.nat(lines.length - 1), value, (at, given) => {
      const key = /^([\s-]*\w+:)/.exec(lines[at]!)?.[1] ?? lines[at]!.slice(0, 4);
      const { framework, findings } = read(lines.with(at, `${key} ${JSON.stringify(given)}`).join("\n"));
      expect(framework !== undefined || findings.length > 0).toBe(true);
    }),
    { numRuns: 400 },
  );
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (given) => {
      read(JSON.stringify({ format: "salus/framework@1", index: given, context: given, owner: given }));
    }),
  );
});
