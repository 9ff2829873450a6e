/** Bands and map first, then every component: where scores lie, before any single place. */

import { formatScore, sortedQuantile } from "@salus/core";
import {
  BandsFigure,
  bandsSummary,
  bandsTable,
  FigureFrame,
  mapWidth,
  narrowWidth,
  WorldMapFigure,
  worldMapSummary,
  worldMapTable,
} from "@salus/figures";
import type { ReactElement } from "react";
import { bandIdOf, type ReportView, scoreOf, sortedScores } from "../report-view.ts";
import type { WorldMap } from "../world-map.ts";
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
          texts={{ title: say("report.bands.question"), summary: bandsSummary({ ...data, ...place }, say) }}
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
      texts={{ title: say("report.map.question"), summary: worldMapSummary({ ...data, ...place }, say) }}
      table={worldMapTable({ ...data, ...place }, say)}
      draw={(at) => <WorldMapFigure {...data} {...at} />}
      widths={[mapWidth, narrowWidth]}
    />
  );
}

function ComponentTable({ view }: { readonly view: ReportView }): ReactElement {
  const { say, components, assessment } = view;
  return (
    <div className="scroll">
      <table className="data">
        <caption>{say("report.components.caption")}</caption>
        <thead>
          <tr>
            <th scope="col">{say("report.components.component")}</th>
            {["scored", "low", "median", "high", "weight"].map((key) => (
              <th key={key} scope="col" className="number">
                {say(`report.components.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {components.map((component) => {
            const scores = sortedScores(component);
            const quantile = (p: number): string =>
              formatScore(scores.length === 0 ? null : sortedQuantile(scores, p));
            return (
              <tr key={component.id}>
                <th scope="row">{component.title}</th>
                <td className="number">
                  <bdi dir="ltr">{`${scores.length} / ${assessment.input.units.length}`}</bdi>
                </td>
                <td className="number">{quantile(0.25)}</td>
                <td className="number">{quantile(0.5)}</td>
                <td className="number">{quantile(0.75)}</td>
                <td className="number">{formatScore(component.share)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
