/** Which link, weakened, damps the spirals most. */

import { formatChance, formatCount } from "@salus/core";
import type { ReactElement } from "react";
import { type LinksProps, pairWords } from "../../links-view.ts";
import { DataTable, leftToRight } from "../data-table.tsx";

const MOST = 5;

export function Leverage(props: LinksProps): ReactElement {
  const { say } = props.view;
  const { links, reinforcingStrength } = props.links.leverage;
  const useful = links.filter(({ reinforcingLoss }) => reinforcingLoss > 0);
  const [first] = useful;
  const shareOf = (loss: number): string => formatChance(loss / reinforcingStrength);
  return (
    <>
      <h3>{say("links.leverage.title")}</h3>
      {first === undefined ? (
        <p>{say("links.leverage.none")}</p>
      ) : (
        <>
          <p className="lead">
            {say("links.leverage.first", {
              ...titled(first, props),
              loops: first.reinforcing,
              share: shareOf(first.reinforcingLoss),
            })}
          </p>
          {first.balancing > 0 && <p>{say("links.leverage.lost", { count: first.balancing })}</p>}
          <DataTable
            caption={say("links.leverage.caption")}
            columns={[
              { title: say("links.leverage.link") },
              { title: say("links.leverage.falls"), kind: "number" },
              { title: say("links.leverage.spirals"), kind: "number" },
              { title: say("links.leverage.brakes"), kind: "number" },
            ]}
            rows={useful.slice(0, MOST).map((each) => ({
              key: `${each.from} ${each.to}`,
              cells: [
                pairWords(each, props),
                leftToRight(shareOf(each.reinforcingLoss)),
                formatCount(each.reinforcing),
                formatCount(each.balancing),
              ],
            }))}
          />
        </>
      )}
    </>
  );
}

function titled(
  { from, to }: { readonly from: string; readonly to: string },
  { links }: LinksProps,
): { readonly from: string; readonly to: string } {
  const titleOf = (id: string): string => links.network.nodes.find((node) => node.id === id)!.title;
  return { from: titleOf(from), to: titleOf(to) };
}
