/** Where the statements come from, and where every figure of the section is. */

import { formatList } from "@salus/core";
import type { ReactElement } from "react";
import type { LinksProps } from "../../links-view.ts";

export function LinkSources({ view, links }: LinksProps): ReactElement {
  const { say, assessment } = view;
  const { connections, unweighted } = links.network;
  const stated = [...connections, ...unweighted].flatMap(({ views }) => views.map(({ source }) => source));
  const titles = new Map(assessment.sources.map(({ id, title }) => [id, title]));
  const named = [...new Set(stated)].filter((source) => source !== "");
  const unstated = stated.filter((source) => source === "").length;
  return (
    <>
      <h3>{say("links.sources.title")}</h3>
      {named.length > 0 && (
        <p>
          {formatList(
            named.map((source) =>
              say("links.sources.part", {
                source: titles.get(source) ?? source,
                count: stated.filter((each) => each === source).length,
              }),
            ),
          )}
        </p>
      )}
      {unstated > 0 && <p>{say("links.sources.unstated", { count: unstated })}</p>}
      <p className="quiet">{say("links.sources.files")}</p>
    </>
  );
}
