/** What changed between periods: how many places rose or fell like with like, and how far the middle one moved. */

import { hasFixedScale, likelihoodOf, medianChange, type PeriodChange } from "@salus/core";
import {
  ChangeFigure,
  changeTable,
  changeTexts,
  changeTitle,
  FigureFrame,
  TrendFigure,
  trendSummary,
  trendTitle,
} from "@salus/figures";
import type { ReactElement } from "react";
import {
  changeRow,
  firstChange,
  medianRow,
  type TrendSteps,
  trendPoints,
  unitChangeSentences,
} from "../changes-view.ts";
import type { ReportView } from "../report-view.ts";
import { Section } from "./section.tsx";

export function Changes({ view }: { readonly view: ReportView }): ReactElement | null {
  const { say, assessment } = view;
  const first = firstChange(view);
  if (first === undefined) return null;
  return (
    <Section id="changes" title={say("change.report.title")}>
      {hasFixedScale(assessment.recipe) ? (
        <>
          <p>{say("change.report.intro")}</p>
          {[first, ...assessment.changes.filter((each) => each !== first)].map((pair) => (
            <p key={pair.from + pair.to}>{overallSentences(view, pair).join(" ")}</p>
          ))}
          <Medians view={view} pair={first} />
        </>
      ) : (
        <p>{say("change.report.not-comparable")}</p>
      )}
    </Section>
  );
}

/** How many places can be compared, and what can be said of them. */
function overallSentences({ say }: ReportView, { from, to, nodes }: PeriodChange): readonly string[] {
  const { matched, breaks, renewed } = nodes[0]!;
  const compared = Array.from(matched.change, (_, u) => u).filter(
    (u) => renewed[u]! > 0 && !Number.isNaN(matched.change[u]!),
  );
  const known = compared.flatMap((u) => {
    const rose = matched.pImproved[u]!;
    return Number.isNaN(rose) ? [] : [likelihoodOf(rose)];
  });
  const count = (kind: string): number => known.filter((each) => each === kind).length;
  const units = compared.length;
  const broken = compared.filter((u) => breaks[u] !== 0).length;
  const none = matched.change.length - units;
  return [
    known.length === 0
      ? say("change.report.bare", {
          from,
          to,
          units,
          rose: compared.filter((u) => matched.change[u]! > 1e-9).length,
          fell: compared.filter((u) => matched.change[u]! < -1e-9).length,
        })
      : say("change.report.counts", {
          from,
          to,
          units,
          higher: count("higher"),
          lower: count("lower"),
          open: count("open"),
        }),
    ...(broken > 0 ? [say("change.report.broken", { broken, from, to })] : []),
    ...(none > 0 ? [say("change.report.none", { none })] : []),
  ];
}

function Medians({
  view,
  pair,
}: {
  readonly view: ReportView;
  readonly pair: PeriodChange;
}): ReactElement | null {
  const { say, language, assessment } = view;
  const rows = nodesShown(view).flatMap((position) => {
    const middle = medianChange(pair.nodes[position]!, pair.replays);
    return middle === null ? [] : [medianRow(view, position, middle)];
  });
  if (rows.length === 0 || assessment.scale === "native") return null;
  const data = { subject: say("change.report.medians"), from: pair.from, to: pair.to, rows };
  const place = { say, direction: language.direction, idPrefix: "changes" };
  return (
    <>
      <h3>{say("change.report.medians")}</h3>
      <FigureFrame
        place={place}
        texts={changeTexts(data, say)}
        table={changeTable(data, say)}
        draw={(at) => <ChangeFigure {...data} {...at} />}
      />
    </>
  );
}

/** Positions of the index and of the components shown. */
function nodesShown({ assessment, components, index }: ReportView): readonly number[] {
  return [...new Set([index, ...components])].map((node) => assessment.nodes.indexOf(node));
}

/** What changed in one place. */
export function UnitChanges({
  view,
  u,
  steps,
}: {
  readonly view: ReportView;
  readonly u: number;
  readonly steps: TrendSteps | null;
}): ReactElement | null {
  const { say, language, assessment } = view;
  const first = firstChange(view);
  if (first === undefined || !hasFixedScale(assessment.recipe) || assessment.scale === "native") return null;
  const unit = assessment.input.units[u]!;
  const { direction } = language;
  const rows = nodesShown(view).map((position) => changeRow(view, first, position, u));
  const change = { subject: unit.title, from: first.from, to: first.to, rows };
  const trend = steps === null ? null : { subject: unit.title, points: trendPoints(view, u, steps) };
  return (
    <>
      <h3>{say("change.report.since", { from: first.from })}</h3>
      <p>{unitChangeSentences(view, first, u).join(" ")}</p>
      {trend?.points.some((point) => point.score !== null) === true && (
        <figure className="salus-figure" dir={direction}>
          <figcaption>{trendTitle(trend, say)}</figcaption>
          <TrendFigure {...trend} say={say} direction={direction} idPrefix={`${unit.id}-trend`} />
          <p className="summary">{trendSummary(trend, say)}</p>
        </figure>
      )}
      {rows.some((row) => row.before.score !== null && row.after.score !== null) && (
        <figure className="salus-figure" dir={direction}>
          <figcaption>{changeTitle(change, say)}</figcaption>
          <ChangeFigure
            {...change}
            say={say}
            direction={direction}
            idPrefix={`${unit.id}-change`}
            width={320}
          />
        </figure>
      )}
    </>
  );
}
