/** The audit as one page: everything it needs is inside it, and it reads without JavaScript. */

import type { MethodHashes } from "@salus/core";
import type { ReactElement } from "react";
import { Header } from "../report/sections/header.tsx";
import type { AuditView } from "./audit-view.ts";
import { Importance } from "./importance.tsx";
import { Judged } from "./judged.tsx";
import { Look } from "./look.tsx";
import { OneThing } from "./one-thing.tsx";
import { Together } from "./together.tsx";
import { Leaning, Size, Values } from "./values.tsx";

type Props = { readonly view: AuditView; readonly hashes: MethodHashes; readonly style: string };

const sections = [
  { id: "look", title: "audit.look.title" },
  { id: "correlations", title: "audit.correlations.title" },
  { id: "influence", title: "audit.influence.title" },
  { id: "reliability", title: "audit.reliability.title" },
  { id: "values", title: "audit.values.title" },
  { id: "leaning", title: "audit.leaning.title" },
  { id: "size", title: "audit.check.size" },
  { id: "judged", title: "audit.judged.title" },
] as const;

export function AuditPage({ view, hashes, style }: Props): ReactElement {
  const { say, language, assessment, audit } = view;
  return (
    <html lang={language.locale} dir={language.direction}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="generator" content={`Salus ${view.provenance.engine}`} />
        <title>{say("audit.title", { title: assessment.input.framework.title })}</title>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the style sheet is ours */}
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        <a className="skip" href="#look">
          {say("audit.skip")}
        </a>
        <Header view={view} kicker={say("audit.kicker")} />
        <nav aria-label={say("report.contents")}>
          <ul>
            {sections
              .filter(({ id }) => id !== "size" || audit.sizes.length > 0)
              .map(({ id, title }) => (
                <li key={id}>
                  <a href={`#${id}`}>{say(title)}</a>
                </li>
              ))}
          </ul>
        </nav>
        <main>
          <Look view={view} />
          <Together view={view} />
          <Importance view={view} />
          <OneThing view={view} />
          <Values view={view} />
          <Leaning view={view} />
          <Size view={view} />
          <Judged view={view} />
        </main>
        <footer>
          <p>
            {say("report.footer", {
              version: view.provenance.engine,
              framework: hashes.framework.slice(0, 12),
              recipe: hashes.recipe.slice(0, 12),
              evidence: hashes.evidence.slice(0, 12),
            })}
          </p>
        </footer>
      </body>
    </html>
  );
}
