/** The survey itself: when, how many, how chosen, how sure, and what is not shown. */

import { formatCount, formatScore, formatShare } from "@salus/core";
import type { ReactElement } from "react";
import type { VoicesProps } from "../../voices-view.tsx";

export function SurveyHead({ view: { say }, voices: { meta } }: VoicesProps): ReactElement {
  const { title, period, people, isWeighted, weightsEffect, strata, clusters, level, minimum } = meta;
  const facts = [
    ["survey", title === "" ? say("voices-report.untitled") : title],
    ["asked", period === "" ? say("voices-report.undated") : period],
    ["people", formatCount(people)],
    ["drawn", say("voices-report.drawn", { clusters, strata })],
    [
      "weights",
      isWeighted
        ? say("voices-report.weights.weighted", { effect: formatScore(weightsEffect) })
        : say("voices-report.weights.none"),
    ],
    ["level", say("voices-report.level", { level: formatShare(level) })],
    ["minimum", say("voices-report.minimum", { minimum })],
  ] as const;
  return (
    <>
      <dl className="facts">
        {facts.map(([key, text]) => (
          <div key={key}>
            <dt>{say(`voices-report.fact.${key}`)}</dt>
            <dd>
              <bdi>{text}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      <p className="after-facts">{say("voices-report.protected", { minimum })}</p>
      {!isWeighted && strata === 1 && clusters === 0 && <p>{say("voices-report.by-lot")}</p>}
    </>
  );
}
