// Worked assessments: each case is assessed as it ships and compared with its expected table, and with
// published tables where the project's reference folder is present.

import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";
import { afterAll, describe, expect, test } from "vitest";
import { loadCase } from "../packages/cli/src/case-folder.ts";
import { type Assessment, assess, type Trace, traceScore } from "../packages/core/src/index.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const published = join(root, "../shared/reference/composite/published/hdi_2019_hdr2021-22.csv");
const scratch = mkdtempSync(join(tmpdir(), "salus-cases-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

type Row = Readonly<Record<string, string>>;

function readTable(file: string): readonly Row[] {
  return parse(readFileSync(file), { columns: true }) as readonly Row[];
}

async function assessFolder(folder: string): Promise<Assessment> {
  const { loaded, findings } = await loadCase(folder, {
    changeRecipe: (recipe) => ({ ...recipe, uncertainty: { ...recipe.uncertainty, runs: 0 } }),
  });
  expect(findings.filter((each) => each.severity === "error")).toEqual([]);
  return assess(loaded!.framework, loaded!.evidence, loaded!.recipe);
}

function scoreOf(assessment: Assessment, unit: string, node: string): number {
  const u = assessment.input.units.findIndex((each) => each.id === unit);
  const found = assessment.nodes.find((each) => each.id === node);
  if (u < 0 || found === undefined) throw new RangeError(`Cannot find ${node} of ${unit}`);
  return found.score[u]!;
}

const withExpected = readdirSync(join(root, "cases")).filter((name) =>
  existsSync(join(root, "cases", name, "expected")),
);

test("there are cases with expected tables", () => {
  expect(withExpected).toContain("world-2015");
  expect(withExpected).toContain("hdi-worked-example");
});

describe.each(withExpected)("case %s", (name) => {
  test("scores what its expected table says", async () => {
    const folder = join(root, "cases", name);
    const assessment = await assessFolder(folder);
    const expected = readTable(join(folder, "expected/scores.csv"));
    expect(expected.length).toBeGreaterThan(0);
    for (const { unit, node, score, tolerance, origin } of expected) {
      const difference = Math.abs(scoreOf(assessment, unit!, node!) - Number(score));
      expect(difference, `${unit} ${node}: ${origin}`).toBeLessThanOrEqual(Number(tolerance));
    }
  });
});

describe("every priority of the world case", () => {
  test("is made of the scores that the tree has, and of nothing where there are none", async () => {
    const { input, nodes, priorities } = await assessFolder(join(root, "cases/world-2015"));
    const { threats } = input.framework;
    const scoreOfUnit = (id: string, unit: number): number =>
      nodes.find((node) => node.id === id)?.score[unit] ?? Number.NaN;
    const shortfall = (ids: readonly string[], unit: number): number => {
      const scores = ids.map((id) => scoreOfUnit(id, unit)).filter((score) => !Number.isNaN(score));
      // Half of the indicators must be there; all weights in this case are 1.
      if (scores.length === 0 || scores.length / ids.length < 0.5) return Number.NaN;
      return 1 - scores.reduce((sum, score) => sum + score, 0) / scores.length;
    };
    let ranked = 0;
    for (const { unit, rows } of priorities!.places) {
      expect(rows).toHaveLength(threats.length);
      for (const row of rows) {
        const threat = threats.find(({ id }) => id === row.threat)!;
        const severity = shortfall(threat.severityIndicators, unit);
        const pervasiveness = shortfall(threat.pervasivenessIndicators, unit);
        const expected = [severity, pervasiveness, Math.sqrt(severity * pervasiveness)];
        [row.severity, row.pervasiveness, row.priority].forEach((value, k) => {
          const same = Number.isNaN(expected[k]!)
            ? Number.isNaN(value)
            : Math.abs(value - expected[k]!) < 1e-12;
          expect(same, `${row.place} ${row.threat}: ${value} for ${expected[k]}`).toBe(true);
        });
        if (!Number.isNaN(row.rank)) ranked++;
      }
    }
    expect(priorities!.places.length).toBeGreaterThan(220);
    expect(ranked).toBeGreaterThan(1500);
  });
});

describe("every score of the world case", () => {
  test("traces down to the source rows it rests on, each with its year", async () => {
    const folder = join(root, "cases/world-2015");
    const assessment = await assessFolder(folder);
    const rows = readTable(join(folder, "observations.csv"));
    const leavesOf = (step: Trace): readonly Trace[] =>
      step.indicator === null ? step.below.flatMap(leavesOf) : [step];
    let traced = 0;
    for (const unit of assessment.input.units) {
      const trace = traceScore(assessment, unit.id, "human-security");
      if (trace.reason === null) {
        const sum = trace.below.reduce(
          (total, each) => total + (each.reason === null ? each.contribution : 0),
          0,
        );
        expect(sum).toBeCloseTo(trace.score, 12);
      }
      for (const leaf of leavesOf(trace)) {
        if (leaf.reason !== null) continue;
        const { from, atBound } = leaf.indicator!;
        // Row 1 of the file is its header.
        const row = rows[from!.row - 2]!;
        expect([row["unit"], row["indicator"], row["period"]]).toEqual([unit.id, leaf.id, from!.period]);
        expect(Number(atBound ? row["bound"] : row["value"])).toBe(atBound ? from!.bound : from!.value);
        expect(from!.period).toMatch(/^20(0[5-9]|1[0-5])$/);
        traced++;
      }
    }
    expect(traced).toBeGreaterThan(3000);
  });
});

describe.runIf(existsSync(published))("case hdi-2019 over the published table", () => {
  test("equals the published index of every country at three decimals", async () => {
    const folder = join(scratch, "hdi-2019");
    cpSync(join(root, "cases/hdi-2019"), folder, { recursive: true });
    cpSync(published, join(folder, "hdi_2019_hdr2021-22.csv"));
    const assessment = await assessFolder(folder);
    const countries = readTable(published).filter((row) => row["hdi_published"] !== "");
    expect(countries.length).toBeGreaterThan(185);
    const apart = countries.filter(
      (row) =>
        scoreOf(assessment, row["iso3"]!, "hdi").toFixed(3) !== Number(row["hdi_published"]).toFixed(3),
    );
    expect(apart.map((row) => row["iso3"])).toEqual([]);
  });
});

if (!existsSync(published))
  console.info("The project's reference tables are not here: the published HDI was not compared.");
