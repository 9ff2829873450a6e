/** What is assessed, by whom, for whom: the first thing on the page. */

import type { ReactElement } from "react";
import type { ReportView } from "../report-view.ts";

type Props = {
  readonly view: ReportView;
  /** What kind of page it is, above the title. */
  readonly kicker?: string;
};

export function Header({ view, kicker }: Props): ReactElement {
  const { say, assessment } = view;
  const { framework } = assessment.input;
  const { place, population, purpose, audience } = framework.context;
  const facts = [
    ["place", place],
    ["population", population],
    ["period", assessment.recipe.period.at],
    ["purpose", purpose],
    ["audience", audience],
    ["owner", framework.owner.body],
    ["requested-by", framework.requestedBy ?? say("report.header.nobody")],
    [
      "framework",
      say("report.header.version", { id: framework.id, version: framework.version, date: framework.date }),
    ],
  ] as const;
  return (
    <header className="page-head">
      {kicker !== undefined && <p className="kicker">{kicker}</p>}
      <h1>{framework.title}</h1>
      <p className="mark">
        {say(framework.owner.endorsed ? "report.header.endorsed" : "report.header.not-endorsed", {
          body: framework.owner.body,
        })}
      </p>
      <dl className="facts">
        {facts.map(([key, text]) => (
          <div key={key}>
            <dt>{say(`report.header.${key}`)}</dt>
            <dd>
              <bdi>{text}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </header>
  );
}
