/** What a survey says in one or two sentences, and how it was asked and estimated, as its method. */

import type { CaseVoices, PerceivedThreat } from "../assessment/index.ts";
import type { Estimate } from "../evidence/index.ts";
import type { Say } from "../messages/index.ts";
import { formatCount, formatList, formatScore, formatShare } from "./numbers.ts";

type SurveySaid = Pick<CaseVoices, "perceived" | "meta" | "heard">;

/** What people worry about most, and who was not heard; nothing that may not be shown is said. */
export function surveySentences(voices: SurveySaid, say: Say): readonly string[] {
  return [...worrySentence(voices, say), ...heardSentence(voices, say)];
}

function worrySentence({ perceived, meta }: SurveySaid, say: Say): readonly string[] {
  const asked = perceived[0]?.threats ?? [];
  const shown = asked.flatMap((threat) => worryOf(threat));
  const [most, next] = shown.toSorted((a, b) => b.worry.value - a.worry.value);
  if (most === undefined) return [];
  const kind = shown.length < asked.length ? "shown" : asked.length === 1 ? "only" : "most";
  const isClose = next !== undefined && !(most.worry.low > next.worry.high);
  return [
    say("voices-report.says.worry", {
      dated: meta.period === "" ? "no" : "yes",
      period: meta.period,
      kind,
      title: most.title,
      ...shareValues(most.worry),
      n: most.worry.n,
    }),
    ...(isClose
      ? [say("voices-report.says.close", { title: next.title, ...shareValues(next.worry), n: next.worry.n })]
      : []),
  ];
}

function worryOf({ title, worry }: PerceivedThreat): readonly { title: string; worry: Estimate }[] {
  return worry.share === null || Number.isNaN(worry.share.value) ? [] : [{ title, worry: worry.share }];
}

function shareValues({ value, low, high }: Estimate): Readonly<Record<string, string>> {
  return {
    share: formatShare(value),
    low: formatShare(low),
    high: formatShare(high),
    known: Number.isNaN(low) ? "no" : "yes",
  };
}

function heardSentence({ heard }: SurveySaid, say: Say): readonly string[] {
  if (heard.dimensions.length === 0) return [say("voices-report.says.heard-not-asked")];
  if (heard.unheard.length === 0) return [say("voices.heard.all")];
  return [
    say("voices-report.says.unheard", {
      count: heard.unheard.length,
      groups: formatList(heard.unheard.map(({ title }) => title)),
    }),
  ];
}

/** Every choice that a survey's figures rest on, in full sentences; none about what is not shown. */
export function describeSurvey(voices: CaseVoices, say: Say): readonly string[] {
  const { meta, perceived, profiles, structure, index, deprivation } = voices;
  return [
    designSentence(voices, say),
    say("voices-report.method.intervals", { level: formatShare(meta.level), shares: meta.shareInterval }),
    say("voices-report.method.protection", {
      minimum: formatCount(meta.minimum),
      protection: formatCount(meta.protection),
    }),
    ...((perceived[0]?.threats ?? []).length === 0 ? [] : [say("voices-report.method.counts")]),
    ...(index === null ? [] : [say("voices-report.method.index")]),
    ...(structure === null ? [] : [say("voices-report.method.structure")]),
    ...(voices.gap.length === 0
      ? []
      : [say("voices-report.method.gap", { line: formatShare(voices.gapLines.perceived) })]),
    ...(profiles.length === 0 ? [] : [say("voices-report.method.profile")]),
    ...(deprivation === null ? [] : [say("voices-report.method.deprivation")]),
    ...(voices.coding === null ? [] : [say("voices-report.method.coding")]),
  ];
}

function designSentence({ meta }: CaseVoices, say: Say): string {
  return say("voices-report.method.design", {
    people: meta.people,
    drawn: say("voices-report.drawn", { clusters: meta.clusters, strata: meta.strata }),
    weighted: meta.isWeighted ? "yes" : "no",
    effect: formatScore(meta.weightsEffect),
  });
}
