/** One suite for all figures: what every picture owes its readers. */

import { languageOf } from "@salus/core";
import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { AlertBoardFigure } from "./alerts/alert-board-figure.tsx";
import { alertBoardTable, alertBoardTexts } from "./alerts/alert-board-texts.ts";
import { AlertRecordFigure } from "./alerts/alert-record-figure.tsx";
import { alertRecordTable, alertRecordTexts } from "./alerts/alert-record-texts.ts";
import { BandsFigure } from "./bands/bands-figure.tsx";
import { bandsTable, bandsTexts } from "./bands/bands-texts.ts";
import { ChangeFigure } from "./change/change-figure.tsx";
import { changeTable, changeTexts } from "./change/change-texts.ts";
import { TrendFigure } from "./change/trend-figure.tsx";
import { trendTable, trendTexts } from "./change/trend-texts.ts";
import { CorrelationsFigure } from "./correlations/correlations-figure.tsx";
import { correlationsTable, correlationsTexts } from "./correlations/correlations-texts.ts";
import { CoverageFigure } from "./coverage/coverage-figure.tsx";
import { coverageTable, coverageTexts } from "./coverage/coverage-texts.ts";
import { ContributionsFigure } from "./deprivation/contributions-figure.tsx";
import { contributionsTable, contributionsTexts } from "./deprivation/contributions-texts.ts";
import { CutoffsFigure } from "./deprivation/cutoffs-figure.tsx";
import { cutoffsTable, cutoffsTexts } from "./deprivation/cutoffs-texts.ts";
import type { FigurePlace, FigureTable, FigureTexts } from "./drawing/figure.ts";
import { FigureFrame } from "./drawing/figure-frame.tsx";
import { FanFigure } from "./fan/fan-figure.tsx";
import { FanGridFigure } from "./fan/fan-grid-figure.tsx";
import { fanGridTable, fanGridTexts } from "./fan/fan-grid-texts.ts";
import { fanTable, fanTexts } from "./fan/fan-texts.ts";
import { GapFigure } from "./gap/gap-figure.tsx";
import { gapTable, gapTexts } from "./gap/gap-texts.ts";
import { ImportanceFigure } from "./importance/importance-figure.tsx";
import { importanceTable, importanceTexts } from "./importance/importance-texts.ts";
import { InfluenceFigure } from "./influence/influence-figure.tsx";
import { influenceTable, influenceTexts } from "./influence/influence-texts.ts";
import { NetworkFigure } from "./network/network-figure.tsx";
import { networkTable, networkTexts } from "./network/network-texts.ts";
import { PerceivedFigure } from "./perceived/perceived-figure.tsx";
import { perceivedTable, perceivedTexts } from "./perceived/perceived-texts.ts";
import { RanksFigure } from "./priorities/ranks-figure.tsx";
import { ranksTable, ranksTexts } from "./priorities/ranks-texts.ts";
import { ThreatsFigure } from "./priorities/threats-figure.tsx";
import { threatsTable, threatsTexts } from "./priorities/threats-texts.ts";
import { ProfileFigure } from "./profile/profile-figure.tsx";
import { profileTable, profileTexts } from "./profile/profile-texts.ts";
import { RankingFigure } from "./ranking/ranking-figure.tsx";
import { rankingTable, rankingTexts } from "./ranking/ranking-texts.ts";
import { ScatterFigure } from "./scatter/scatter-figure.tsx";
import { scatterTable, scatterTexts } from "./scatter/scatter-texts.ts";
import { SeasonsFigure } from "./seasons/seasons-figure.tsx";
import { seasonsTable, seasonsTexts } from "./seasons/seasons-texts.ts";
import { SensitivityFigure } from "./sensitivity/sensitivity-figure.tsx";
import { sensitivityTable, sensitivityTexts } from "./sensitivity/sensitivity-texts.ts";
import { exampleAlerts } from "./testing/example-alerts.ts";
import {
  exampleBands,
  exampleChange,
  exampleCorrelations,
  exampleCoverage,
  exampleGap,
  exampleImportance,
  exampleMap,
  exampleProfile,
  exampleRanks,
  exampleSensitivity,
  exampleThreats,
  exampleTrend,
  exampleUnits,
  givenTexts,
} from "./testing/example-data.ts";
import { exampleContributions, exampleCutoffs } from "./testing/example-deprivation.ts";
import { exampleFan, exampleFanGrid, exampleFanWithout } from "./testing/example-fan.ts";
import { exampleInfluence, exampleNetwork } from "./testing/example-links.ts";
import { examplePerceived } from "./testing/example-perceived.ts";
import { exampleSeasons } from "./testing/example-seasons.ts";
import { count, escapedTexts } from "./testing/markup-check.ts";
import { WorldMapFigure } from "./world-map/world-map-figure.tsx";
import { worldMapTable, worldMapTexts } from "./world-map/world-map-texts.ts";

