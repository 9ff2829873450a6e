/** What every page has around its parts: its style inside it, a way past the contents, the contents, and what made it. */

import type { MethodHashes } from "@salus/core";
import type { ReactElement, ReactNode } from "react";
import type { ReportView } from "./report-view.ts";
import { Header } from "./sections/header.tsx";

type PageShellProps = {
  readonly view: ReportView;
  readonly hashes: MethodHashes;
  readonly style: string;
  readonly title: string;
  /** What kind of page it is, above its title; the report has none. */
  readonly kicker?: string;
  /** The words of the link past the contents, which leads to the first section. */
  readonly skip: string;
  readonly sections: readonly { readonly id: string; readonly title: string }[];
  /** What stands in the main part. */
  readonly children: ReactNode;
  /** What stands last, and is not seen. */
  readonly scripts?: ReactNode;
};

export function PageShell(props: PageShellProps): ReactElement {
  const { view, hashes, style, title, kicker, skip, sections, children, scripts } = props;
  const { say, language } = view;
  return (
    <html lang={language.locale} dir={language.direction}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="generator" content={`Salus ${view.provenance.engine}`} />
        <title>{title}</title>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the style sheet is ours */}
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        <a className="skip" href={`#${sections[0]!.id}`}>
          {skip}
        </a>
        <Header view={view} {...(kicker === undefined ? {} : { kicker })} />
        <nav aria-label={say("report.contents")}>
          <ul>
            {sections.map((section) => (
              <li key={section.id}>
                <a href={`#${section.id}`}>{section.title}</a>
              </li>
            ))}
          </ul>
        </nav>
        <main>{children}</main>
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
        {scripts}
      </body>
    </html>
  );
}
