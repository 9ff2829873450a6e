/** Seasons and the monthly profile of series as the calendar draws them. */

import { momentsToAct, type Outlook } from "@salus/core";
import type { SeasonsData } from "@salus/figures";
import { seriesTitle } from "./outlook-view.ts";
import type { ReportView } from "./report-view.ts";

/** The calendar of the case; null without seasons and without any series long enough to have a profile. */
export function seasonsData(view: ReportView, outlook: Outlook): SeasonsData | null {
  const { threats } = view.assessment.input.framework;
  const profiles = outlook.series.flatMap(({ series, profile }) =>
    profile === null
      ? []
      : [
          {
            id: series.choice.id,
            title: seriesTitle(series.choice),
            unitOfMeasure: series.choice.unitOfMeasure,
            kind: series.kind === "count" ? ("share" as const) : ("ratio" as const),
            months: profile.months,
            years: profile.years,
          },
        ],
  );
  if (outlook.seasons.length === 0 && profiles.length === 0) return null;
  const moments = momentsToAct(
    outlook,
    threats.map(({ id }) => id),
  );
  return {
    month: Number(outlook.asOf.slice(5, 7)),
    rows: outlook.seasons.map((season) => {
      const acts = moments.flatMap(({ season: own }) => (own?.season === season ? [own.actBy] : []));
      const [actBy] = acts.filter((month) => month !== null);
      return {
        id: season.id,
        title: season.title,
        kind: season.kind,
        begins: season.begins,
        ends: season.ends,
        threats: season.threats.map((id) => threats.find((threat) => threat.id === id)?.title ?? id),
        ...(actBy === undefined ? {} : { actBy }),
      };
    }),
    profiles,
  };
}
