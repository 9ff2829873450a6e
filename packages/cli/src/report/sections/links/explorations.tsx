/** What if: cascades with their ranges, order by order, and maps with some nodes held. */

import {
  type CascadeExploration,
  formatList,
  formatShare,
  formatSigned,
  type MapExploration,
  nodeTitles,
} from "@salus/core";
import type { ReactElement } from "react";
import { type LinksProps, rangeWords, struckWords } from "../../links-view.ts";
import { DataTable, leftToRight } from "../data-table.tsx";

const MOST = 10;

/** Less than this is shown as nothing. */
const SHOWN_FROM = 0.005;

export function Explorations(props: LinksProps): ReactElement {
  const { say } = props.view;
  const { explorations } = props.links;
  const hasCascade = explorations.some(({ method }) => method === "cascade");
  return (
    <>
      <h3>{say("links.explore.title")}</h3>
      <p>{say(`links.explore.${explorations.length === 0 ? "none" : "intro"}`)}</p>
      {hasCascade && <p>{say("links.explore.assumes")}</p>}
      {explorations.map((each) =>
        each.method === "cascade" ? (
          <CascadePart key={each.id} {...props} exploration={each} />
        ) : (
          <MapPart key={each.id} {...props} exploration={each} />
        ),
      )}
    </>
  );
}

function headOf(
  { title, struck }: CascadeExploration | MapExploration,
  { view: { say }, links }: LinksProps,
): string {
  if (title !== "") return title;
  const titles = nodeTitles(links);
  return say("links.explore.usual", { names: formatList(struck.map(({ node }) => titles.get(node)!)) });
}

type CascadeProps = LinksProps & { readonly exploration: CascadeExploration };

function CascadePart({ exploration, ...props }: CascadeProps): ReactElement {
  const { view, links } = props;
  const { say } = view;
  const { struck, distress, orders, draws, unsettled, level } = exploration;
  const title = headOf(exploration, props);
  const begun = new Set(struck.map(({ node }) => node));
  const reached = links.network.nodes
    .map((node, k) => ({ ...node, distress: distress[k]!, orders: orders.map((order) => order[k]!) }))
    .filter((node) =>
      [node.distress, ...node.orders].some(({ low, high }) => Math.max(Math.abs(low), high) >= SHOWN_FROM),
    )
    .filter(({ id }) => !begun.has(id))
    .toSorted((a, b) => b.distress.median - a.distress.median || b.distress.high - a.distress.high);
  return (
    <>
      <h4>{say("links.explore.named", { title })}</h4>
      <p>{say("links.explore.struck", { list: formatList(struckWords(struck, props)) })}</p>
      {reached.length === 0 ? (
        <p>{say("links.explore.nobody")}</p>
      ) : (
        <DataTable
          caption={say("links.explore.cascade-caption", { title, draws, level: formatShare(level) })}
          columns={[
            { title: say("links.explore.node") },
            ...orders.map((_, k) => ({
              title: say("links.explore.order", { order: k + 1 }),
              kind: "number" as const,
            })),
            { title: say("links.explore.distress"), kind: "number" },
          ]}
          rows={reached.slice(0, MOST).map((node) => ({
            key: node.id,
            cells: [
              node.title,
              ...[...node.orders, node.distress].map((range) => leftToRight(rangeWords(range, props))),
            ],
          }))}
        />
      )}
      {reached.length > MOST && <p>{say("links.explore.more", { count: reached.length - MOST })}</p>}
      {unsettled > 0 && <p>{say("links.explore.unsettled", { share: formatShare(unsettled / draws) })}</p>}
    </>
  );
}

function MapPart({
  exploration,
  ...props
}: LinksProps & { readonly exploration: MapExploration }): ReactElement {
  const { view, links } = props;
  const { say } = view;
  const { struck, difference, baseline, scenario } = exploration;
  const title = headOf(exploration, props);
  const held = new Set(struck.map(({ node }) => node));
  const moved = (difference ?? [])
    .map((value, k) => ({ ...links.network.nodes[k]!, value }))
    .filter(({ id, value }) => !held.has(id) && Math.abs(value) >= SHOWN_FROM)
    .toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value));
  return (
    <>
      <h4>{say("links.explore.named", { title })}</h4>
      <p>{say("links.explore.held", { list: formatList(struckWords(struck, props)) })}</p>
      {difference === null && (
        <p>
          {say("links.explore.map-unsettled", {
            title,
            outcome: [baseline, scenario].find((each) => each !== "steady")!,
          })}
        </p>
      )}
      {difference !== null && moved.length === 0 && <p>{say("links.explore.nobody")}</p>}
      {moved.length > 0 && (
        <DataTable
          caption={say("links.explore.map-caption", { title })}
          columns={[
            { title: say("links.explore.node") },
            { title: say("links.explore.map-column"), kind: "number" },
          ]}
          rows={moved.slice(0, MOST).map(({ id, title: name, value }) => ({
            key: id,
            cells: [name, leftToRight(formatSigned(value))],
          }))}
        />
      )}
      {moved.length > MOST && <p>{say("links.explore.more", { count: moved.length - MOST })}</p>}
    </>
  );
}
