/** `salus diff` beyond versions of a framework: assessments, results, what-if, peers; and `assess --set`. */

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { assessed, findingsIn, hashesOf, readTable, salus } from "./testing/run-salus.ts";
import { makeCase, makeFolder, swap } from "./testing/small-case.ts";

type Numbers = readonly (number | null)[];

type Difference = {
  readonly differs: readonly string[];
  readonly units: readonly string[];
  readonly unitsBefore: readonly string[];
  readonly nodes: readonly {
    readonly id: string;
    readonly before: Numbers;
    readonly after: Numbers;
    readonly change: Numbers;
    readonly changeLow: Numbers;
    readonly agreement: { readonly spearman: number };
  }[];
};

function differenceIn(out: string): Difference {
  return JSON.parse(out) as Difference;
}

const other = { "framework.yaml": swap("weight: 2", "weight: 5"), "units.csv": swap(/^v01,.*\n/m, "") };

describe("two assessments", () => {
  test.concurrent("read back from results are those of their cases, assessed anew", async () => {
    const [a, b] = [makeCase(), makeCase(other)];
    const [first, second] = [(await assessed(a)).results, (await assessed(b)).results];
    const stored = await salus(["diff", first, join(second, "assessment.json"), "--json"]);
    expect({ code: stored.code, err: stored.err }).toEqual({ code: 0, err: "" });
    const read = differenceIn(stored.out);
    expect(read).toMatchObject({ differs: ["framework", "evidence"], unitsBefore: ["v01"] });
    const fresh = differenceIn((await salus(["diff", a, b, "--assess", "--json"])).out);
    for (const [i, node] of read.nodes.entries()) {
      expect(fresh.nodes[i]).toMatchObject({ id: node.id, before: node.before, after: node.after });
    }
    expect(read.nodes[0]!.change.some((each) => each !== null && Math.abs(each) > 1e-6)).toBe(true);
    // Results keep no runs; cases have them.
    expect(read.nodes[0]!.changeLow.every((each) => each === null)).toBe(true);
    expect(fresh.nodes[0]!.changeLow.some((each) => each !== null)).toBe(true);
    const mixed = differenceIn((await salus(["diff", first, b, "--json"])).out);
    expect(mixed.nodes[0]!.after).toEqual(read.nodes[0]!.after);
    const words = await salus(["diff", first, second]);
    expect(words.out).toContain("They differ in: the framework, the evidence.");
    expect(words.out).toContain("One unit is only in the first: v01");
    const same = await salus(["diff", first, first]);
    expect(same.out).toContain("They rest on the same framework, recipe, evidence and period.");
    expect(same.out).toContain("No score differs.");
  });

  test.concurrent("that are broken are told with their file", async () => {
    const { results } = await assessed(makeCase());
    const broken = join(makeFolder(), "assessment.json");
    for (const [text, code] of [
      ["{", "json-broken"],
      ['{"format":"salus/assessment@9"}', "results-format-unknown"],
      ['{"format":"salus/assessment@1"}', "results-broken"],
    ] as const) {
      writeFileSync(broken, text);
      const ending = await salus(["diff", results, broken, "--json"]);
      expect(ending.code).toBe(1);
      for (const each of findingsIn(ending)) expect(each).toMatchObject({ code, file: broken });
    }
    writeFileSync(broken, Buffer.from([0xff, 0x00, 0xc3, 0x28]));
    expect((await salus(["diff", results, broken])).code).toBe(1);
    const nowhere = await salus(["diff", results, join(makeFolder(), "nothing.json"), "--json"]);
    expect(findingsIn(nowhere).map((each) => each.code)).toEqual(["file-missing"]);
  });
});

