/** The list of all units, by group, and a page for each. */

import { type Assessment, choiceWords, formatScore, formatShare } from "@salus/core";
import { ProfileFigure, profileSummary } from "@salus/figures";
import type { ReactElement } from "react";
import { type TrendSteps, trendSteps } from "../changes-view.ts";
import { bandIdOf, peerMedian, type ReportView, scoreOf, unitAnchor } from "../report-view.ts";
import { UnitChanges } from "./changes.tsx";
import { IndicatorTable } from "./indicator-table.tsx";
import { PlacePrioritiesPart } from "./place-priorities.tsx";
import { Section } from "./section.tsx";
import { UnitVoices } from "./voices/unit-voices.tsx";

/** More units than this get no page of their own: the file would be too large to open. */
const MOST_PAGES = 600;

export function UnitList({ view }: { readonly view: ReportView }): ReactElement {
  const { say, assessment, peerGroup } = view;
  const { units } = assessment.input;
  if (units.length > MOST_PAGES) {
    return (
      <Section id="units" title={say("report.units.title")}>
        <p>{say("report.units.too-many", { units: units.length, most: MOST_PAGES })}</p>
      </Section>
    );
  }
  const groups = new Map<string, { readonly id: string; readonly title: string }[]>();
  for (const unit of units.toSorted((a, b) => (a.title < b.title ? -1 : 1))) {
    const group = peerGroup === null ? "" : (unit.groups[peerGroup] ?? "");
    groups.set(group, [...(groups.get(group) ?? []), unit]);
  }
  return (
    <Section id="units" title={say("report.units.title")}>
      <p>{say("report.units.how")}</p>
      {[...groups].toSorted().map(([group, members]) => (
        <div key={group}>
          {group !== "" && <h3>{group}</h3>}
          <ul className="unit-list">
            {members.map((unit) => (
              <li key={unit.id}>
                <a href={`#${unitAnchor(unit.id)}`}>{unit.title}</a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </Section>
  );
}

export function UnitPages({ view }: { readonly view: ReportView }): ReactElement | null {
  const { units } = view.assessment.input;
  if (units.length > MOST_PAGES) return null;
  // Two points are no trend.
  const steps = view.assessment.compared.length > 1 ? trendSteps(view) : null;
  return (
    <>
      {units.map((unit, u) => (
        <UnitPage key={unit.id} view={view} u={u} steps={steps} />
      ))}
    </>
  );
}

function UnitPage({
  view,
  u,
  steps,
}: {
  readonly view: ReportView;
  readonly u: number;
  readonly steps: TrendSteps | null;
}): ReactElement {
  const { say, language, index, components, bands, assessment } = view;
  const unit = assessment.input.units[u]!;
  const place = { say, direction: language.direction, idPrefix: unit.id };
  const profile = {
    unit: unit.title,
    components: components.map((node, hue) => ({
      id: node.id,
      title: node.title,
      hue: hue % 7,
      comparison: peerMedian(view, node, u),
      ...scoreOf(node, u, say),
    })),
    bands,
    order: "given" as const,
  };
  return (
    <section className="unit" id={unitAnchor(unit.id)} aria-labelledby={`${unit.id}-title`}>
      <p>
        <a href="#units">{say("report.unit.back")}</a>
      </p>
      <h2 id={`${unit.id}-title`}>{unit.title}</h2>
      <p className="lead">{unitSentence(view, u)}</p>
      {assessment.scale === "unit" && (
        <figure className="salus-figure" dir={language.direction}>
          <figcaption>{say("report.unit.profile", { unit: unit.title })}</figcaption>
          <ProfileFigure {...profile} {...place} compact />
          <p className="summary">{profileSummary({ ...profile, ...place }, say)}</p>
        </figure>
      )}
      <UnitChanges view={view} u={u} steps={steps} />
      <PlacePrioritiesPart view={view} u={u} />
      <UnitVoices view={view} u={u} />
      <IndicatorTable view={view} u={u} />
      {restsOn(view, u).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </section>
  );

  function unitSentence({ index: node }: ReportView, at: number): string {
    const score = scoreOf(node, at, say);
    if (score.score === null) {
      return say("report.unit.without", {
        reason: score.reason ?? "",
        coverage: formatShare(coverageOf(at)),
      });
    }
    const band = bands.find((each) => each.id === bandIdOf(index, at));
    return say(score.low === null ? "report.unit.score-only" : "report.unit.score", {
      score: formatScore(score.score),
      low: formatScore(score.low),
      high: formatScore(score.high),
      band: band?.title ?? "",
      coverage: formatShare(coverageOf(at)),
      period: assessment.recipe.period.at,
    });
  }

  function coverageOf(at: number): number {
    return index.coverage[at]!;
  }
}

/** What a unit's score leans on: the single series and the choice that move it most. */
function restsOn({ assessment, say, index }: ReportView, u: number): readonly string[] {
  if (Number.isNaN(index.score[u]!)) return [];
  return [...restsOnSeries(assessment, u, say), ...restsOnChoice(assessment, u, say)];
}

function restsOnSeries(
  { leaveOneOut, input }: Assessment,
  u: number,
  say: ReportView["say"],
): readonly string[] {
  const largest = (leaveOneOut ?? [])
    .filter(({ change }) => !Number.isNaN(change[u]!))
    .toSorted((a, b) => Math.abs(b.change[u]!) - Math.abs(a.change[u]!))[0];
  if (largest === undefined) return [];
  const title = input.framework.indicators[largest.indicator]!.title;
  return [say("report.unit.leave-one-out", { indicator: title, score: formatScore(largest.score[u]!) })];
}

function restsOnChoice({ influence }: Assessment, u: number, say: ReportView["say"]): readonly string[] {
  const largest = (influence ?? []).toSorted((a, b) => (b.rankShift[u] || 0) - (a.rankShift[u] || 0))[0];
  if (largest === undefined || !(largest.rankShift[u]! > 0)) return [];
  return [
    say("report.unit.choice", {
      choice: choiceWords(largest.at, say),
      shift: formatScore(largest.rankShift[u]!),
    }),
  ];
}
