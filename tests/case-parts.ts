/** Parts of a case folder, read one by one. */

import { createReadStream, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  type AreaIndex,
  buildNetwork,
  createTableCollector,
  type FindingList,
  type Framework,
  indexAreas,
  type LinkNetwork,
  parseLinks,
  parseNodes,
  readBoundaries,
  readCsv,
  type Table,
  threatNodes,
} from "../packages/core/src/index.ts";

export async function collectTable(folder: string, name: string, list: FindingList): Promise<Table> {
  const collector = createTableCollector(name);
  list.addAll(await readCsv(name, createReadStream(join(folder, name), "utf8"), collector.onRecord));
  return collector.table();
}

export async function readNetwork(
  folder: string,
  { threats }: Pick<Framework, "threats">,
  list: FindingList,
): Promise<LinkNetwork> {
  const ids = new Set(threats.map(({ id }) => id));
  const nodes = [
    ...threatNodes(threats),
    ...parseNodes(await collectTable(folder, "nodes.csv", list), ids, list),
  ];
  const known = new Set(nodes.map(({ id }) => id));
  return buildNetwork(nodes, parseLinks(await collectTable(folder, "linkages.csv", list), known, list));
}

export function readAreas(folder: string, list: FindingList): AreaIndex {
  const file = "boundaries.geojson";
  return indexAreas(readBoundaries({ file, text: readFileSync(join(folder, file), "utf8") }, list));
}
