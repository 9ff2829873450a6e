// The invented valley: made again from its seed, and read part by part.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { loadCase } from "../packages/cli/src/case-folder.ts";
import { hashesOf } from "../packages/cli/src/testing/run-salus.ts";
import {
  createFindingList,
  findLoops,
  networkGraph,
  parseAlerts,
  parseEvents,
  parseSeries,
  placeIncidents,
} from "../packages/core/src/index.ts";
import { collectTable, readAreas, readNetwork } from "./case-parts.ts";

const folder = fileURLToPath(new URL("../cases/valley-example", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "salus-valley-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

test("is written again with the same bytes", () => {
  execFileSync(process.execPath, [join(folder, "generate/generate.ts"), scratch]);
  const made = hashesOf(scratch);
  expect(Object.keys(made)).toHaveLength(6);
  expect(hashesOf(folder)).toMatchObject(made);
});

test("loads without a finding", async () => {
  expect((await loadCase(folder)).findings).toEqual([]);
});

test("has every incident in a place, by its position or by what people said", async () => {
  const list = createFindingList();
  const incidents = parseEvents(await collectTable(folder, "events.csv", list), list);
  const { area } = placeIncidents(incidents, readAreas(folder, list), { depth: 2 });
  expect(list.all()).toEqual([]);
  expect(area.filter((each) => each < 0)).toHaveLength(0);
  expect(incidents.filter(({ unit }) => unit !== "").length).toBeGreaterThan(50);
});

test("has two spirals, a circle that steadies, and a contested link", async () => {
  const list = createFindingList();
  const { loaded } = await loadCase(folder);
  const network = await readNetwork(folder, loaded!.framework, list);
  expect(list.all()).toEqual([]);
  const { loops } = findLoops(networkGraph(network));
  const ids = loops.map(
    ({ kind, nodes }) => `${kind}: ${Array.from(nodes, (k) => network.nodes[k]!.id).join(" ")}`,
  );
  expect(ids).toContain("reinforcing: water-quarrels crop-loss hunger");
  expect(ids).toContain("reinforcing: hunger robbery price-rise");
  expect(ids).toContain("balancing: water-quarrels water-committee");
  expect(network.connections.filter(({ contested }) => contested)).toHaveLength(1);
  expect(network.unweighted).toHaveLength(1);
});

test("has rules whose series are there", async () => {
  const list = createFindingList();
  const values = parseSeries(await collectTable(folder, "series.csv", list), list);
  const rules = parseAlerts("alerts.yaml", readFileSync(join(folder, "alerts.yaml"), "utf8"), list);
  expect(list.all()).toEqual([]);
  const known = new Set([...values.map(({ series }) => series), "quarrels"]);
  const read = rules.flatMap(({ sign }) =>
    ("parts" in sign ? sign.parts : [sign]).map(({ series }) => series),
  );
  expect(read).toHaveLength(4);
  expect(read.filter((each) => !known.has(each))).toEqual([]);
});
