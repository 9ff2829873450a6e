/** Contributions as bars from 0, the largest first, each with its interval. */

import { scaleLinear } from "d3-scale";
import type { ReactElement } from "react";
import { anchor, columns } from "../drawing/columns.ts";
import { coordinate } from "../drawing/coordinate.ts";
import { type FigurePlace, isNarrow, wideWidth } from "../drawing/figure.ts";
import { FigureSvg } from "../drawing/figure-svg.tsx";
import { type KeyItem, KeyRow, keyHeight } from "../drawing/key-row.tsx";
import { ShareAxis, shareAxisHeight } from "../drawing/share-axis.tsx";
import { ShareLine, ShareValues } from "../drawing/share-values.tsx";
import { TextLines } from "../drawing/text-lines.tsx";
import { textWidth, wrapText } from "../drawing/text-width.ts";
import { type ContributionsData, sortedContributions } from "./contributions-data.ts";
import { contributionsSummary, contributionsTitle } from "./contributions-texts.ts";

export type ContributionsFigureProps = ContributionsData & FigurePlace;

const rowHeight = 34;
const barHeight = 16;

export function ContributionsFigure(props: ContributionsFigureProps): ReactElement {
  const { say, direction, width = wideWidth } = props;
  const rows = sortedContributions(props);
  const valueWidths = isNarrow(width) ? [44] : [48, 96];
  const longest = Math.max(60, ...rows.map((row) => textWidth(row.title)));
  const labelWidth = Math.min(longest + 4, width * 0.34);
  const layout = columns(width, direction, { label: labelWidth, values: valueWidths });
  const most = Math.max(0.1, ...rows.map(({ contribution }) => contribution.high ?? contribution.value ?? 0));
  const scale = scaleLinear([0, most], [layout.plotLeft, layout.plotRight]).nice(4);
  const key: readonly KeyItem[] = [
    {
      id: "contribution",
      word: say("deprivation.contributions.key"),
      mark: <path className="plate" d="M-9 -6H9V6H-9Z" />,
    },
    { id: "interval", word: say("deprivation.key.interval"), mark: <path className="w" d="M-9 0H9" /> },
  ];
  const top = keyHeight(key, width) + 12;
  const bottom = top + rows.length * rowHeight;
  return (
    <FigureSvg
      place={props}
      title={props.title ?? contributionsTitle(props, say)}
      summary={contributionsSummary(props, say)}
      width={width}
      height={bottom + shareAxisHeight}
    >
      <KeyRow place={props} items={key} width={width} y={0} />
      <ShareAxis caption={say("deprivation.contributions.axis")} scale={scale} top={top} bottom={bottom} />
      {rows.map(({ id, title, contribution: share }, i) => {
        const y = top + (i + 0.5) * rowHeight;
        const { value } = share;
        return (
          <g key={id}>
            <TextLines
              lines={wrapText(title, labelWidth, 12, 2)}
              x={layout.labelX}
              y={y}
              anchor={anchor(layout.labelEdge, direction)}
            />
            {value !== null && (
              <path
                className="plate"
                d={`M${coordinate(scale(0))} ${coordinate(y - barHeight / 2)}H${coordinate(scale(value))}v${barHeight}H${coordinate(scale(0))}Z`}
              />
            )}
            <ShareLine {...{ share, scale, y }} />
            {value !== null && (
              <circle className="point p" cx={coordinate(scale(value))} cy={coordinate(y)} r="4" />
            )}
            <ShareValues
              missing={share.isWithheld === true ? say("deprivation.withheld") : null}
              {...{ share, layout, say, y }}
            />
          </g>
        );
      })}
    </FigureSvg>
  );
}
