/** The `<svg>` around every picture: its name, its description, its size and the hatch for missing data. */

import type { ReactElement, ReactNode } from "react";
import { coordinate } from "./coordinate.ts";
import type { FigurePlace } from "./figure.ts";

type Props = {
  readonly place: FigurePlace;
  readonly title: string;
  readonly summary: string;
  readonly width: number;
  readonly height: number;
  readonly hatched?: boolean;
  readonly children: ReactNode;
};

export function FigureSvg({
  place,
  title,
  summary,
  width,
  height,
  hatched = false,
  children,
}: Props): ReactElement {
  const { idPrefix, direction } = place;
  return (
    <svg
      className="salus-svg"
      role="img"
      aria-labelledby={`${idPrefix}-t ${idPrefix}-d`}
      width={width}
      viewBox={`0 0 ${width} ${coordinate(height)}`}
      direction={direction}
    >
      <title id={`${idPrefix}-t`}>{title}</title>
      <desc id={`${idPrefix}-d`}>{summary}</desc>
      {hatched && (
        <pattern
          id={`${idPrefix}-h`}
          width="4"
          height="4"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <path className="plate" d="M0 0H4V4H0Z" />
          <path className="hatch" d="M2 0V4" />
        </pattern>
      )}
      {children}
    </svg>
  );
}

/** The fill that means: no data. */
export function hatchFill(idPrefix: string): string {
  return `url(#${idPrefix}-h)`;
}
