/** Classes of scores on an equal-area map, with a strip for places too small to see on it. */

import type { ReactElement } from "react";
import { anchor, fromStart, startEdge } from "../drawing/columns.ts";
import { coordinate } from "../drawing/coordinate.ts";
import type { FigurePlace } from "../drawing/figure.ts";
import { FigureSvg, hatchFill } from "../drawing/figure-svg.tsx";
import { missingKey } from "../drawing/interval-key.tsx";
import { type KeyItem, KeyRow, keyHeight } from "../drawing/key-row.tsx";
import { TextLines } from "../drawing/text-lines.tsx";
import { wrapText } from "../drawing/text-width.ts";
import { type MapShape, mapShapes } from "./map-shapes.ts";
import { SmallPlaces, smallPlacesHeight } from "./small-places.tsx";
import { classOf, type ValuedPlace, valuedPlaces, type WorldMapData } from "./world-map-data.ts";
import { className, placeTip, worldMapSummary, worldMapTitle } from "./world-map-texts.ts";

export type WorldMapFigureProps = WorldMapData & FigurePlace;

/** Width the map is drawn for when the page gives none. */
export const mapWidth = 960;
const noteLine = 15;

export function WorldMapFigure(props: WorldMapFigureProps): ReactElement {
  const { say, direction, idPrefix, classes, width = mapWidth } = props;
  const place = { ...props, width };
  const { shapes, height } = mapShapes(props, width);
  const valued = new Map(valuedPlaces(props).map((each) => [each.id, each]));
  const areas = shapes.filter((shape) => !shape.small);
  const dots = shapes.filter((shape) => shape.small);
  const key = keyItems(props);
  const note = wrapText(say("figure.map.boundary-note"), width - 8, 11);
  const strip = stripPlaces([...valued.values()], areas);
  const keyTop = height + 10;
  const stripTop = keyTop + keyHeight(key, width) + 12;
  const noteTop = stripTop + smallPlacesHeight(strip.length, width);
  const marks = { valued, place, count: classes.length };
  return (
    <FigureSvg
      place={place}
      title={props.title ?? worldMapTitle(props, say)}
      summary={worldMapSummary(props, say)}
      width={width}
      height={noteTop + 6 + note.length * noteLine}
      hatched
    >
      <g className={`of-${classes.length}`}>
        <g className="land" fill={hatchFill(idPrefix)}>
          {areas.map((shape, index) => (
            <path key={shape.id ?? index} {...fillOf(shape, marks)} d={shape.path}>
              {tipOf(shape, marks)}
            </path>
          ))}
          {dots.map((shape, index) => (
            <circle
              key={shape.id ?? index}
              {...fillOf(shape, marks)}
              cx={coordinate(shape.x)}
              cy={coordinate(shape.y)}
              r={width < 700 ? 2 : 3}
            >
              {tipOf(shape, marks)}
            </circle>
          ))}
        </g>
        <KeyRow place={props} items={key} width={width} y={keyTop} />
        <SmallPlaces places={strip} classCount={classes.length} place={place} y={stripTop} />
      </g>
      <TextLines
        className="s"
        lines={note}
        x={fromStart(0, width, direction)}
        y={noteTop + 14}
        from="top"
        lineHeight={noteLine}
        anchor={anchor(startEdge(direction), direction)}
      />
    </FigureSvg>
  );
}

type Marks = {
  readonly valued: ReadonlyMap<string, ValuedPlace>;
  readonly place: FigurePlace;
  readonly count: number;
};

/** Without a class the hatch of the group shows. */
function fillOf({ id }: MapShape, { valued, count }: Marks): { className?: string } {
  const value = id === undefined ? undefined : valued.get(id)?.value;
  return value !== undefined && "classIndex" in value ? { className: classOf(value.classIndex, count) } : {};
}

function tipOf({ id }: MapShape, { valued, place }: Marks): ReactElement | null {
  const each = id === undefined ? undefined : valued.get(id);
  return each === undefined ? null : <title>{placeTip(each, place.say)}</title>;
}

/** Places with a class that the map does not show as an area, lowest class first. */
function stripPlaces(valued: readonly ValuedPlace[], areas: readonly MapShape[]): ValuedPlace[] {
  const seen = new Set(areas.map((shape) => shape.id));
  const index = ({ value }: ValuedPlace): number => ("classIndex" in value ? value.classIndex : -1);
  return valued.filter((each) => index(each) >= 0 && !seen.has(each.id)).sort((a, b) => index(a) - index(b));
}

function keyItems({ say, idPrefix, classes }: WorldMapFigureProps): KeyItem[] {
  const items = classes.map((each, index) => ({
    id: String(index),
    word: className(each, say),
    mark: <path className={classOf(index, classes.length)} d="M-10 -6H10V6H-10Z" />,
  }));
  return [...items, { ...missingKey(say, idPrefix), word: say("figure.map.key-missing") }];
}
