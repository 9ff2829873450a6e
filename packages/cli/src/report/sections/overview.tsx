/** Bands and map first, then every component: where scores lie, before any single place. */

import { formatScore, sortedQuantile } from "@salus/core";
import {
  BandsFigure,
  bandsTable,
  bandsTexts,
  FigureFrame,
  mapWidth,
  narrowWidth,
  WorldMapFigure,
  worldMapTable,
  worldMapTexts,
} from "@salus/figures";
import type { ReactElement } from "react";
import { bandIdOf, type ReportView, scoreOf, sortedScores } from "../report-view.ts";
import type { WorldMap } from "../world-map.ts";
import { DataTable } from "./data-table.tsx";
import { Section } from "./section.tsx";

type Props = { readonly view: ReportView; readonly map: WorldMap | null };

export function Overview({ view, map }: Props): ReactElement {
  const { say, language, index, bands, assessment } = view;
  const place = { say, direction: language.direction, idPrefix: "bands" };
  const units = assessment.input.units.map((unit, u) => ({
    id: unit.id,
    title: unit.title,
    band: bandIdOf(index, u),
    ...scoreOf(index, u, say),
  }));
  const data = { bands, units };
  return (
    <Section id="bands" title={say("report.bands.title")}>
      {bands.length === 0 ? (
        <p>{say("method.native")}</p>
      ) : (
        <FigureFrame
          place={place}
          texts={bandsTexts({ ...data, ...place }, say)}
          table={bandsTable({ ...data, ...place }, say)}
          draw={(at) => <BandsFigure {...data} {...at} />}
        />
      )}
      {map !== null && bands.length > 0 && <MapFigure view={view} map={map} />}
      <ComponentTable view={view} />
    </Section>
  );
}

function MapFigure({ view, map }: { readonly view: ReportView; readonly map: WorldMap }): ReactElement {
  const { say, language, index, bands, assessment } = view;
  const values = new Map(
    assessment.input.units.map((unit, u) => {
      const score = scoreOf(index, u, say);
      const band = index.band?.[u] ?? -1;
      return [
        unit.id,
        score.score === null || band < 0
          ? { reason: score.reason ?? "" }
          : { classIndex: band, label: `${unit.title} ${formatScore(score.score)}` },
      ] as const;
    }),
  );
  const titles = new Map(assessment.input.units.map((unit) => [unit.id, unit.title]));
  const data = { values, titleOf: (id: string) => titles.get(id) ?? id, classes: bands, ...map };
  const place = { say, direction: language.direction, idPrefix: "map" };
  return (
    <FigureFrame
      place={place}
      texts={worldMapTexts({ ...data, ...place }, say)}
      table={worldMapTable({ ...data, ...place }, say)}
      draw={(at) => <WorldMapFigure {...data} {...at} />}
      widths={[mapWidth, narrowWidth]}
    />
  );
}

function ComponentTable({ view }: { readonly view: ReportView }): ReactElement {
  const { say, components, assessment } = view;
  return (
    <DataTable
      caption={say("report.components.caption")}
      columns={[
        { title: say("report.components.component") },
        ...["scored", "low", "median", "high", "weight"].map((key) => ({
          title: say(`report.components.${key}`),
          kind: "number" as const,
        })),
      ]}
      rows={components.map((component) => {
        const scores = sortedScores(component);
        const quantile = (p: number): string =>
          formatScore(scores.length === 0 ? null : sortedQuantile(scores, p));
        return {
          key: component.id,
          cells: [
            component.title,
            <bdi key="scored" dir="ltr">{`${scores.length} / ${assessment.input.units.length}`}</bdi>,
            quantile(0.25),
            quantile(0.5),
            quantile(0.75),
            formatScore(component.share),
          ],
        };
      })}
    />
  );
}
