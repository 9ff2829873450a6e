/** A share and its interval in words, in the columns beside its marks. */

import { formatShare } from "@salus/core";
import type { ReactElement } from "react";
import type { Columns } from "./columns.ts";
import { coordinate } from "./coordinate.ts";
import type { FigurePlace } from "./figure.ts";

export function ShareValues({
  share: { value, low, high },
  missing,
  layout,
  say,
  y,
}: {
  readonly share: {
    readonly value: number | null;
    readonly low: number | null;
    readonly high: number | null;
  };
  /** Why there is no value; said in its place. */
  readonly missing: string | null;
  readonly layout: Columns;
  readonly say: FigurePlace["say"];
  readonly y: number;
}): ReactElement {
  const [valueX, rangeX] = layout.valueX;
  return (
    <>
      <text
        className={missing === null ? "n" : "s"}
        textAnchor="middle"
        x={coordinate(valueX!)}
        y={coordinate(y + 4)}
      >
        {missing ?? formatShare(value)}
      </text>
      {rangeX !== undefined && low !== null && high !== null && (
        <text className="n s" textAnchor="middle" x={coordinate(rangeX)} y={coordinate(y + 4)}>
          {say("deprivation.range", { low: formatShare(low), high: formatShare(high) })}
        </text>
      )}
    </>
  );
}

/** The interval of a share as a line. */
export function ShareLine({
  share: { low, high },
  scale,
  y,
}: {
  readonly share: { readonly low: number | null; readonly high: number | null };
  readonly scale: (share: number) => number;
  readonly y: number;
}): ReactElement | null {
  if (low === null || high === null) return null;
  return <path className="w" d={`M${coordinate(scale(low))} ${coordinate(y)}H${coordinate(scale(high))}`} />;
}
