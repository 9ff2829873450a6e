/** Every question with its shares and intervals, for everybody. */

import { type Estimate, formatCount, formatShare, formatValue, type ItemEstimates } from "@salus/core";
import type { ReactElement } from "react";
import type { ReportView } from "../../report-view.ts";
import { scoreCell, shareCell, type VoicesProps, Withheld } from "../../voices-view.tsx";
import { DataTable, leftToRight } from "../data-table.tsx";

export function Questions({ view, voices: { estimates, unestimated } }: VoicesProps): ReactElement {
  const { say } = view;
  return (
    <>
      <h3>{say("voices-report.questions.title")}</h3>
      <p>{say(`voices-report.questions.${estimates.length === 0 ? "none" : "intro"}`)}</p>
      {estimates.map((question) => (
        <Question key={question.item.id} view={view} question={question} />
      ))}
      {unestimated.length > 0 && (
        <p className="quiet">
          {say("voices-report.questions.unestimated", {
            count: unestimated.length,
            list: unestimated.map(({ id }) => id).join(", "),
          })}
        </p>
      )}
    </>
  );
}

type Props = Pick<VoicesProps, "view"> & { readonly question: ItemEstimates };

function Question({ view, question: { item, title, kind, choices, groups } }: Props): ReactElement {
  const { say } = view;
  const { n, shares, mean, dontKnow, refused } = groups[0]!;
  // A mean grade beside shares of which few are withheld would tell these.
  const showsGrade = mean !== null && choices.every((_, c) => (shares[c] ?? null) !== null);
  const meanRow = { key: "(mean)", cells: [meanTitle(), meanCell()] };
  return (
    <details className="fold">
      <summary>{say("voices-report.questions.question", { title, id: item.id })}</summary>
      <DataTable
        caption={say("voices-report.questions.caption", {
          title,
          n: n === null ? say("voices-report.withheld") : formatCount(n),
          dontKnow: shareOrWord(dontKnow),
          refused: shareOrWord(refused),
        })}
        columns={[
          { title: say("voices-report.questions.answer") },
          { title: say("voices-report.questions.share"), kind: "number" },
        ]}
        rows={[
          ...choices.map((choice, c) => ({
            key: choice.code,
            cells: [<bdi key="choice">{choice.title}</bdi>, shareCell(shares[c] ?? null, view)],
          })),
          ...(kind === "number" || showsGrade ? [meanRow] : []),
        ]}
      />
    </details>
  );

  function meanTitle(): string {
    return say(kind === "number" ? "voices-report.questions.mean" : "voices-report.questions.grade");
  }

  function meanCell(): ReactElement {
    return kind === "number" ? valueCell(mean, view) : scoreCell(mean, view);
  }

  function shareOrWord(share: Estimate | null): string {
    return share === null || Number.isNaN(share.value)
      ? say("voices-report.withheld")
      : formatShare(share.value);
  }
}

/** A mean in the unit of the question. */
function valueCell(mean: Estimate | null, { say }: ReportView): ReactElement {
  if (mean === null || Number.isNaN(mean.value)) return <Withheld say={say} />;
  if (Number.isNaN(mean.low)) {
    return leftToRight(say("deprivation.no-interval", { value: formatValue(mean.value) }));
  }
  return leftToRight(
    say("deprivation.interval", {
      value: formatValue(mean.value),
      low: formatValue(mean.low),
      high: formatValue(mean.high),
    }),
  );
}
