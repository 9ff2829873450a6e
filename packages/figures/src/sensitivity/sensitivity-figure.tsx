/** Which choice of method moves a result: its share of the variance alone, and together with all the others. */

import { scaleLinear } from "d3-scale";
import type { ReactElement } from "react";
import { ColumnHeads } from "../drawing/column-heads.tsx";
import { columns } from "../drawing/columns.ts";
import { type FigurePlace, isNarrow, wideWidth } from "../drawing/figure.ts";
import { FigureSvg } from "../drawing/figure-svg.tsx";
import { type KeyItem, KeyRow, keyHeight } from "../drawing/key-row.tsx";
import { ShareAxis, shareAxisHeight } from "../drawing/share-axis.tsx";
import { textWidth } from "../drawing/text-width.ts";
import { type SensitivityData, shareDomain, sortedChoices } from "./sensitivity-data.ts";
import { SensitivityRowMarks } from "./sensitivity-row.tsx";
import { sensitivitySummary, sensitivityTitle } from "./sensitivity-texts.ts";

export type SensitivityFigureProps = SensitivityData & FigurePlace;

const rowHeight = 46;

export function SensitivityFigure(props: SensitivityFigureProps): ReactElement {
  const { say, direction, width = wideWidth } = props;
  const rows = sortedChoices(props);
  const valueWidths = isNarrow(width) ? [48] : [54, 96];
  const longest = Math.max(...rows.map((row) => textWidth(row.title)), 60);
  const layout = columns(width, direction, {
    label: Math.min(longest + 4, width * 0.34),
    values: valueWidths,
  });
  const scale = scaleLinear(shareDomain(props), [layout.plotLeft + 6, layout.plotRight - 6]);
  const key: readonly KeyItem[] = [
    { id: "first", word: say("sensitivity.figure.key.first"), mark: <circle className="open" r="4.5" /> },
    { id: "total", word: say("sensitivity.figure.key.total"), mark: <circle className="p" r="4.5" /> },
    {
      id: "interval",
      word: say("sensitivity.figure.key.interval"),
      mark: <path className="w" d="M-9 0H9" />,
    },
  ];
  const top = keyHeight(key, width) + 26;
  const bottom = top + rows.length * rowHeight + 4;
  const heads = (["share", "interval"] as const)
    .slice(0, valueWidths.length)
    .map((head) => say(`sensitivity.figure.head.${head}`));
  return (
    <FigureSvg
      place={props}
      title={props.title ?? sensitivityTitle(props, say)}
      summary={sensitivitySummary(props, say)}
      width={width}
      height={bottom + shareAxisHeight}
    >
      <KeyRow place={props} items={key} width={width} y={0} />
      <ShareAxis caption={say("sensitivity.figure.axis")} scale={scale} top={top} bottom={bottom} />
      <ColumnHeads heads={heads} layout={layout} top={top} />
      {rows.map((row, index) => (
        <SensitivityRowMarks
          key={row.id}
          row={row}
          place={props}
          layout={layout}
          scale={scale}
          y={top + 2 + (index + 0.5) * rowHeight}
        />
      ))}
    </FigureSvg>
  );
}
