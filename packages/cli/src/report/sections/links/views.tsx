/** Contested links with both views and who states them, links without a strength, and views that are missing. */

import { type Connection, formatList, formatTick, type Link } from "@salus/core";
import type { ReactElement } from "react";
import { connectionWords, type LinksProps } from "../../links-view.ts";
import { DataTable } from "../data-table.tsx";

/** So many pairs are named in one sentence. */
const MOST_NAMED = 12;

export function Views(props: LinksProps): ReactElement {
  const { view, links } = props;
  const { say } = view;
  const { connections, unweighted, parties } = links.network;
  const contested = connections.filter((each) => each.contested);
  const missing = connections.filter(({ missingViews }) => missingViews > 0).length;
  return (
    <>
      <h3>{say("links.views.title")}</h3>
      {contested.length === 0 ? (
        <p>{say("links.views.agree")}</p>
      ) : (
        <Contested {...props} contested={contested} />
      )}
      {parties.length > 0 && (
        <p>
          {say("links.views.missing-count", {
            links: connections.length,
            count: missing,
            parties: parties.length,
          })}
        </p>
      )}
      {unweighted.length > 0 && (
        <p>
          {say("links.unweighted", {
            count: unweighted.length,
            list: formatList(unweighted.slice(0, MOST_NAMED).map((each) => connectionWords(each, props))),
          })}
        </p>
      )}
      {links.few > 0 && <p>{say("links.few", { few: links.few })}</p>}
    </>
  );
}

function Contested(props: LinksProps & { readonly contested: readonly Connection[] }): ReactElement {
  const { say } = props.view;
  const side = ({ views }: Connection, sign: number): string =>
    formatList(
      views.filter((each) => each.sign === sign && each.strength > 0).map((each) => partyWords(each, props)),
    );
  return (
    <DataTable
      caption={say("links.views.caption")}
      columns={[
        { title: say("links.leverage.link") },
        { title: say("links.views.raises") },
        { title: say("links.views.lowers") },
        { title: say("links.views.missing"), kind: "number" },
      ]}
      rows={props.contested.map((each) => ({
        key: `${each.from} ${each.to}`,
        cells: [connectionWords(each, props), side(each, 1), side(each, -1), String(each.missingViews)],
      }))}
    />
  );
}

/** Who says so, and how strongly: a code, a number of people, or nobody who is named. */
function partyWords({ statedBy, strength, people }: Link, { view: { say } }: LinksProps): string {
  const stated = { strength: formatTick(strength) };
  if (!Number.isNaN(people)) return say("links.views.people", { ...stated, people });
  return statedBy === ""
    ? say("links.views.unnamed", stated)
    : say("links.views.party", { ...stated, party: statedBy });
}
