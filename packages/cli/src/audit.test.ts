/** `salus audit`: names what was planted in a copy of the world case, and nothing of the kind in the case itself. */

import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { assess, auditAssessment, withChoice } from "@salus/core";
import { describe, expect, test } from "vitest";
import { loadCase } from "./case-folder.ts";
import { hashesOf, salus } from "./testing/run-salus.ts";
import { makeCase, makeFolder, swap } from "./testing/small-case.ts";

const world = fileURLToPath(new URL("../../../cases/world-2015", import.meta.url));

type Note = {
  readonly check: string;
  readonly verdict: string;
  readonly code: string;
  readonly subjects: readonly string[];
  readonly within: string | null;
  readonly figure: number;
  readonly threshold: { readonly name: string; readonly value: number; readonly source: string };
  readonly message: string;
  readonly advice: string;
};

type Document = { readonly notes: readonly Note[]; readonly verdicts: Readonly<Record<string, number>> };

/** What can be planted into a copy of the world case. */
type Plant = "copy" | "reversed" | "silent";

/** A copy of the world case with what is planted; without anything it is the case itself. */
function worldWith(plants: readonly Plant[], reversed = "sanitation"): string {
  const folder = join(makeFolder(), "world");
  cpSync(world, folder, {
    recursive: true,
    filter: (path) => !/results|expected|extract|audit/.test(path.slice(world.length)),
  });
  const change = (file: string, to: (lines: readonly string[]) => readonly string[]): void => {
    const path = join(folder, file);
    const lines = readFileSync(path, "utf8").trimEnd().split("\n");
    writeFileSync(path, `${to(lines).join("\n")}\n`);
  };
  if (plants.includes("copy")) {
    // Life expectancy as another source would print it: up to half a year apart.
    change("indicators.csv", (lines) => [
      ...lines,
      "life-expectancy-other,Life expectancy by another source,health,want,years,1,45,85,yes,none,1,,,20,95,,,,factbook,",
    ]);
    change("observations.csv", (lines) => [
      ...lines,
      ...lines.flatMap((line, i) => {
        const [unit, indicator, period, value] = line.split(",");
        if (indicator !== "life-expectancy" || value === "") return [];
        const apart = ((i * 37) % 11) / 10 - 0.5;
        return [
          `${unit},life-expectancy-other,${period},${(Number(value) + apart).toFixed(1)},,,,,factbook,`,
        ];
      }),
    ]);
  }
  if (plants.includes("reversed")) {
    change("indicators.csv", (lines) =>
      lines.map((line) => (line.startsWith(`${reversed},`) ? turned(line) : line)),
    );
  }
  if (plants.includes("silent")) {
    // A constitution is in force nearly everywhere: the component has a seventh of the weight and hardly varies.
    change("indicators.csv", (lines) => [
      ...lines,
      "constitution,Rights written down,political,dignity,% of articles,1,0,100,yes,none,1,,,0,100,,,,factbook,",
    ]);
    const units = readFileSync(join(folder, "units.csv"), "utf8").trimEnd().split("\n").slice(1);
    change("observations.csv", (lines) => [
      ...lines,
      ...units.map(
        (line, u) => `${line.split(",")[0]},constitution,2015,${74 + ((u * 61) % 101) / 50},,,,,factbook,`,
      ),
    ]);
  }
  return folder;
}

/** The indicator's row with its direction the other way round. */
function turned(row: string): string {
  const found = /^(.*?,)(-?1)(,[\d.]+,[\d.]+,(?:yes|no),.*)$/.exec(row);
  if (found === null) throw new RangeError(`Cannot turn the direction of ${row}`);
  return `${found[1]}${-Number(found[2])}${found[3]}`;
}

async function audited(folder: string, words: readonly string[] = []): Promise<Document> {
  const { code, out, err } = await salus(["audit", folder, "--json", ...words]);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  return JSON.parse(out) as Document;
}

function inQuestion({ notes }: Document): readonly string[] {
  return notes
    .filter(({ verdict }) => verdict === "question")
    .map(({ code, subjects }) => [code, ...subjects].join(" "))
    .toSorted();
}

