/** The calendar of seasons, with the months by which agreed actions must begin. */

import { formatList } from "@salus/core";
import { FigureFrame, SeasonsFigure, seasonsTable, seasonsTexts } from "@salus/figures";
import type { ReactElement } from "react";
import { type OutlookProps, sourceTitle } from "../../outlook-view.ts";
import { seasonsData } from "../../seasons-view.ts";

export function SeasonsPart({ view, outlook }: OutlookProps): ReactElement | null {
  const { say, language } = view;
  const data = seasonsData(view, outlook);
  if (data === null) return null;
  const sources = new Set(outlook.seasons.map(({ source }) => source).filter((source) => source !== ""));
  return (
    <>
      <h3>{say("outlook.seasons.title")}</h3>
      <FigureFrame
        place={{ say, direction: language.direction, idPrefix: "seasons" }}
        texts={seasonsTexts(data, say)}
        table={seasonsTable(data, say)}
        draw={(at) => <SeasonsFigure {...data} {...at} />}
      />
      {sources.size > 0 && (
        <ul className="note">
          {[...sources].map((source) => (
            <li key={source}>
              {say("outlook.seasons.source", {
                source: sourceTitle(source, view),
                list: formatList(
                  outlook.seasons.filter((season) => season.source === source).map(({ title }) => title),
                ),
              })}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
