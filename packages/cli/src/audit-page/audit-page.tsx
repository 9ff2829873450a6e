/** The audit as one page: everything it needs is inside it, and it reads without JavaScript. */

import type { MethodHashes } from "@salus/core";
import type { ReactElement } from "react";
import { PageShell } from "../report/page-shell.tsx";
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
  const { say, assessment, audit } = view;
  return (
    <PageShell
      view={view}
      hashes={hashes}
      style={style}
      title={say("audit.title", { title: assessment.input.framework.title })}
      kicker={say("audit.kicker")}
      skip={say("audit.skip")}
      sections={sections
        .filter(({ id }) => id !== "size" || audit.sizes.length > 0)
        .map(({ id, title }) => ({ id, title: say(title) }))}
    >
      <Look view={view} />
      <Together view={view} />
      <Importance view={view} />
      <OneThing view={view} />
      <Values view={view} />
      <Leaning view={view} />
      <Size view={view} />
      <Judged view={view} />
    </PageShell>
  );
}
