/** Security, development and rights: links from nodes of one pillar to nodes of another. */

import { formatTick, type PillarCell } from "@salus/core";
import type { ReactElement } from "react";
import type { LinksProps } from "../../links-view.ts";
import { DataTable } from "../data-table.tsx";

const order = ["security", "development", "rights", ""] as const;

/** Nothing where all nodes are of one pillar. */
export function Pillars({ view: { say }, links }: LinksProps): ReactElement | null {
  const there = new Set(links.pillars.filter((cell) => cell.links > 0).flatMap(({ from, to }) => [from, to]));
  const pillars = order.filter((pillar) => there.has(pillar));
  if (pillars.length < 2) return null;
  const nameOf = (pillar: string): string => say("links.pillars.name", { pillar: pillar || "none" });
  return (
    <>
      <h3>{say("links.pillars.title")}</h3>
      <DataTable
        caption={say("links.pillars.caption")}
        columns={[
          { title: say("links.pillars.from") },
          ...pillars.map((pillar) => ({ title: nameOf(pillar) })),
        ]}
        rows={pillars.map((from) => ({
          key: from,
          cells: [
            nameOf(from),
            ...pillars.map((to) => (
              <Cell
                key={to}
                say={say}
                cell={links.pillars.find((each) => each.from === from && each.to === to)!}
              />
            )),
          ],
        }))}
      />
    </>
  );
}

type CellProps = { readonly say: LinksProps["view"]["say"]; readonly cell: PillarCell };

function Cell({ say, cell }: CellProps): ReactElement {
  const { links, raising, lowering } = cell;
  if (links === 0) return <span className="quiet">{say("links.pillars.none")}</span>;
  const which = raising > 0 ? (lowering > 0 ? "both" : "raising") : lowering > 0 ? "lowering" : "neither";
  return (
    <>
      {say("links.pillars.cell", { links })}
      <br />
      <span className="quiet">
        {say("links.pillars.sums", {
          which,
          raising: formatTick(raising),
          lowering: formatTick(lowering),
        })}
      </span>
    </>
  );
}
