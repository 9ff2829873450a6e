/** A profile in words and as a table. */

import type { Say } from "@salus/core";
import { formatList, formatScore } from "@salus/core";
import type { FigureTable, FigureTexts } from "../drawing/figure.ts";
import { hasInterval, hasScore, overlaps } from "../drawing/score.ts";
import { withoutStop } from "../drawing/sentence.ts";
import { orderedComponents, type ProfileComponent, type ProfileData } from "./profile-data.ts";

export function profileTexts(data: ProfileData, say: Say): FigureTexts {
  return { title: profileTitle(data, say), summary: profileSummary(data, say) };
}

/** Names the lowest component, or the two lowest when their order is not settled. */
export function profileTitle({ unit, components }: ProfileData, say: Say): string {
  const [first, second, third] = components.filter(hasScore).sort((a, b) => a.score - b.score);
  if (first === undefined) return say("figure.profile.title-none", { unit });
  if (second === undefined || !overlaps(first, second))
    return say("figure.profile.title", { unit, first: first.title });
  const open = third !== undefined && overlaps(first, third);
  return say(open ? "figure.profile.title-among" : "figure.profile.title-two", {
    unit,
    first: first.title,
    second: second.title,
  });
}

export function profileSummary(data: ProfileData, say: Say): string {
  const { unit, overall } = data;
  const ordered = orderedComponents(data);
  const below = ordered.filter(
    (each) => hasScore(each) && each.comparison !== null && each.score < each.comparison,
  );
  const sentences = [componentScores(data, say)];
  if (overall !== undefined && hasScore(overall)) {
    sentences.unshift(say("figure.profile.summary-overall", { unit, score: oneScore(overall, say) }));
  }
  if (below.length > 0) {
    sentences.push(
      say("figure.profile.summary-below", { unit, names: formatList(below.map((each) => each.title)) }),
    );
  }
  return sentences.join(" ");
}

/** Every component with its score and interval: the short description of a compact profile. */
export function componentScores(data: ProfileData, say: Say): string {
  const parts = orderedComponents(data).map((each) =>
    say("figure.profile.part", {
      title: each.title,
      score: hasScore(each) ? oneScore(each, say) : reason(each, say),
    }),
  );
  return parts.join(" ");
}

export function profileTable(data: ProfileData, say: Say): FigureTable {
  const rows =
    data.overall === undefined ? orderedComponents(data) : [data.overall, ...orderedComponents(data)];
  return {
    caption: say("figure.profile.caption", { unit: data.unit }),
    columns: ["component", "score", "low", "high", "peers", "reason"].map((key) =>
      say(`figure.column.${key}`),
    ),
    formats: ["text", "score", "score", "score", "score", "text"],
    rows: rows.map((each) => [
      each.title,
      each.score,
      each.low,
      each.high,
      each.comparison,
      each.reason ?? null,
    ]),
  };
}

/** Why a component has no score, as the picture and the words say it. */
export function reason(component: ProfileComponent, say: Say): string {
  return component.reason === undefined
    ? say("figure.no-score")
    : say("figure.no-score-reason", { reason: withoutStop(component.reason) });
}

function oneScore(row: ProfileComponent, say: Say): string {
  const score = formatScore(row.score);
  if (!hasInterval(row)) return score;
  return say("figure.score-interval", { score, low: formatScore(row.low), high: formatScore(row.high) });
}