type Example = {
  readonly draw: (place: FigurePlace) => ReactElement;
  readonly texts: (say: FigurePlace["say"]) => FigureTexts;
  readonly table: (say: FigurePlace["say"]) => FigureTable;
};

const ranking = { rows: exampleUnits, bands: exampleBands };
const bands = { units: exampleUnits, bands: exampleBands };
const scatter = { rows: exampleUnits };

const figures: Readonly<Record<string, Example>> = {
  ranking: {
    draw: (place) => <RankingFigure {...place} {...ranking} />,
    texts: (say) => rankingTexts(ranking, say),
    table: (say) => rankingTable(ranking, say),
  },
  profile: {
    draw: (place) => <ProfileFigure {...place} {...exampleProfile} />,
    texts: (say) => profileTexts(exampleProfile, say),
    table: (say) => profileTable(exampleProfile, say),
  },
  "compact profile": {
    draw: (place) => <ProfileFigure {...place} {...exampleProfile} compact />,
    texts: (say) => profileTexts(exampleProfile, say),
    table: (say) => profileTable(exampleProfile, say),
  },
  coverage: {
    draw: (place) => <CoverageFigure {...place} {...exampleCoverage} />,
    texts: (say) => coverageTexts(exampleCoverage, say),
    table: (say) => coverageTable(exampleCoverage, say),
  },
  scatter: {
    draw: (place) => <ScatterFigure {...place} {...scatter} />,
    texts: (say) => scatterTexts(scatter, say),
    table: (say) => scatterTable(scatter, say),
  },
  bands: {
    draw: (place) => <BandsFigure {...place} {...bands} />,
    texts: (say) => bandsTexts(bands, say),
    table: (say) => bandsTable(bands, say),
  },
  change: {
    draw: (place) => <ChangeFigure {...place} {...exampleChange} />,
    texts: (say) => changeTexts(exampleChange, say),
    table: (say) => changeTable(exampleChange, say),
  },
  trend: {
    draw: (place) => <TrendFigure {...place} {...exampleTrend} />,
    texts: (say) => trendTexts(exampleTrend, say),
    table: (say) => trendTable(exampleTrend, say),
  },
  sensitivity: {
    draw: (place) => <SensitivityFigure {...place} {...exampleSensitivity} />,
    texts: (say) => sensitivityTexts(exampleSensitivity, say),
    table: (say) => sensitivityTable(exampleSensitivity, say),
  },
  correlations: {
    draw: (place) => <CorrelationsFigure {...place} {...exampleCorrelations} />,
    texts: (say) => correlationsTexts(exampleCorrelations, say),
    table: (say) => correlationsTable(exampleCorrelations, say),
  },
  importance: {
    draw: (place) => <ImportanceFigure {...place} {...exampleImportance} />,
    texts: (say) => importanceTexts(exampleImportance, say),
    table: (say) => importanceTable(exampleImportance, say),
  },
  threats: {
    draw: (place) => <ThreatsFigure {...place} {...exampleThreats} />,
    texts: (say) => threatsTexts(exampleThreats, say),
    table: (say) => threatsTable(exampleThreats, say),
  },
  ranks: {
    draw: (place) => <RanksFigure {...place} {...exampleRanks} />,
    texts: (say) => ranksTexts(exampleRanks, say),
    table: (say) => ranksTable(exampleRanks, say),
  },
  cutoffs: {
    draw: (place) => <CutoffsFigure {...place} {...exampleCutoffs} />,
    texts: (say) => cutoffsTexts(exampleCutoffs, say),
    table: (say) => cutoffsTable(exampleCutoffs, say),
  },
  contributions: {
    draw: (place) => <ContributionsFigure {...place} {...exampleContributions} />,
    texts: (say) => contributionsTexts(exampleContributions, say),
    table: (say) => contributionsTable(exampleContributions, say),
  },
  gap: {
    draw: (place) => <GapFigure {...place} {...exampleGap} />,
    texts: (say) => gapTexts(exampleGap, say),
    table: (say) => gapTable(exampleGap, say),
  },
  perceived: {
    draw: (place) => <PerceivedFigure {...place} {...examplePerceived} />,
    texts: (say) => perceivedTexts(examplePerceived, say),
    table: (say) => perceivedTable(examplePerceived, say),
  },
  network: {
    draw: (place) => <NetworkFigure {...place} {...exampleNetwork} />,
    texts: (say) => networkTexts(exampleNetwork, say),
    table: (say) => networkTable(exampleNetwork, say),
  },
  "network on a phone": {
    draw: (place) => <NetworkFigure {...place} {...exampleNetwork} width={place.width ?? 320} />,
    texts: (say) => networkTexts(exampleNetwork, say),
    table: (say) => networkTable(exampleNetwork, say),
  },
  influence: {
    draw: (place) => <InfluenceFigure {...place} {...exampleInfluence} />,
    texts: (say) => influenceTexts(exampleInfluence, say),
    table: (say) => influenceTable(exampleInfluence, say),
  },
  "influence on a phone": {
    draw: (place) => <InfluenceFigure {...place} {...exampleInfluence} width={place.width ?? 320} />,
    texts: (say) => influenceTexts(exampleInfluence, say),
    table: (say) => influenceTable(exampleInfluence, say),
  },
  fan: {
    draw: (place) => <FanFigure {...place} {...exampleFan} />,
    texts: (say) => fanTexts(exampleFan, say),
    table: (say) => fanTable(exampleFan, say),
  },
  "no fan": {
    draw: (place) => <FanFigure {...place} {...exampleFanWithout} />,
    texts: (say) => fanTexts(exampleFanWithout, say),
    table: (say) => fanTable(exampleFanWithout, say),
  },
  "grid of fans": {
    draw: (place) => <FanGridFigure {...place} {...exampleFanGrid} />,
    texts: (say) => fanGridTexts(exampleFanGrid, say),
    table: (say) => fanGridTable(exampleFanGrid, say),
  },
  "board of alerts": {
    draw: (place) => <AlertBoardFigure {...place} {...exampleAlerts} />,
    texts: (say) => alertBoardTexts(exampleAlerts, say),
    table: (say) => alertBoardTable(exampleAlerts, say),
  },
  "record of alerts": {
    draw: (place) => <AlertRecordFigure {...place} {...exampleAlerts} />,
    texts: (say) => alertRecordTexts(exampleAlerts, say),
    table: (say) => alertRecordTable(exampleAlerts, say),
  },
  seasons: {
    draw: (place) => <SeasonsFigure {...place} {...exampleSeasons} />,
    texts: (say) => seasonsTexts(exampleSeasons, say),
    table: (say) => seasonsTable(exampleSeasons, say),
  },
  "world map": {
    draw: (place) => <WorldMapFigure {...place} {...exampleMap} />,
    texts: (say) => worldMapTexts(exampleMap, say),
    table: (say) => worldMapTable(exampleMap, say),
  },
};

