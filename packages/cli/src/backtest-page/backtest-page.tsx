/** A backtest as one page: what forecasts, probabilities and rules were worth on the past. */

import type { MethodHashes, Outlook } from "@salus/core";
import type { ReactElement } from "react";
import { PageShell } from "../report/page-shell.tsx";
import type { ReportView } from "../report/report-view.ts";
import { ProbabilitiesPart } from "../report/sections/outlook/probabilities.tsx";
import { RecordsPart } from "../report/sections/outlook/rule-records.tsx";
import { Section } from "../report/sections/section.tsx";
import { SeriesRecordPart } from "./series-record.tsx";

type Props = {
  readonly view: ReportView;
  readonly outlook: Outlook;
  readonly hashes: MethodHashes;
  readonly style: string;
};

export function BacktestPage({ view, outlook, hashes, style }: Props): ReactElement {
  const { say, assessment } = view;
  const parts = [
    ["forecasts", outlook.series.length],
    ["probabilities", outlook.probabilities.length],
    ["rules", outlook.rules.length],
  ] as const;
  const sections = parts
    .filter(([, count]) => count > 0)
    .map(([id]) => ({ id, title: say(`outlook.backtest.${id}.title`) }));
  const first = { id: "read", title: say("outlook.backtest.read.title") };
  return (
    <PageShell
      view={view}
      hashes={hashes}
      style={style}
      title={say("outlook.backtest.page", { title: assessment.input.framework.title })}
      kicker={say("outlook.backtest.title")}
      skip={say("outlook.backtest.skip")}
      sections={[first, ...sections]}
    >
      <Section {...first}>
        <p>{say("outlook.backtest.read", { asOf: outlook.asOf })}</p>
      </Section>
      {outlook.series.length > 0 && (
        <Section id="forecasts" title={say("outlook.backtest.forecasts.title")}>
          {outlook.series.map((each) => (
            <SeriesRecordPart key={each.series.choice.id} view={view} outlook={outlook} ahead={each} />
          ))}
        </Section>
      )}
      {outlook.probabilities.length > 0 && (
        <Section id="probabilities" title={say("outlook.backtest.probabilities.title")}>
          <ProbabilitiesPart view={view} outlook={outlook} />
        </Section>
      )}
      {outlook.rules.length > 0 && (
        <Section id="rules" title={say("outlook.backtest.rules.title")}>
          <RecordsPart view={view} outlook={outlook} />
        </Section>
      )}
    </PageShell>
  );
}
