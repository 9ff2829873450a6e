/** Priorities: which threats are most critical and pervasive, in one place or over all, and what people said. */

import {
  FigureFrame,
  RanksFigure,
  ranksTable,
  ranksTexts,
  ThreatsFigure,
  threatsTable,
  threatsTexts,
} from "@salus/figures";
import type { ReactElement } from "react";
import { placesTogether, titlesOf } from "../priorities-view.ts";
import type { ReportView } from "../report-view.ts";
import { PlaceInFull } from "./place-priorities.tsx";
import { Section } from "./section.tsx";
import { StatedPriorities } from "./stated-priorities.tsx";

export function PrioritiesSection({ view }: { readonly view: ReportView }): ReactElement | null {
  const { say, assessment } = view;
  const { priorities } = assessment;
  if (priorities === null) return null;
  const [only, ...more] = priorities.places;
  const ranked = priorities.places.filter((place) => place.ranked.length > 0).length;
  return (
    <Section id="priorities" title={say("report.priorities.title")}>
      <p>
        {more.length === 0
          ? say("priorities.intro-one")
          : say("priorities.intro-many", { ranked, places: priorities.places.length })}
      </p>
      <p>{say("priorities.draws", { draws: assessment.recipe.priorities!.draws, runs: priorities.runs })}</p>
      {only !== undefined && more.length === 0 && (
        <PlaceInFull view={view} place={only} idPrefix="priorities" />
      )}
      {more.length > 0 && ranked > 0 && <AllPlaces view={view} />}
      <StatedPriorities view={view} />
    </Section>
  );
}

function AllPlaces({ view }: { readonly view: ReportView }): ReactElement {
  const { say, language } = view;
  const titles = titlesOf(view);
  const { threats, bars, compared, nowhere } = placesTogether(view);
  const at = { say, direction: language.direction, idPrefix: "priorities" };
  const ranks = { place: threats.place, threats: bars, of: "places" as const, count: compared };
  return (
    <>
      <FigureFrame
        place={at}
        texts={threatsTexts(threats, say)}
        table={threatsTable(threats, say)}
        draw={(where) => <ThreatsFigure {...threats} {...where} />}
      />
      {compared > 0 && (
        <FigureFrame
          place={{ ...at, idPrefix: "priority-ranks" }}
          texts={{ ...ranksTexts(ranks, say), note: say("priorities.compared", { compared }) }}
          table={ranksTable(ranks, say)}
          draw={(where) => <RanksFigure {...ranks} {...where} />}
        />
      )}
      {nowhere.length > 0 && (
        <p>
          {say("priorities.nowhere", {
            count: nowhere.length,
            list: nowhere.map((id) => titles.get(id) ?? id).join(", "),
          })}
        </p>
      )}
    </>
  );
}
