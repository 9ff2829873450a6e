/** The dashboard of poverty cutoffs: at each, who is poor, how much at once, and both together, with intervals. */

import { scaleLinear } from "d3-scale";
import type { ReactElement } from "react";
import { anchor, type Columns, columns } from "../drawing/columns.ts";
import { coordinate } from "../drawing/coordinate.ts";
import { type FigurePlace, isNarrow, wideWidth } from "../drawing/figure.ts";
import { FigureSvg } from "../drawing/figure-svg.tsx";
import { type KeyItem, KeyRow, keyHeight } from "../drawing/key-row.tsx";
import { ShareAxis, shareAxisHeight } from "../drawing/share-axis.tsx";
import { ShareLine, ShareValues } from "../drawing/share-values.tsx";
import { TextLines } from "../drawing/text-lines.tsx";
import { textWidth, wrapText } from "../drawing/text-width.ts";
import {
  type CutoffMeasure,
  type CutoffRow,
  type CutoffsData,
  cutoffMeasures,
  type MeasuredShare,
} from "./cutoffs-data.ts";
import { cutoffsSummary, cutoffsTitle, cutoffWords } from "./cutoffs-texts.ts";

export type CutoffsFigureProps = CutoffsData & FigurePlace;

const rowHeight = 62;
/** Distance between the marks of one row. */
const apart = 17;

export function CutoffsFigure(props: CutoffsFigureProps): ReactElement {
  const { say, direction, width = wideWidth, rows, counted } = props;
  const valueWidths = isNarrow(width) ? [44] : [48, 96];
  const words = rows.map((row) => cutoffWords(row, say));
  const labelWidth = Math.min(Math.max(60, ...words.map((word) => textWidth(word))) + 4, width * 0.28);
  const layout = columns(width, direction, { label: labelWidth, values: valueWidths });
  const scale = scaleLinear([0, 1], [layout.plotLeft + 6, layout.plotRight - 6]);
  const key: readonly KeyItem[] = [
    ...cutoffMeasures.map((measure) => ({
      id: measure,
      word: say("deprivation.measure", { measure, counted }),
      mark: <MeasureMark measure={measure} x={0} y={0} />,
    })),
    { id: "interval", word: say("deprivation.key.interval"), mark: <path className="w" d="M-9 0H9" /> },
  ];
  const top = keyHeight(key, width) + 14;
  const bottom = top + rows.length * rowHeight;
  return (
    <FigureSvg
      place={props}
      title={props.title ?? cutoffsTitle(props, say)}
      summary={cutoffsSummary(props, say)}
      width={width}
      height={bottom + shareAxisHeight}
    >
      <KeyRow place={props} items={key} width={width} y={0} />
      <ShareAxis caption={say("deprivation.cutoffs.axis")} scale={scale} top={top} bottom={bottom} />
      {rows.map((row, i) => {
        const middle = top + (i + 0.5) * rowHeight;
        return (
          <g key={row.povertyCutoff}>
            <TextLines
              lines={wrapText(words[i]!, labelWidth, 12, 3)}
              x={layout.labelX}
              y={middle}
              anchor={anchor(layout.labelEdge, direction)}
            />
            {shownMeasures(row).map(({ measure, m }) => (
              <Measured
                key={measure}
                share={row[measure]}
                y={middle + (m - 1) * apart}
                {...{ measure, layout, scale, say }}
              />
            ))}
          </g>
        );
      })}
    </FigureSvg>
  );
}

/** Measures with their place in the row; of a row that is withheld the middle one, which says so for all. */
function shownMeasures(row: CutoffRow): readonly { readonly measure: CutoffMeasure; readonly m: number }[] {
  const all = cutoffMeasures.map((measure, m) => ({ measure, m }));
  return all.every(({ measure }) => row[measure].isWithheld === true) ? all.slice(1, 2) : all;
}

function Measured({
  share,
  measure,
  layout,
  scale,
  say,
  y,
}: {
  readonly share: MeasuredShare;
  readonly measure: CutoffMeasure;
  readonly layout: Columns;
  readonly scale: (share: number) => number;
  readonly say: FigurePlace["say"];
  readonly y: number;
}): ReactElement {
  return (
    <>
      <ShareLine {...{ share, scale, y }} />
      {share.value !== null && <MeasureMark measure={measure} x={scale(share.value)} y={y} />}
      <ShareValues
        missing={share.isWithheld === true ? say("deprivation.withheld") : null}
        {...{ share, layout, say, y }}
      />
    </>
  );
}

/** Told apart by shape: a full circle, an open one, and a diamond. */
function MeasureMark({
  measure,
  x,
  y,
}: {
  readonly measure: CutoffMeasure;
  readonly x: number;
  readonly y: number;
}): ReactElement {
  const [cx, cy] = [coordinate(x), coordinate(y)];
  if (measure === "adjustedHeadcount") {
    return <path className="point p" d={`M${cx} ${coordinate(y - 6)}l6 6l-6 6l-6 -6Z`} />;
  }
  return <circle className={measure === "headcount" ? "point p" : "point open"} cx={cx} cy={cy} r="4.5" />;
}
