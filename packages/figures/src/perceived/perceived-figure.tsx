/** Perceived threats: one row a threat, worry and experience as points on their intervals, what people worry about most first. */

import { scaleLinear } from "d3-scale";
import type { ReactElement } from "react";
import { columns } from "../drawing/columns.ts";
import { type FigurePlace, isNarrow, wideWidth } from "../drawing/figure.ts";
import { FigureSvg } from "../drawing/figure-svg.tsx";
import { type KeyItem, KeyRow, keyHeight } from "../drawing/key-row.tsx";
import { ShareAxis, shareAxisHeight } from "../drawing/share-axis.tsx";
import { textWidth } from "../drawing/text-width.ts";
import { type PerceivedData, sortedPerceived } from "./perceived-data.ts";
import { PerceivedRowMarks, perceivedRowHeight } from "./perceived-row.tsx";
import { perceivedSummary, perceivedTitle } from "./perceived-texts.ts";

export type PerceivedFigureProps = PerceivedData & FigurePlace;

export function PerceivedFigure(props: PerceivedFigureProps): ReactElement {
  const { say, direction, width = wideWidth } = props;
  const rows = sortedPerceived(props);
  const longest = Math.max(60, ...rows.map(({ title }) => textWidth(title)));
  const layout = columns(width, direction, {
    label: isNarrow(width) ? 0 : Math.min(longest + 6, width * 0.3),
    values: isNarrow(width) ? [56] : [56, 96],
  });
  const scale = scaleLinear([0, 1], [layout.plotLeft + 6, layout.plotRight - 6]);
  const key: readonly KeyItem[] = [
    { id: "worry", word: say("figure.perceived.key.worry"), mark: <circle className="p" r="4.5" /> },
    {
      id: "experience",
      word: say("figure.perceived.key.experience"),
      mark: <circle className="open" r="4.5" />,
    },
    { id: "interval", word: say("deprivation.key.interval"), mark: <path className="w" d="M-9 0H9" /> },
  ];
  const top = keyHeight(key, width) + 10;
  const rowHeight = perceivedRowHeight(width);
  const bottom = top + rows.length * rowHeight + 4;
  return (
    <FigureSvg
      place={props}
      title={props.title ?? perceivedTitle(props, say)}
      summary={perceivedSummary(props, say)}
      width={width}
      height={bottom + shareAxisHeight}
    >
      <KeyRow place={props} items={key} width={width} y={0} />
      <ShareAxis caption={say("figure.perceived.axis")} scale={scale} top={top} bottom={bottom} />
      {rows.map((row, i) => (
        <PerceivedRowMarks key={row.id} y={top + i * rowHeight} place={props} {...{ row, layout, scale }} />
      ))}
    </FigureSvg>
  );
}
