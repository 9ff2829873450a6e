/** How deep each threat cuts against how widely it is shared: both from 0 to 1, 1 = worst, each with its range. */

import { formatTick } from "@salus/core";
import { type ScaleLinear, scaleLinear } from "d3-scale";
import type { ReactElement } from "react";
import { coordinate } from "../drawing/coordinate.ts";
import { type FigurePlace, isNarrow, wideWidth } from "../drawing/figure.ts";
import { FigureSvg } from "../drawing/figure-svg.tsx";
import { type KeyItem, KeyRow, keyHeight } from "../drawing/key-row.tsx";
import { peerDiamond } from "../profile/peer-diamond.ts";
import type { PlacedLabel } from "../scatter/place-labels.ts";
import { labelThreats } from "./threat-labels.ts";
import { ThreatsAxes } from "./threats-axes.tsx";
import { type DrawnThreat, drawnThreats, equalPriority, hasRange, type ThreatsData } from "./threats-data.ts";
import { level, threatsSummary, threatsTitle } from "./threats-texts.ts";

export type ThreatsFigureProps = ThreatsData & FigurePlace;

const equalLevels = [0.25, 0.5, 0.75];
const NAMED_ON_A_PHONE = 5;
const tickWidth = 30;
const headHeight = 18;
const footHeight = 34;

type Scale = ScaleLinear<number, number>;

export function ThreatsFigure(props: ThreatsFigureProps): ReactElement {
  const { say, direction, width = wideWidth } = props;
  const threats = drawnThreats(props);
  const key = keyItems(props, threats);
  const top = keyHeight(key, width) + headHeight + 12;
  const bottom = top + (isNarrow(width) ? 280 : 400);
  const [left, right] = direction === "ltr" ? [tickWidth + 8, width - 14] : [14, width - tickWidth - 8];
  // Numbers run from left to right in every language.
  const x = scaleLinear([0, 1], [left, right]);
  const y = scaleLinear([0, 1], [bottom, top]);
  return (
    <FigureSvg
      place={props}
      title={props.title ?? threatsTitle(props, say)}
      summary={threatsSummary(props, say)}
      width={width}
      height={bottom + footHeight}
    >
      <KeyRow place={props} items={key} width={width} y={0} />
      <ThreatsAxes place={props} x={x} y={y} width={width} />
      <EqualPriorities data={props} x={x} y={y} />
      {threats.map((threat) => (
        <Mark key={threat.id} threat={threat} x={x} y={y} tip={tipOf(threat, props)} />
      ))}
      <g textAnchor="middle">
        {labelsOf(threats, { x, y, narrow: isNarrow(width) }).map((label) => (
          <text key={label.id} className="name close on" x={coordinate(label.x)} y={coordinate(label.y)}>
            {label.text}
          </text>
        ))}
      </g>
    </FigureSvg>
  );
}

function keyItems({ say, ranges, shares }: ThreatsFigureProps, threats: readonly DrawnThreat[]): KeyItem[] {
  return [
    {
      id: "mark",
      word: say(`figure.threats.key-${ranges}`),
      mark: (
        <>
          <path className="w" d="M-9 0H9M0 -7V7" />
          <circle className="p" r="4" />
        </>
      ),
    },
    ...(shares === null
      ? []
      : [
          {
            id: "equal",
            word: say("figure.threats.key-equal"),
            mark: <path className="edge" d="M-9 -4L9 4" />,
          },
        ]),
    ...(threats.some(({ lifted }) => lifted)
      ? [
          {
            id: "lifted",
            word: say("figure.threats.key-lifted"),
            mark: <path className="p" d={peerDiamond(0, 0, 6)} />,
          },
        ]
      : []),
    ...(threats.some(({ hardestHit }) => hardestHit !== null)
      ? [
          {
            id: "hardest",
            word: say("figure.threats.key-hardest"),
            mark: (
              <>
                <path className="edge" d="M0 -4V8" />
                <path className="open" d={hardestMark(0, -4)} />
              </>
            ),
          },
        ]
      : []),
  ];
}

