/** The record of each rule: its alerts and how they ended, harm it missed, and what that makes in words. */

import { scaleLinear } from "d3-scale";
import type { ReactElement } from "react";
import { anchor, fromStart, startEdge } from "../drawing/columns.ts";
import { coordinate } from "../drawing/coordinate.ts";
import { type FigurePlace, wideWidth } from "../drawing/figure.ts";
import { FigureSvg } from "../drawing/figure-svg.tsx";
import { type KeyItem, KeyRow, keyHeight } from "../drawing/key-row.tsx";
import { periodWords, yearsOf } from "../drawing/period-words.ts";
import { layOutBlock, TextBlock } from "../drawing/text-block.tsx";
import { AlertMark, alertRadius, MissMark } from "./alert-mark.tsx";
import { alertRecordSummary, alertRecordTitle, countWords, recordSentences } from "./alert-record-texts.ts";
import type { AlertRecordData, AlertTimeline } from "./alerts-data.ts";
import { packLanes } from "./pack-lanes.ts";

export type AlertRecordFigureProps = AlertRecordData & FigurePlace;

const laneHeight = 15;
const mostLanes = 8;
const axisHeight = 22;
const afterRule = 20;

export function AlertRecordFigure(props: AlertRecordFigureProps): ReactElement {
  const { say, direction, width = wideWidth, timeline } = props;
  const key = keyItems(props);
  const years = timeline.flatMap(({ from, to }) => [yearsOf(from), yearsOf(to)]).filter(Number.isFinite);
  const first = years.length === 0 ? 0 : Math.min(...years);
  const last = years.length === 0 ? 1 : Math.max(...years, first + 1 / 12);
  const x = scaleLinear([first, last], [8, width - 8]);
  let y = keyHeight(key, width) + 12;
  const rules = timeline.map((rule) => {
    const block = layOutBlock(
      [
        { text: rule.title, look: "bold" },
        {
          text: [
            say("figure.alert-record.counts-stop", { counts: countWords(rule, say) }),
            ...recordSentences(rule, say),
          ].join(" "),
          look: "small",
        },
      ],
      width,
    );
    const placed = placeAlerts(rule, x);
    const lanes = Math.max(1, ...placed.map(({ lane }) => lane + 1));
    const top = y;
    const lineY = top + block.height + 12 + lanes * laneHeight;
    y = lineY + (rule.misses.length > 0 ? laneHeight + 4 : 4) + axisHeight + afterRule;
    return { rule, block, placed, top, lineY };
  });
  const start = anchor(startEdge(direction), direction);
  return (
    <FigureSvg
      place={props}
      title={props.title ?? alertRecordTitle(props, say)}
      summary={alertRecordSummary(props, say)}
      width={width}
      height={Math.max(y - afterRule, 30)}
    >
      <KeyRow place={props} items={key} width={width} y={0} />
      {rules.map(({ rule, block, placed, top, lineY }) => (
        <g key={rule.rule} className="rule-record">
          <TextBlock block={block} x={fromStart(0, width, direction)} y={top} anchor={start} />
          <TimeLine rule={rule} place={props} x={x} lineY={lineY} />
          {placed.map(({ alert, at, end, lane }) => (
            <g key={`${alert.place} ${alert.issued} ${alert.level}`} className="alert">
              <title>
                {say("figure.alert-record.tip", {
                  place: alert.place,
                  level: say(`figure.alert-board.level.${alert.level}`),
                  date: periodWords(alert.issued, say),
                  closing: say(`figure.alert-record.word.${alert.closing}`),
                })}
              </title>
              {end > at && (
                <path
                  className="until"
                  d={`M${coordinate(at)} ${coordinate(lineY - (lane + 0.6) * laneHeight)}H${coordinate(end)}`}
                />
              )}
              <g transform={`translate(${coordinate(at)} ${coordinate(lineY - (lane + 0.6) * laneHeight)})`}>
                <AlertMark closing={alert.closing} level={alert.level} />
              </g>
            </g>
          ))}
          {datedMisses(rule).map(({ place, date }) => (
            <g
              key={`${place} ${date}`}
              transform={`translate(${coordinate(x(yearsOf(date)))} ${coordinate(lineY + 10)})`}
            >
              <title>{say("figure.alert-record.miss", { place, date: periodWords(date, say) })}</title>
              <MissMark />
            </g>
          ))}
        </g>
      ))}
    </FigureSvg>
  );
}

type Scale = (years: number) => number;