const named: Readonly<Record<Plant, string>> = {
  copy: "redundancy.within life-expectancy life-expectancy-other",
  reversed: "opposition.reversed sanitation",
  silent: "influence.silent political",
};

describe("defects planted in a copy of the world case", () => {
  test("none is named in the case itself, nor is anything else in question", async () => {
    const document = await audited(worldWith([]));
    expect(inQuestion(document)).toEqual([]);
    expect(document.verdicts["question"]).toBe(0);
    expect(document.verdicts["look"]).toBeGreaterThan(0);
    for (const code of ["redundancy.within", "opposition.reversed", "opposition.apart", "influence.silent"]) {
      expect(document.notes.map((note) => note.code)).not.toContain(code);
    }
  });

  test("a collinear pair, a reversed indicator and a component without influence are named, and nothing else", async () => {
    const document = await audited(worldWith(["copy", "reversed", "silent"]));
    expect(inQuestion(document)).toEqual(Object.values(named).toSorted());
    for (const { verdict, message, advice, threshold, figure, within } of document.notes.slice(0, 3)) {
      expect(verdict).toBe("question");
      expect(message.length).toBeGreaterThan(40);
      expect(advice.length).toBeGreaterThan(40);
      expect([threshold.value, figure].every(Number.isFinite)).toBe(true);
      expect(within).not.toBeNull();
    }
  });

  test.each(Object.entries(named))("%s alone is named alone", async (plant, name) => {
    expect(inQuestion(await audited(worldWith([plant as Plant])))).toEqual([name]);
  });

  test.each([
    ...[
      "poverty-national",
      "gdp-per-capita",
      "life-expectancy",
      "infant-mortality",
      "physicians",
      "hospital-beds",
      "drinking-water",
      "sanitation",
      "electricity-use",
      "literacy",
      "school-life",
      "internet-users",
    ].map((id) => ({ id, code: "opposition.reversed" })),
    // They go less with the rest of their component: reversed they are worth a look, no more.
    { id: "hiv-prevalence", code: "opposition.apart" },
    { id: "income-gini", code: "opposition.apart" },
  ])(
    "$id is named as $code when it is reversed, and no other indicator is in question",
    async ({ id, code }) => {
      const { loaded, findings } = await loadCase(worldWith(["reversed"], id), {
        changeRecipe: (recipe) => withChoice(recipe, "uncertainty.runs", 0),
      });
      if (loaded === undefined) throw new Error(JSON.stringify(findings));
      const { notes } = auditAssessment(assess(loaded.framework, loaded.evidence, loaded.recipe));
      expect(notes.filter((note) => note.code === code && note.subjects.includes(id))).toHaveLength(1);
      const others = notes.filter(
        ({ code: each, subjects }) => each === "opposition.reversed" && !subjects.includes(id),
      );
      expect(others).toEqual([]);
    },
  );
});

