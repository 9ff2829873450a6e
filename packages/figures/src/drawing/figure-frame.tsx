/** A figure on a page: its title, the picture laid out for phone and page, its words and its table. */

import type { ReactElement, ReactNode } from "react";
import { type FigurePlace, type FigureTable, type FigureTexts, narrowWidth, wideWidth } from "./figure.ts";
import { TableHtml } from "./table-html.tsx";

type Props = {
  readonly place: FigurePlace;
  readonly texts: FigureTexts;
  readonly table: FigureTable;
  /** Draws the picture; called once for each width, each time with ids of its own. */
  readonly draw: (place: FigurePlace) => ReactNode;
  /** Widths to lay out for, widest first; the style sheet shows the one that fits. */
  readonly widths?: readonly number[];
};

export function FigureFrame({
  place,
  texts,
  table,
  draw,
  widths = [wideWidth, narrowWidth],
}: Props): ReactElement {
  const { say, direction, idPrefix } = place;
  return (
    <figure className="salus-figure" dir={direction}>
      <figcaption>{texts.title}</figcaption>
      {widths.map((width, index) => (
        <div key={width} className={layoutClass(width, index, widths.length)}>
          {draw({ ...place, title: texts.title, idPrefix: `${idPrefix}-${width}`, width })}
        </div>
      ))}
      {texts.note !== undefined && <p className="note">{texts.note}</p>}
      <details>
        <summary>{say("figure.frame.table")}</summary>
        <p className="summary">{texts.summary}</p>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; this only groups what scrolls together */}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1) */}
        <div className="scroll" role="group" tabIndex={0} aria-label={table.caption}>
          <TableHtml table={table} />
        </div>
      </details>
    </figure>
  );
}

function layoutClass(width: number, index: number, count: number): string | undefined {
  if (count === 1) return undefined;
  if (index > 0) return "narrow";
  return width > wideWidth ? "extra-wide" : "wide";
}
