export { AlertBoardFigure, type AlertBoardFigureProps } from "./alerts/alert-board-figure.tsx";
export {
  alertBoardSummary,
  alertBoardTable,
  alertBoardTexts,
  alertBoardTitle,
} from "./alerts/alert-board-texts.ts";
export { AlertRecordFigure, type AlertRecordFigureProps } from "./alerts/alert-record-figure.tsx";
export {
  alertRecordSummary,
  alertRecordTable,
  alertRecordTexts,
  alertRecordTitle,
} from "./alerts/alert-record-texts.ts";
export type {
  AlertBoardData,
  AlertBoardRow,
  AlertClosing,
  AlertLevelShown,
  AlertRecordData,
  AlertShare,
  AlertTimeline,
} from "./alerts/alerts-data.ts";
export type { BandedUnit, BandsData } from "./bands/bands-data.ts";
export { BandsFigure, type BandsFigureProps } from "./bands/bands-figure.tsx";
export { bandsSummary, bandsTable, bandsTexts, bandsTitle } from "./bands/bands-texts.ts";
export type { ChangeData, ChangeRow } from "./change/change-data.ts";
export { ChangeFigure, type ChangeFigureProps } from "./change/change-figure.tsx";
export {
  changeSummary,
  changeTable,
  changeTexts,
  changeTitle,
  likelihoodWords,
} from "./change/change-texts.ts";
export type { TrendData, TrendPoint } from "./change/trend-data.ts";
export { TrendFigure, type TrendFigureProps } from "./change/trend-figure.tsx";
export { trendSummary, trendTable, trendTexts, trendTitle } from "./change/trend-texts.ts";
export type { CorrelationPair, CorrelationPart, CorrelationsData } from "./correlations/correlations-data.ts";
export { CorrelationsFigure, type CorrelationsFigureProps } from "./correlations/correlations-figure.tsx";
export {
  correlationsSummary,
  correlationsTable,
  correlationsTexts,
  correlationsTitle,
} from "./correlations/correlations-texts.ts";
export type { CoverageCell, CoverageData } from "./coverage/coverage-data.ts";
export { CoverageFigure, type CoverageFigureProps } from "./coverage/coverage-figure.tsx";
export { coverageSummary, coverageTable, coverageTexts, coverageTitle } from "./coverage/coverage-texts.ts";
export type { ContributionRow, ContributionsData } from "./deprivation/contributions-data.ts";
export { contributionRows } from "./deprivation/contributions-data.ts";
export { ContributionsFigure, type ContributionsFigureProps } from "./deprivation/contributions-figure.tsx";
export {
  contributionsSummary,
  contributionsTable,
  contributionsTexts,
  contributionsTitle,
} from "./deprivation/contributions-texts.ts";
export type { CutoffRow, CutoffsData, MeasuredShare } from "./deprivation/cutoffs-data.ts";
export { cutoffRows, measuredShare } from "./deprivation/cutoffs-data.ts";
export { CutoffsFigure, type CutoffsFigureProps } from "./deprivation/cutoffs-figure.tsx";
export {
  cutoffsSummary,
  cutoffsTable,
  cutoffsTexts,
  cutoffsTitle,
  cutoffWords,
  shareWords,
} from "./deprivation/cutoffs-texts.ts";
export {
  type CellFormat,
  type Direction,
  type FigurePlace,
  type FigureTable,
  type FigureTexts,
  narrowWidth,
  wideWidth,
} from "./drawing/figure.ts";
export { FigureFrame } from "./drawing/figure-frame.tsx";
export { figureStyle } from "./drawing/figure-style.ts";
export { colour, hueColour, palette, type Role, stepColour, type Theme } from "./drawing/palette.ts";
export type { Band, Score } from "./drawing/score.ts";
export type { FanData, FanGridData, FanPanel, FanPast, FanSkill, FanStep } from "./fan/fan-data.ts";
export { FanFigure, type FanFigureProps } from "./fan/fan-figure.tsx";
export { FanGridFigure, type FanGridFigureProps } from "./fan/fan-grid-figure.tsx";
export { fanGridSummary, fanGridTable, fanGridTexts, fanGridTitle } from "./fan/fan-grid-texts.ts";
export { fanSummary, fanTable, fanTexts, fanTitle } from "./fan/fan-texts.ts";
export { skillSentence } from "./fan/skill-words.ts";
export type { GapData } from "./gap/gap-data.ts";
export { GapFigure, type GapFigureProps } from "./gap/gap-figure.tsx";
export { gapSummary, gapTable, gapTexts, gapTitle } from "./gap/gap-texts.ts";
export type { ImportanceData, ImportanceRow } from "./importance/importance-data.ts";
export { ImportanceFigure, type ImportanceFigureProps } from "./importance/importance-figure.tsx";
export {
  importanceSummary,
  importanceTable,
  importanceTexts,
  importanceTitle,
} from "./importance/importance-texts.ts";
export type {
  InfluenceCell,
  InfluenceData,
  InfluenceNode,
  InfluenceTotal,
} from "./influence/influence-data.ts";
export { InfluenceFigure, type InfluenceFigureProps } from "./influence/influence-figure.tsx";
export {
  influenceSummary,
  influenceTable,
  influenceTexts,
  influenceTitle,
} from "./influence/influence-texts.ts";
export type {
  NetworkData,
  NetworkKind,
  NetworkLinkData,
  NetworkLoop,
  NetworkNodeData,
  NetworkRole,
} from "./network/network-data.ts";
export { NetworkFigure, type NetworkFigureProps } from "./network/network-figure.tsx";
export { networkSummary, networkTable, networkTexts, networkTitle } from "./network/network-texts.ts";
export type { AskedShare, PerceivedData, PerceivedRow } from "./perceived/perceived-data.ts";
export { perceivedRows } from "./perceived/perceived-data.ts";
export { PerceivedFigure, type PerceivedFigureProps } from "./perceived/perceived-figure.tsx";
export {
  perceivedSummary,
  perceivedTable,
  perceivedTexts,
  perceivedTitle,
} from "./perceived/perceived-texts.ts";
export type { RankedThreatBar, RanksData } from "./priorities/ranks-data.ts";
export { tellingTop } from "./priorities/ranks-data.ts";
export { RanksFigure, type RanksFigureProps } from "./priorities/ranks-figure.tsx";
export { ranksSummary, ranksTable, ranksTexts, ranksTitle } from "./priorities/ranks-texts.ts";
export type { RangedLevel, ThreatMark, ThreatsData } from "./priorities/threats-data.ts";
export { ThreatsFigure, type ThreatsFigureProps } from "./priorities/threats-figure.tsx";
export { threatsSummary, threatsTable, threatsTexts, threatsTitle } from "./priorities/threats-texts.ts";
export type { ProfileComponent, ProfileData } from "./profile/profile-data.ts";
export { ProfileFigure, type ProfileFigureProps } from "./profile/profile-figure.tsx";
export { profileSummary, profileTable, profileTexts, profileTitle } from "./profile/profile-texts.ts";
export type { RankingData, RankingRow } from "./ranking/ranking-data.ts";
export { RankingFigure, type RankingFigureProps } from "./ranking/ranking-figure.tsx";
export { rankingSummary, rankingTable, rankingTexts, rankingTitle } from "./ranking/ranking-texts.ts";
export type { ScatterData, ScatterRow } from "./scatter/scatter-data.ts";
export { ScatterFigure, type ScatterFigureProps } from "./scatter/scatter-figure.tsx";
export { scatterSummary, scatterTable, scatterTexts, scatterTitle } from "./scatter/scatter-texts.ts";
export type { MonthlyProfile, SeasonRow, SeasonsData } from "./seasons/seasons-data.ts";
export { SeasonsFigure, type SeasonsFigureProps } from "./seasons/seasons-figure.tsx";
export { seasonsSummary, seasonsTable, seasonsTexts, seasonsTitle } from "./seasons/seasons-texts.ts";
export type { SensitivityData, SensitivityRow } from "./sensitivity/sensitivity-data.ts";
export { SensitivityFigure, type SensitivityFigureProps } from "./sensitivity/sensitivity-figure.tsx";
export {
  sensitivitySummary,
  sensitivityTable,
  sensitivityTexts,
  sensitivityTitle,
} from "./sensitivity/sensitivity-texts.ts";
export type { MapClass, MapValue, WorldMapData } from "./world-map/world-map-data.ts";
export { mapWidth, WorldMapFigure, type WorldMapFigureProps } from "./world-map/world-map-figure.tsx";
export { worldMapSummary, worldMapTable, worldMapTexts, worldMapTitle } from "./world-map/world-map-texts.ts";