describe("what if", () => {
  test.concurrent("a choice were another: the difference to a case whose recipe says so", async () => {
    const folder = makeCase();
    const edited = makeCase({
      "recipe.yaml": swap("aggregate: { method: arithmetic }", "aggregate: { method: geometric }"),
    });
    const { code, out } = await salus(["diff", folder, "--set", "aggregate.method=geometric", "--json"]);
    expect(code).toBe(0);
    const whatIf = differenceIn(out);
    expect(whatIf).toMatchObject({
      changes: [{ address: "aggregate.method", before: "arithmetic", after: "geometric" }],
      differs: ["recipe"],
    });
    const table = readTable((await assessed(edited)).results, "scores.csv");
    const [index] = whatIf.nodes;
    whatIf.units.forEach((unit, k) => {
      const row = table.find((each) => each["unit"] === unit && each["node"] === index!.id)!;
      expect(index!.after[k]).toBe(Number(row["score"]));
    });
    // A geometric mean lies below: in every run, since none draws the choice that is asked about.
    expect(index!.change.every((each) => each! < 0)).toBe(true);
    expect(index!.changeLow.every((each) => each! < 0)).toBe(true);
  });

  test.concurrent("says every change, writes the table, and takes several and any node", async () => {
    const folder = makeCase();
    const out = join(makeFolder(), "moved");
    const words = [
      "diff",
      folder,
      "--set",
      "nodes.safety.weight=9",
      "--set",
      "missing.minCoverage=0.1",
      "--out",
      out,
    ];
    const { code, out: text, err } = await salus(words);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(text).toContain("nodes.safety.weight: – → 9");
    expect(text).toContain("missing.minCoverage: 0.5 → 0.1");
    expect(text).toContain("Largest moves of Safe and well");
    expect(readdirSync(out)).toEqual(["difference.csv"]);
    expect(readFileSync(join(out, "difference.csv"), "utf8").split("\n")[0]).toBe(
      "unit,node,kind,before,after,change,changeLow,changeHigh,pHigher,overlap,rankBefore,rankAfter,bandShift,break",
    );
    expect((await salus(words)).code).toBe(0);
    expect(readdirSync(folder)).not.toContain("results");
    writeFileSync(join(out, "notes.txt"), "mine");
    expect(await salus(words)).toMatchObject({ code: 2, err: expect.stringContaining("notes.txt") });
  });

  test.concurrent("tells addresses and values that no recipe has", async () => {
    const folder = makeCase();
    for (const [set, code, column] of [
      ["agregate.method=geometric", "choice-unknown", "agregate.method"],
      ["aggregate.method=sum", "choice-value-refused", "aggregate.method"],
      ["period.at=someday", "field-invalid", "period.at"],
      ["bands=[{ from: 0.5 }]", "bands-invalid", "bands.0.from"],
      ["weights=nobodys", "weight-set-unknown", "weights"],
    ] as const) {
      const ending = await salus(["diff", folder, "--set", set, "--json"]);
      expect(ending.code, set).toBe(1);
      const errors = findingsIn(ending).map((each) => [each.code, each.column]);
      expect(errors, set).toEqual([[code, column]]);
    }
    const unread = await salus(["diff", folder, "--set", "geometric"]);
    expect(unread).toMatchObject({ code: 2, err: expect.stringContaining("“geometric” is no change") });
  });
});

