/** The strip below the map: places too small to see on it, each a square in its class with its name. */

import type { ReactElement } from "react";
import { anchor, fromStart, startEdge } from "../drawing/columns.ts";
import { coordinate } from "../drawing/coordinate.ts";
import { type FigurePlace, isNarrow, wideWidth } from "../drawing/figure.ts";
import { fitText } from "../drawing/text-width.ts";
import { classOf, type ValuedPlace } from "./world-map-data.ts";

const lineHeight = 18;
const headHeight = 20;

type Props = {
  readonly places: readonly ValuedPlace[];
  readonly classCount: number;
  readonly place: FigurePlace;
  readonly y: number;
};

export function smallPlacesHeight(count: number, width: number): number {
  return count === 0 ? 0 : headHeight + Math.ceil(count / columnCount(width)) * lineHeight + 8;
}

export function SmallPlaces({ places, classCount, place, y }: Props): ReactElement | null {
  const { say, direction, width = wideWidth } = place;
  if (places.length === 0) return null;
  const start = anchor(startEdge(direction), direction);
  const columnWidth = width / columnCount(width);
  const perColumn = Math.ceil(places.length / columnCount(width));
  return (
    <g className="strip">
      <text className="s" x={fromStart(0, width, direction)} y={coordinate(y + 11)} textAnchor={start}>
        {say("figure.map.strip")}
      </text>
      {places.map((each, index) => {
        const left = Math.floor(index / perColumn) * columnWidth;
        const top = y + headHeight + (index % perColumn) * lineHeight;
        const fill = "classIndex" in each.value ? classOf(each.value.classIndex, classCount) : "plate";
        return (
          <g key={each.id}>
            <rect
              className={`square ${fill}`}
              x={coordinate(fromStart(left + (direction === "ltr" ? 0 : 12), width, direction))}
              y={coordinate(top)}
              width="12"
              height="12"
            />
            <text
              className="close"
              x={coordinate(fromStart(left + 17, width, direction))}
              y={coordinate(top + 10)}
              textAnchor={start}
            >
              {fitText(each.title, columnWidth - 24, 11)}
            </text>
          </g>
        );
      })}
    </g>
  );
}

function columnCount(width: number): number {
  return isNarrow(width) ? 2 : Math.floor(width / 155);
}