type PlacedAlert = {
  readonly alert: AlertTimeline["alerts"][number];
  readonly at: number;
  /** Where it stood down; at the end of what was verified while it stands. */
  readonly end: number;
  readonly lane: number;
};

function placeAlerts({ alerts, to }: AlertTimeline, x: Scale): readonly PlacedAlert[] {
  const placed = alerts
    .map((alert) => {
      const at = x(yearsOf(alert.issued));
      return { alert, at, end: Math.max(at, x(yearsOf(alert.stoodDown ?? to))) };
    })
    .filter(({ at, end }) => Number.isFinite(at) && Number.isFinite(end))
    .toSorted((a, b) => a.at - b.at);
  const lanes = packLanes(
    placed.map(({ alert, at, end }) => ({
      from: at - alertRadius[alert.level] - 1,
      to: Math.max(end, at + alertRadius[alert.level] + 1),
    })),
    mostLanes,
  );
  return placed.map((each, i) => ({ ...each, lane: lanes[i]! }));
}

function datedMisses({ misses }: AlertTimeline): AlertTimeline["misses"] {
  return misses.filter(({ date }) => Number.isFinite(yearsOf(date)));
}

/** From when the rule began to watch to when it was verified; left to right in every language. */
function TimeLine({
  rule,
  place,
  x,
  lineY,
}: {
  readonly rule: AlertTimeline;
  readonly place: FigurePlace;
  readonly x: Scale;
  readonly lineY: number;
}): ReactElement | null {
  const [from, to] = [yearsOf(rule.from), yearsOf(rule.to)];
  if (!(from <= to)) return null;
  const pixels = x(to) - x(from);
  const every = [1, 2, 5, 10, 20].find((step) => (pixels / Math.max(1, to - from)) * step > 38) ?? 50;
  const firstYear = Math.ceil((from - 1e-9) / every) * every;
  const ticks = Array.from(
    { length: Math.max(0, Math.floor((to - firstYear) / every) + 1) },
    (_, i) => firstYear + i * every,
  );
  const labelY = lineY + (rule.misses.length > 0 ? laneHeight + 4 : 4) + 13;
  const few = ticks.length < 2;
  const { direction, say } = place;
  return (
    <>
      <path className="axis" d={`M${coordinate(x(from))} ${coordinate(lineY)}H${coordinate(x(to))}`} />
      <path
        className="axis"
        d={ticks.map((tick) => `M${coordinate(x(tick))} ${coordinate(lineY)}v4`).join("")}
      />
      {few ? (
        <>
          <text
            className="s"
            x={coordinate(x(from))}
            y={coordinate(labelY)}
            textAnchor={anchor("left", direction)}
          >
            {periodWords(rule.from, say)}
          </text>
          <text
            className="s"
            x={coordinate(x(to))}
            y={coordinate(labelY)}
            textAnchor={anchor("right", direction)}
          >
            {periodWords(rule.to, say)}
          </text>
        </>
      ) : (
        <g direction="ltr" textAnchor="middle">
          {ticks
            .filter((tick) => x(tick) > 14 && x(tick) < x(to) + 1)
            .map((tick) => (
              <text key={tick} className="s n" x={coordinate(x(tick))} y={coordinate(labelY)}>
                {tick}
              </text>
            ))}
        </g>
      )}
    </>
  );
}

function keyItems({ say, timeline }: AlertRecordFigureProps): readonly KeyItem[] {
  const alerts = timeline.flatMap((rule) => rule.alerts);
  const closings = (["hit", "false-alarm", "open"] as const).filter((closing) =>
    alerts.some((alert) => alert.closing === closing),
  );
  return [
    ...closings.map((closing) => ({
      id: closing,
      word: say(`figure.alert-record.key.${closing}`),
      mark: <AlertMark closing={closing} />,
    })),
    ...(timeline.some(({ misses }) => misses.length > 0)
      ? [{ id: "miss", word: say("figure.alert-record.key.miss"), mark: <MissMark /> }]
      : []),
    ...(new Set(alerts.map(({ level }) => level)).size > 1
      ? [
          {
            id: "levels",
            word: say("figure.alert-record.key.levels"),
            mark: (
              <>
                <g transform="translate(-6 0)">
                  <AlertMark closing="hit" level="watch" />
                </g>
                <g transform="translate(5 0)">
                  <AlertMark closing="hit" level="alert" />
                </g>
              </>
            ),
          },
        ]
      : []),
    {
      id: "standing",
      word: say("figure.alert-record.key.standing"),
      mark: <path className="until" d="M-9 0H9" />,
    },
  ];
}