const english = { ...languageOf("en"), idPrefix: "x" };
const pseudo = { ...languageOf("en-XB"), idPrefix: "x" };

describe.each(Object.entries(figures))("%s", (_, { draw, texts, table }) => {
  const markup = renderToStaticMarkup(draw(english));
  const mirrored = renderToStaticMarkup(draw(pseudo));

  test("has a name and a description that its ids lead to", () => {
    expect(markup).toMatch(/^<svg[^>]* role="img" aria-labelledby="x-t x-d"/);
    expect(markup).toMatch(/<title id="x-t">[^<]{12,}<\/title><desc id="x-d">[^<]{20,}<\/desc>/);
    expect(markup).toContain(`viewBox="0 0 `);
  });

  test("says nothing that is not in the catalogue", () => {
    expect(escapedTexts(mirrored, givenTexts)).toEqual([]);
    const frame = (
      <FigureFrame place={pseudo} texts={texts(pseudo.say)} table={table(pseudo.say)} draw={draw} />
    );
    expect(escapedTexts(renderToStaticMarkup(frame), givenTexts)).toEqual([]);
  });

  test("is the same in every byte when drawn again", () => {
    expect(renderToStaticMarkup(draw(english))).toBe(markup);
  });

  test("mirrors its texts, not its numbers", () => {
    expect(markup).toContain('direction="ltr"');
    expect(mirrored).toMatch(/^<svg[^>]* direction="rtl"/);
    if (/>[\d.,–%\s]+<\/text>/.test(mirrored)) expect(mirrored).toContain('direction="ltr"');
    expect(mirrored).not.toBe(markup);
  });

  test("holds no broken number and no id but its own", () => {
    for (const width of [320, 680, 960]) {
      const one = renderToStaticMarkup(draw({ ...english, width }));
      expect(one).not.toMatch(/NaN|undefined|Infinity/);
      expect(count(one, / id="x-/)).toBe(count(one, / id="/));
    }
  });

  test("has a table whose rows are as wide as its head", () => {
    const { columns, formats, rows } = table(english.say);
    expect(rows.length).toBeGreaterThan(0);
    expect(formats.length).toBe(columns.length);
    for (const row of rows) expect(row.length).toBe(columns.length);
  });

  test("carries no style of its own: the sheet has it", () => {
    expect(markup).not.toContain("style=");
  });
});
