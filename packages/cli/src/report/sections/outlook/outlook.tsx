/** What may come and who acts: alerts first, then what is looked ahead, each beside what it was worth. */

import type { ReactElement } from "react";
import type { ReportView } from "../../report-view.ts";
import { Section } from "../section.tsx";
import { AlertsPart } from "./alerts.tsx";
import { OutbreaksPart } from "./outbreaks.tsx";
import { PhasesPart } from "./phases.tsx";
import { ProbabilitiesPart } from "./probabilities.tsx";
import { RecordsPart } from "./rule-records.tsx";
import { SeasonsPart } from "./seasons.tsx";
import { SeriesAhead } from "./series-ahead.tsx";

export function OutlookSection({ view }: { readonly view: ReportView }): ReactElement | null {
  const { outlook, say } = view;
  if (outlook === null) return null;
  const { asOf, series } = outlook;
  return (
    <Section id="outlook" title={say("report.outlook.title")}>
      {asOf !== "" && <p>{say(series.length > 0 ? "outlook.intro" : "outlook.intro-rules", { asOf })}</p>}
      <AlertsPart view={view} outlook={outlook} />
      {series.map((each) => (
        <SeriesAhead key={each.series.choice.id} view={view} outlook={outlook} ahead={each} />
      ))}
      <ProbabilitiesPart view={view} outlook={outlook} />
      <PhasesPart view={view} outlook={outlook} />
      <OutbreaksPart view={view} outlook={outlook} />
      <SeasonsPart view={view} outlook={outlook} />
      <RecordsPart view={view} outlook={outlook} />
    </Section>
  );
}
