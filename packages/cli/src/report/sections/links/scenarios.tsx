/** Pictures of the future that hold together, by what people judged of the answers to each question. */

import { formatTick } from "@salus/core";
import type { ReactElement } from "react";
import type { LinksProps } from "../../links-view.ts";
import { DataTable, leftToRight } from "../data-table.tsx";

const MOST = 10;

export function Scenarios({ view, links }: LinksProps): ReactElement | null {
  const { say } = view;
  if (links.scenarios === null) return null;
  const { scenarios, combinations, descriptors } = links.scenarios;
  const shown = scenarios.toSorted((a, b) => b.totalImpact - a.totalImpact).slice(0, MOST);
  return (
    <>
      <h3>{say("links.scenarios.title")}</h3>
      <p>{say("links.scenarios.found", { combinations, count: scenarios.length })}</p>
      {shown.length > 0 && (
        <DataTable
          caption={say("links.scenarios.caption")}
          columns={[
            { title: say("links.scenarios.picture") },
            ...descriptors.map((title) => ({ title })),
            { title: say("links.scenarios.support"), kind: "number" as const },
            { title: say("links.scenarios.margin"), kind: "number" as const },
          ]}
          rows={shown.map(({ variants, totalImpact, margin }, k) => ({
            key: variants.join(" "),
            cells: [
              String(k + 1),
              ...variants,
              leftToRight(formatTick(totalImpact).replace("-", "−")),
              leftToRight(Number.isFinite(margin) ? formatTick(margin) : "–"),
            ],
          }))}
        />
      )}
      {scenarios.length > shown.length && (
        <p>{say("links.scenarios.more", { count: scenarios.length - shown.length })}</p>
      )}
    </>
  );
}
