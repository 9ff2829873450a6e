/** What people said: who was asked and how, what they worry about, what they can do, and who was not heard. */

import type { ReactElement } from "react";
import type { ReportView } from "../../report-view.ts";
import { Section } from "../section.tsx";
import { CapacityPart } from "./capacity.tsx";
import { Communities } from "./communities.tsx";
import { DeprivationPart } from "./deprivation.tsx";
import { FreeWords } from "./free-words.tsx";
import { GapPart } from "./gap.tsx";
import { Heard } from "./heard.tsx";
import { IndexPart } from "./perceived-index.tsx";
import { PerceivedThreatsPart } from "./perceived-threats.tsx";
import { Questions } from "./questions.tsx";
import { SurveyHead } from "./survey-head.tsx";

export function Voices({ view }: { readonly view: ReportView }): ReactElement | null {
  const { voices } = view.assessment;
  if (voices === null) return null;
  const props = { view, voices };
  return (
    <Section id="voices" title={view.say("report.voices.title")}>
      <SurveyHead {...props} />
      <PerceivedThreatsPart {...props} />
      <IndexPart {...props} />
      <GapPart {...props} />
      <Communities {...props} />
      <Heard {...props} />
      <CapacityPart {...props} />
      <DeprivationPart {...props} />
      <FreeWords {...props} />
      <Questions {...props} />
    </Section>
  );
}
