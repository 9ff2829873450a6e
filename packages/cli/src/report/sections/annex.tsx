/** The table of ranks: only where the recipe asks for it, with intervals and coverage. */

import { FigureFrame, RankingFigure, rankingTable, rankingTexts } from "@salus/figures";
import type { ReactElement } from "react";
import { bandIdOf, type ReportView, scoreOf } from "../report-view.ts";
import { Section } from "./section.tsx";

export function Annex({ view }: { readonly view: ReportView }): ReactElement | null {
  const { say, language, index, bands, assessment } = view;
  if (assessment.recipe.report.ranking !== "annex" || assessment.scale === "native") return null;
  const rows = assessment.input.units
    .map((unit, u) => {
      const band = bandIdOf(index, u);
      return {
        id: unit.id,
        title: unit.title,
        coverage: index.coverage[u]!,
        ...(band === null ? {} : { band }),
        ...scoreOf(index, u, say),
      };
    })
    .filter((row) => row.score !== null);
  const place = { say, direction: language.direction, idPrefix: "annex" };
  return (
    <Section id="annex" title={say("report.annex.title")}>
      <p>{say("report.annex.intro")}</p>
      <FigureFrame
        place={place}
        texts={rankingTexts({ rows, bands, ...place }, say)}
        table={rankingTable({ rows, bands, ...place }, say)}
        draw={(at) => <RankingFigure rows={rows} bands={bands} {...at} />}
      />
    </Section>
  );
}
