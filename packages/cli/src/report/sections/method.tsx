/** The method in words generated from the recipe; sources; safeguards. */

import { describeMethod, type MethodHashes } from "@salus/core";
import type { ReactElement } from "react";
import type { ReportView } from "../report-view.ts";
import { Section } from "./section.tsx";
import { Steps } from "./steps.tsx";

export function Method({
  view,
  hashes,
}: {
  readonly view: ReportView;
  readonly hashes: MethodHashes;
}): ReactElement {
  const { say, assessment } = view;
  return (
    <Section id="method" title={say("report.method.title")}>
      {describeMethod(assessment, hashes, say).map(({ id, heading, paragraphs }) => (
        <div key={id}>
          <h3>{heading}</h3>
          {paragraphs.map((paragraph) => (
            <p key={paragraph} className={id === "recompute" ? "hashes" : undefined}>
              {paragraph}
            </p>
          ))}
        </div>
      ))}
      <Steps view={view} />
    </Section>
  );
}

export function Sources({ view }: { readonly view: ReportView }): ReactElement {
  const { say, assessment, provenance } = view;
  return (
    <Section id="sources" title={say("report.sources.title")}>
      <ul>
        {assessment.sources.map((source) => (
          <li key={source.id}>
            {say("report.sources.line", {
              title: source.title,
              publisher: source.publisher,
              licence: source.licence,
              vintage: source.vintage,
              retrieved: source.retrieved,
            })}{" "}
            <span className="quiet">{source.url}</span>
          </li>
        ))}
      </ul>
      <h3>{say("report.sources.files")}</h3>
      <ul className="hashes">
        {provenance.files.map((file) => (
          <li key={file.name}>
            {file.name} <span className="quiet">{file.sha256}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function Safeguards({ view }: { readonly view: ReportView }): ReactElement {
  const { say } = view;
  return (
    <Section id="safeguards" title={say("report.safeguards.title")}>
      <p>{say("report.safeguards.purpose")}</p>
      <ol className="letters">
        {["a", "b", "c", "d", "e", "f", "g", "h"].map((letter) => (
          <li key={letter}>{say(`report.safeguards.${letter}`)}</li>
        ))}
      </ol>
      <p>{say("figure.map.boundary-note")}</p>
    </Section>
  );
}
