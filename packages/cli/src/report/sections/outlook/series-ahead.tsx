/** One series looked ahead: fans of the places with the most to come, and beside them what the method was worth. */

import {
  coverageSentences,
  forecastQuantile,
  formatCount,
  formatShare,
  formatValue,
  methodWords,
  type SeriesOutlook,
  skillSentence,
  type UnitForecast,
} from "@salus/core";
import {
  type FanData,
  FanFigure,
  type FanGridData,
  FanGridFigure,
  FigureFrame,
  fanGridTable,
  fanGridTexts,
  fanTable,
  fanTexts,
} from "@salus/figures";
import type { ReactElement } from "react";
import { fanPanel } from "../../fan-view.ts";
import { type OutlookProps, placeTitle, rangeWords, seriesTitle } from "../../outlook-view.ts";
import { DataTable, leftToRight } from "../data-table.tsx";

/** More panels than this make the file too large to open. */
const MOST_PANELS = 12;
/** More rows than this stand in forecasts.csv only. */
const MOST_ROWS = 120;

type Props = OutlookProps & { readonly ahead: SeriesOutlook };

export function SeriesAhead({ view, outlook, ahead }: Props): ReactElement {
  const { say } = view;
  const { choice, lag } = ahead.series;
  const title = seriesTitle(choice);
  const able = ahead.units.filter(hasForecast);
  return (
    <>
      <h3>{say("outlook.series.title", { title })}</h3>
      <p>{skillSentence(ahead, say)}</p>
      {ahead.record !== null && <p>{coverageSentences(ahead.record, outlook.choice.level, say).join(" ")}</p>}
      <p className="quiet">
        {say("outlook.series.method", {
          method: methodWords(choice, say),
          baseline: say(`outlook.baseline.${ahead.baseline}`),
        })}{" "}
        {say(`outlook.series.source.${choice.of}`, { delay: choice.reportDelayDays ?? 0, lag })}
      </p>
      {able.length === 0 ? (
        <p>{say("outlook.series.nobody")}</p>
      ) : (
        <Fans view={view} outlook={outlook} ahead={ahead} />
      )}
      <ForecastTable view={view} outlook={outlook} ahead={ahead} />
    </>
  );
}

/** Fans of the places with the most to come, each with its own skill. */
function Fans({ view, outlook, ahead }: Props): ReactElement {
  const { say, language } = view;
  const { choice, kind } = ahead.series;
  const { level } = outlook.choice;
  const able = byWhatMayCome(ahead.units, level).filter(hasForecast);
  const stirring = kind === "count" ? able.filter(isStirring) : able;
  const shown = (stirring.length > 0 ? stirring : able).slice(0, MOST_PANELS);
  const calm = able.length - stirring.length;
  const data: FanGridData = {
    seriesTitle: seriesTitle(choice),
    unitOfMeasure: choice.unitOfMeasure,
    level,
    asOf: outlook.asOf,
    panels: shown.map((unit) => fanPanel(unit, ahead, { view, outlook })),
  };
  const place = { say, direction: language.direction, idPrefix: `fan-${choice.id}` };
  const [only] = data.panels;
  const one: FanData | null = only !== undefined && shown.length === 1 ? { ...data, ...only } : null;
  return (
    <>
      {one === null ? (
        <FigureFrame
          place={place}
          texts={fanGridTexts(data, say)}
          table={fanGridTable(data, say)}
          draw={(at) => <FanGridFigure {...data} {...at} />}
        />
      ) : (
        <FigureFrame
          place={place}
          texts={fanTexts(one, say)}
          table={fanTable(one, say)}
          draw={(at) => <FanFigure {...one} {...at} />}
        />
      )}
      {calm > 0 && stirring.length > 0 && <p>{say("outlook.series.silent", { count: calm })}</p>}
      {stirring.length > MOST_PANELS && (
        <p>{say("outlook.series.more", { count: stirring.length - MOST_PANELS })}</p>
      )}
    </>
  );
}

function hasForecast({ forecasts }: UnitForecast): boolean {
  return forecasts.some(({ values }) => values.length > 0);
}

/** Whether anything was counted in the last twelve months. */
function isStirring({ history }: UnitForecast): boolean {
  return history.slice(-12).some((value) => value > 0);
}

/** Places with most to come first: by the mean of their middles, then by the reach of their bands. */
function byWhatMayCome(units: readonly UnitForecast[], level: number): readonly UnitForecast[] {
  const sum = ({ forecasts }: UnitForecast, p: number): number =>
    forecasts.reduce((total, each) => total + (each.values.length === 0 ? 0 : forecastQuantile(each, p)), 0);
  const high = (1 + level) / 2;
  return units.toSorted((a, b) => sum(b, 0.5) - sum(a, 0.5) || sum(b, high) - sum(a, high));
}

function ForecastTable({ view, outlook, ahead }: Props): ReactElement {
  const { say } = view;
  const { level } = outlook.choice;
  const ends = [(1 - level) / 2, (1 + level) / 2];
  const rows = byWhatMayCome(ahead.units, level).flatMap(({ unit, forecasts, skill }) =>
    forecasts.map((forecast, h) => {
      const quantile = (p: number): number => forecastQuantile(forecast, p);
      const isThere = forecast.values.length > 0;
      const why = isThere ? "" : say(`outlook.reason.${forecast.reason?.kind ?? "no-history"}`);
      return {
        key: `${unit} ${ahead.periods[h]}`,
        cells: [
          placeTitle(unit, view),
          leftToRight(ahead.periods[h]!),
          isThere ? (
            leftToRight(formatValue(quantile(0.5)))
          ) : (
            <span key="why" className="gap">
              {why}
            </span>
          ),
          isThere ? rangeWords(quantile(0.25), quantile(0.75), say) : "",
          isThere ? rangeWords(quantile(ends[0]!), quantile(ends[1]!), say) : "",
          skill === null || Number.isNaN(skill.skill)
            ? ""
            : say("outlook.skill.cell", { skill: formatShare(skill.skill), n: formatCount(skill.n) }),
        ],
      };
    }),
  );
  const { choice } = ahead.series;
  const title = seriesTitle(choice);
  return (
    <details className="fold">
      <summary>{say("outlook.series.table.summary")}</summary>
      <DataTable
        caption={say("outlook.series.table", { title, unitOfMeasure: choice.unitOfMeasure })}
        columns={[
          { title: say("outlook.column.place") },
          { title: say("outlook.column.month") },
          { title: say("outlook.column.median"), kind: "number" },
          { title: say("outlook.column.half"), kind: "number" },
          { title: say("outlook.column.band", { level: formatShare(level) }), kind: "number" },
          { title: say("outlook.column.skill"), kind: "number" },
        ]}
        rows={rows.slice(0, MOST_ROWS)}
      />
    </details>
  );
}