describe("peers", () => {
  test.concurrent("are another unit, or the others of a group", async () => {
    const folder = makeCase();
    const two = JSON.parse((await salus(["diff", folder, "--units", "v01,v09", "--json"])).out);
    const turned = JSON.parse((await salus(["diff", folder, "--units", "v09,v01", "--json"])).out);
    expect([two.unit, two.peers]).toEqual(["v01", "v09"]);
    expect(two.nodes[0].difference.score).toBeCloseTo(-turned.nodes[0].difference.score, 12);
    expect(two.nodes[0].pAbove + turned.nodes[0].pAbove).toBeCloseTo(1, 12);
    const group = await salus(["diff", folder, "--units", "v01,group:bank"]);
    expect(group.out).toContain("Village 1 beside the median of 5 others of bank “north”");
    const out = join(makeFolder(), "peers");
    await salus(["diff", folder, "--units", "v01,v02", "--out", out, "--runs", "0"]);
    const rows = readTable(out, "difference.csv");
    expect(rows[0]).toMatchObject({ unit: "v01", peers: "v02", pAbove: "" });
    expect(Number(rows[0]!["difference"])).toBe(Number(rows[0]!["score"]) - Number(rows[0]!["peersScore"]));
  });

  test.concurrent("that do not exist are told", async () => {
    const folder = makeCase();
    for (const [units, words] of [
      ["v01", "does not name two"],
      ["v01,v02,v03", "does not name two"],
      ["v01,v99", "There is no unit “v99”"],
      ["v01,v01", "Both are v01"],
      ["v01,group:sea", "Among the groups there are: bank"],
    ] as const) {
      expect(await salus(["diff", folder, "--units", units]), units).toMatchObject({
        code: 2,
        out: "",
        err: expect.stringContaining(words),
      });
    }
  });
});

test.concurrent("asks for what is missing, and refuses what does not go together", async () => {
  const folder = makeCase();
  for (const words of [
    ["diff", folder],
    ["diff", folder, folder, "--set", "weights=equal"],
    ["diff", folder, folder, "--units", "v01,v02"],
    ["diff", folder, folder, "--out", join(makeFolder(), "x")],
    ["diff", folder, folder, "--runs", "3"],
    ["diff", "some.json", "--units", "v01,v02"],
  ]) {
    const ending = await salus(words);
    expect({ code: ending.code, out: ending.out }, words.join(" ")).toEqual({ code: 2, out: "" });
    expect(ending.err.length).toBeGreaterThan(20);
  }
});

describe("assess", () => {
  test.concurrent("--set changes a choice for this run, and the results carry it", async () => {
    const folder = makeCase();
    const { results } = await assessed(folder, [
      "--set",
      "aggregate.method=geometric",
      "--set",
      "period.at=2023",
    ]);
    const document = JSON.parse(readFileSync(join(results, "assessment.json"), "utf8"));
    expect(document.recipe.aggregate.method).toBe("geometric");
    expect(document.period).toBe("2023");
    const refusal = await salus(["assess", makeCase(), "--set", "nothing=1", "--json"]);
    expect(refusal.code).toBe(1);
    expect(findingsIn(refusal).map((each) => each.code)).toEqual(["choice-unknown"]);
  });

  test.concurrent("compares periods: the same bytes on one worker and on three", async () => {
    const compared = {
      "recipe.yaml": swap('at: "2024", take: latest', 'at: "2024", compareWith: [2022, 2023], take: latest'),
    };
    const [a, b] = [makeCase(compared), makeCase(compared)];
    const [one, three] = [await assessed(a, ["--workers", "1"]), await assessed(b, ["--workers", "3"])];
    expect(hashesOf(one.results)).toEqual(hashesOf(three.results));
    const changes = readTable(one.results, "changes.csv");
    expect(new Set(changes.map((row) => `${row["from"]}-${row["to"]}`))).toEqual(
      new Set(["2022-2024", "2023-2024"]),
    );
    expect(changes.some((row) => row["node"] === "well-being" && row["pImproved"] !== "")).toBe(true);
    expect(new Set(readTable(one.results, "scores.csv").map((row) => row["period"]))).toEqual(
      new Set(["2022", "2023", "2024"]),
    );
    const report = readFileSync(join(one.results, "report.html"), "utf8");
    expect(report).toContain('<section id="changes"');
    expect(report).toContain("than in 2022");
    const alone = await assessed(makeCase());
    expect(readdirSync(alone.results)).not.toContain("changes.csv");
    expect(readFileSync(join(alone.results, "report.html"), "utf8")).not.toContain('id="changes"');
  });
});