/** A triangle that points up: how much deeper it cuts for one group. */
function hardestMark(x: number, y: number): string {
  return `M${coordinate(x)} ${coordinate(y - 4)}l4.5 7.5h-9Z`;
}

type PlotProps = { readonly data: ThreatsFigureProps; readonly x: Scale; readonly y: Scale };

/** Lines along which the priority is the same, each with its number at the right edge. */
function EqualPriorities({ data, x, y }: PlotProps): ReactElement | null {
  const { shares } = data;
  if (shares === null) return null;
  const lines = equalLevels
    .map((each) => ({ level: each, points: equalPriority(each, shares) }))
    .filter(({ points }) => points.length > 0);
  return (
    <g>
      {lines.map(({ level: each, points }) => (
        <path
          key={each}
          className="edge"
          d={points
            .map(
              ({ severity, pervasiveness }, i) =>
                `${i === 0 ? "M" : "L"}${coordinate(x(pervasiveness))} ${coordinate(y(Math.min(1, severity)))}`,
            )
            .join("")}
        />
      ))}
      <g direction="ltr" textAnchor="end">
        {lines.map(({ level: each, points }) => (
          <text
            key={each}
            className="s n on"
            x={coordinate(x(1) - 3)}
            y={coordinate(y(points.at(-1)!.severity) - 4)}
          >
            {formatTick(each)}
          </text>
        ))}
      </g>
    </g>
  );
}

type MarkProps = { readonly threat: DrawnThreat; readonly x: Scale; readonly y: Scale; readonly tip: string };

function Mark({ threat, x, y, tip }: MarkProps): ReactElement {
  const { severity, pervasiveness, lifted, hardestHit } = threat;
  const at = { x: coordinate(x(pervasiveness.value)), y: coordinate(y(severity.value)) };
  const whiskers = [
    hasRange(pervasiveness)
      ? `M${coordinate(x(pervasiveness.low!))} ${at.y}H${coordinate(x(pervasiveness.high!))}`
      : "",
    hasRange(severity) ? `M${at.x} ${coordinate(y(severity.low!))}V${coordinate(y(severity.high!))}` : "",
  ].join("");
  return (
    <g>
      <title>{tip}</title>
      {whiskers !== "" && <path className="w" d={whiskers} />}
      {hardestHit !== null && (
        <>
          <path className="edge" d={`M${at.x} ${at.y}V${coordinate(y(hardestHit.severity))}`} />
          <path className="open" d={hardestMark(at.x, y(hardestHit.severity))} />
        </>
      )}
      {lifted ? (
        <path className="p" d={peerDiamond(at.x, at.y, 7)} />
      ) : (
        <circle className="p" cx={at.x} cy={at.y} r="4.5" />
      )}
    </g>
  );
}

function tipOf({ title, severity, pervasiveness }: DrawnThreat, { say }: FigurePlace): string {
  return say("figure.threats.tip", {
    title,
    severity: level(severity, say),
    pervasiveness: level(pervasiveness, say),
  });
}

type Plot = { readonly x: Scale; readonly y: Scale; readonly narrow: boolean };

/** Every threat by rank and name where there is room, else by its rank alone. */
function labelsOf(threats: readonly DrawnThreat[], { x, y, narrow }: Plot): readonly PlacedLabel[] {
  const [left, right] = x.range() as [number, number];
  const [bottom, top] = y.range() as [number, number];
  const plotted = threats.map(({ id, rank, title, severity, pervasiveness, hardestHit }, k) => {
    const number = rank === null ? "" : String(rank);
    const deepest = Math.max(severity.high ?? 0, severity.value, hardestHit?.severity ?? 0);
    return {
      id,
      text: narrow && k >= NAMED_ON_A_PHONE ? number : [number, title].join(" ").trim(),
      short: number,
      x: x(pervasiveness.value),
      y: y(severity.value),
      left: x(pervasiveness.low ?? pervasiveness.value),
      right: x(pervasiveness.high ?? pervasiveness.value),
      top: y(deepest),
      bottom: y(severity.low ?? severity.value),
    };
  });
  return labelThreats(plotted, { left: left - 4, right: right + 12, top: top - 6, bottom: bottom + 2 });
}
