/** What the assessment says, in plain words. */

import { bandTitleWithRange, choiceWords, formatScore, sortedQuantile, surveySentences } from "@salus/core";
import type { ReactElement } from "react";
import { type ReportView, sortedScores } from "../report-view.ts";
import { Section } from "./section.tsx";

export function Says({ view }: { readonly view: ReportView }): ReactElement {
  return (
    <Section id="says" title={view.say("report.says.title")}>
      {sentences(view).map((sentence) => (
        <p key={sentence} className="lead">
          {sentence}
        </p>
      ))}
    </Section>
  );
}

/** Each sentence rests on a number of the assessment; none is said where that number does not exist. */
function sentences(view: ReportView): readonly string[] {
  return [
    ...howMany(view),
    ...bandSentence(view),
    ...componentSentence(view),
    ...sureSentence(view),
    ...choiceSentence(view),
    ...surveySentence(view),
  ];
}

function howMany({ say, index, assessment }: ReportView): readonly string[] {
  const units = index.score.length;
  const scored = sortedScores(index).length;
  return [
    say("report.says.scored", {
      scored,
      units,
      without: units - scored,
      period: assessment.recipe.period.at,
    }),
  ];
}

function bandSentence({ say, index, bands, assessment }: ReportView): readonly string[] {
  if (bands.length === 0 || index.band === null) return [];
  const list = bands
    .map((_, b) => ({
      title: bandTitleWithRange(assessment.recipe.bands, b, say),
      count: index.band!.filter((each) => each === b).length,
    }))
    .filter(({ count }) => count > 0)
    .map(({ title, count }) => say("report.says.band-part", { title, count }))
    .join("; ");
  return list === "" ? [] : [say("report.says.bands", { list })];
}

function componentSentence({ say, components, assessment }: ReportView): readonly string[] {
  const medians = components.flatMap((component) => {
    const scores = sortedScores(component);
    return scores.length < 3
      ? []
      : [{ title: component.title, n: scores.length, median: sortedQuantile(scores, 0.5) }];
  });
  if (medians.length < 2 || assessment.scale === "native") return [];
  const ordered = medians.toSorted((a, b) => a.median - b.median);
  const [lowest, highest] = [ordered[0]!, ordered.at(-1)!];
  return [
    say("report.says.components", {
      lowest: lowest.title,
      lowestMedian: formatScore(lowest.median),
      lowestN: lowest.n,
      highest: highest.title,
      highestMedian: formatScore(highest.median),
      highestN: highest.n,
    }),
  ];
}

function sureSentence({ say, index, bands, assessment }: ReportView): readonly string[] {
  if (index.interval === null || bands.length === 0) return [];
  const { scoreLow, scoreHigh } = index.interval;
  const widths = scoreHigh
    .map((high, u) => high - scoreLow[u]!)
    .filter((width) => !Number.isNaN(width))
    .sort();
  if (widths.length === 0) return [];
  const crossing = index.score.reduce((count, _, u) => {
    const band = bands[index.band![u]!];
    return band !== undefined && (scoreLow[u]! < band.low - 1e-9 || scoreHigh[u]! > band.high + 1e-9)
      ? count + 1
      : count;
  }, 0);
  return [
    say("report.says.sure", {
      width: formatScore(sortedQuantile(widths, 0.5)),
      crossing,
      scored: widths.length,
      runs: assessment.recipe.uncertainty.runs,
    }),
  ];
}

function choiceSentence({ say, assessment }: ReportView): readonly string[] {
  const means = (assessment.influence ?? []).map(({ at, rankShift }) => {
    const shifts = rankShift.filter((shift) => !Number.isNaN(shift));
    return { at, mean: shifts.reduce((a, b) => a + b, 0) / shifts.length };
  });
  const largest = means.filter(({ mean }) => mean > 0).toSorted((a, b) => b.mean - a.mean)[0];
  if (largest === undefined) return [];
  return [
    say("report.says.choice", { choice: choiceWords(largest.at, say), shift: formatScore(largest.mean) }),
  ];
}

function surveySentence({ say, assessment: { voices } }: ReportView): readonly string[] {
  return voices === null ? [] : surveySentences(voices, say);
}
