/** What if components weighed differently? The controls; the page's own script runs the engine. */

import type { ReactElement } from "react";
import type { ReportView } from "../report-view.ts";
import { Scroll } from "./data-table.tsx";
import { DrawWeights } from "./draw-weights.tsx";
import { Section } from "./section.tsx";

type Props = {
  readonly view: ReportView;
  /** Whether the page carries the figures that the engine needs. */
  readonly isCarried: boolean;
};

export function WhatIf({ view, isCarried }: Props): ReactElement {
  const { say, index, assessment } = view;
  if (!isCarried) {
    return (
      <Section id="what-if" title={say("report.what-if.title")}>
        <p>{say("report.what-if.not-carried")}</p>
      </Section>
    );
  }
  const parts = assessment.nodes.filter(({ parent, leafCount }) => parent === index.id && leafCount > 0);
  const componentsBelow = parts.filter(({ kind }) => kind === "component");
  // An index right above its indicators is moved by these.
  const movable = componentsBelow.length > 0 ? componentsBelow : parts;
  return (
    <Section id="what-if" title={say("report.what-if.title")}>
      <p>{say("report.what-if.intro")}</p>
      <noscript>
        <p>{say("report.what-if.no-script")}</p>
      </noscript>
      <form id="weights" hidden>
        <fieldset>
          <legend>{say("report.what-if.weights")}</legend>
          {movable.map((component) => (
            <div className="slider" key={component.id}>
              <label htmlFor={`weight-${component.id}`}>{component.title}</label>
              <input
                type="range"
                id={`weight-${component.id}`}
                data-node={component.id}
                data-share={component.share}
                min="0"
                max="100"
                step="1"
                defaultValue={Math.round(component.share * 100)}
              />
              <output htmlFor={`weight-${component.id}`} dir="ltr" />
            </div>
          ))}
          <button type="reset">{say("report.what-if.reset")}</button>
        </fieldset>
        <DrawWeights view={view} parts={Math.max(2, movable.length)} />
        <p id="what-if-status" role="status" />
        <Scroll label={say("report.what-if.caption")}>
          <table className="data" id="what-if-table">
            <caption>{say("report.what-if.caption")}</caption>
            <thead>
              <tr>
                <th scope="col">{say("report.what-if.unit")}</th>
                <th scope="col" className="number">
                  {say("report.what-if.printed")}
                </th>
                <th scope="col" className="number">
                  {say("report.what-if.now")}
                </th>
                <th scope="col" className="number">
                  {say("report.what-if.moves")}
                </th>
                <th scope="col" className="number" data-draws hidden>
                  {say("draw-weights.interval")}
                </th>
              </tr>
            </thead>
            <tbody />
          </table>
        </Scroll>
      </form>
    </Section>
  );
}