describe("salus audit", () => {
  test.concurrent("writes a page and a document, the same bytes each time, and says what to look at", async () => {
    const folder = makeCase();
    const { code, out, err } = await salus(["audit", folder]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain("Statistical audit: Safe and well in the valley");
    expect(out).toMatch(/\d+ (is|are) worth a look/);
    expect(out).toContain("audit.html");
    const target = join(folder, "audit");
    expect(readdirSync(target).sort()).toEqual(["audit.html", "audit.json"]);
    const first = hashesOf(target);
    await salus(["audit", folder]);
    expect(hashesOf(target)).toEqual(first);
    const elsewhere = join(makeFolder(), "out");
    await salus(["audit", folder, "--out", elsewhere]);
    expect(hashesOf(elsewhere)).toEqual(first);
  });

  test.concurrent("writes into audit.json what the page shows: notes with texts, matrices, thresholds", async () => {
    const folder = makeCase();
    const shown = await audited(folder);
    const document = JSON.parse(readFileSync(join(folder, "audit", "audit.json"), "utf8"));
    expect(document).toMatchObject({
      format: "salus/audit@1",
      framework: { id: "valley" },
      period: "2024",
      units: 12,
      verdicts: shown.verdicts,
    });
    expect(document.hashes.recipe).toMatch(/^[\da-f]{64}$/);
    expect(document.notes.filter((note: Note) => note.code !== null)).toEqual(shown.notes);
    expect(document.thresholds.find((each: { name: string }) => each.name === "redundant")).toMatchObject({
      value: 0.92,
      source: "jrc-audits",
    });
    const { ids, pearson, units } = document.correlations.indicators;
    expect(ids).toHaveLength(7);
    expect(pearson).toHaveLength(7);
    pearson.forEach((row: readonly number[], i: number) => {
      expect(row[i]).toBeCloseTo(1, 12);
      expect(units[i]).toHaveLength(7);
    });
    // A living has a component and an indicator below it: its parts are correlated all the same.
    const living = document.correlations.parts.find((each: { within: string }) => each.within === "living");
    expect(living.ids).toEqual(["food", "income"]);
    const page = readFileSync(join(folder, "audit", "audit.html"), "utf8");
    for (const { message } of shown.notes) expect(page).toContain(message.replaceAll("&", "&amp;"));
  });

  test.concurrent("says of twelve places that they are few, and puts nothing in question", async () => {
    const { notes, verdicts } = await audited(makeCase());
    expect(verdicts["question"]).toBe(0);
    const resting = notes.filter(({ check }) => check === "opposition" || check === "influence");
    expect(resting.length).toBeGreaterThan(0);
    for (const { message } of resting) expect(message).toContain("places only: take it as a hint");
  });

  test.concurrent("takes the period from the command line", async () => {
    const folder = makeCase();
    expect(await audited(folder, ["--period", "2022"])).toMatchObject({ period: "2022" });
    const wrong = await salus(["audit", folder, "--period", "summer"]);
    expect(wrong.code).toBe(2);
  });

  test.concurrent("refuses a case with errors, and writes nothing", async () => {
    const folder = makeCase({
      "indicators.csv": swap("assaults,Assaults,safety", "assaults,Assaults,nowhere"),
    });
    const { code, out } = await salus(["audit", folder, "--json"]);
    expect(code).toBe(1);
    expect(JSON.parse(out).findings.length).toBeGreaterThan(0);
    expect(existsSync(join(folder, "audit"))).toBe(false);
  });

  test.concurrent("does not replace what is no audit: results of an assessment stay where they are", async () => {
    const folder = makeCase();
    await salus(["assess", folder]);
    const before = hashesOf(join(folder, "results"));
    const { code, err } = await salus(["audit", folder, "--out", join(folder, "results")]);
    expect(code).toBe(2);
    expect(err).toContain("--out");
    expect(hashesOf(join(folder, "results"))).toEqual(before);
    expect((await salus(["audit", folder, "--out", ""])).code).toBe(2);
  });

  test.concurrent("carries hostile titles as text", async () => {
    const folder = makeCase({ "indicators.csv": swap("Trust in the watch", "<script>alert(1)</script>") });
    await salus(["audit", folder]);
    const page = readFileSync(join(folder, "audit", "audit.html"), "utf8");
    expect(page).not.toContain("<script");
    expect(page).toContain("&lt;script&gt;alert(1)");
  });

  test.concurrent("audits what leaves nothing to compute: one place, no variation, no values", async () => {
    const one = makeCase({
      "units.csv": (text) => text.split("\n").slice(0, 2).join("\n"),
      "observations.csv": (text) =>
        text
          .split("\n")
          .filter((line) => /^(unit|v01),/.test(line))
          .join("\n"),
    });
    expect((await audited(one)).verdicts["question"]).toBe(0);
    const flat = await audited(
      makeCase({
        "observations.csv": (text) => text.replace(/^(v\d+,trust,\d+,)[\d.]+/gm, "$150"),
      }),
    );
    expect(flat.notes.map(({ code, subjects }) => `${code} ${subjects.join(" ")}`)).toContain(
      "coverage.constant trust",
    );
    const empty = await audited(
      makeCase({ "observations.csv": (text) => text.replace(/^v\d+,school,.*\n/gm, "") }),
    );
    expect(empty.notes.map(({ code, subjects }) => `${code} ${subjects.join(" ")}`)).toContain(
      "coverage.none school",
    );
  });
});
