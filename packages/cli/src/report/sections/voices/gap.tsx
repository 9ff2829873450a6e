/** The gap view of every place: what people say beside what figures show. */

import type { CaseVoices } from "@salus/core";
import { FigureFrame, GapFigure, gapTable, gapTexts } from "@salus/figures";
import type { ReactElement } from "react";
import type { VoicesProps } from "../../voices-view.tsx";

/** More places than this make the file too large to open. */
const MOST_PLACES = 12;

export function GapPart({ view, voices }: VoicesProps): ReactElement | null {
  const { say } = view;
  const threats = voices.perceived[0]?.threats ?? [];
  const [first, ...others] = voices.gap;
  if (threats.length === 0 && first === undefined) return null;
  const folded = others.slice(0, MOST_PLACES - 1);
  return (
    <>
      <h3>{say("voices-report.gap.title")}</h3>
      {first === undefined ? (
        <p>{say("voices-report.gap.none")}</p>
      ) : (
        <>
          <p>{say("voices-report.gap.intro")}</p>
          <PlaceGap view={view} voices={voices} place={first} />
        </>
      )}
      {folded.map((place) => (
        <details key={place.unit} className="fold">
          <summary>{say("voices-report.gap.place", { place: place.title })}</summary>
          <PlaceGap view={view} voices={voices} place={place} />
        </details>
      ))}
      {others.length > folded.length && (
        <p>{say("voices-report.gap.more", { count: others.length - folded.length })}</p>
      )}
    </>
  );
}

type PlaceProps = VoicesProps & { readonly place: CaseVoices["gap"][number] };

function PlaceGap({ view, voices, place }: PlaceProps): ReactElement {
  const { say, language, assessment } = view;
  const data = {
    place: place.title,
    period: assessment.recipe.period.at,
    rows: place.rows,
    lines: voices.gapLines,
  };
  return (
    <FigureFrame
      place={{ say, direction: language.direction, idPrefix: `gap-${place.unit}` }}
      texts={gapTexts(data, say)}
      table={gapTable(data, say)}
      draw={(at) => <GapFigure {...data} {...at} />}
    />
  );
}
