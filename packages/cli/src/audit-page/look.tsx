/** What is in question, what is worth a look, and how every check came out. */

import {
  type AuditNoteGroup,
  auditChecks,
  auditWords,
  groupAuditNotes,
  type Verdict,
  verdicts,
} from "@salus/core";
import type { ReactElement } from "react";
import { DataTable } from "../report/sections/data-table.tsx";
import { Section } from "../report/sections/section.tsx";
import type { AuditView } from "./audit-view.ts";

export function Look({ view }: { readonly view: AuditView }): ReactElement {
  const { say, audit } = view;
  const count = (verdict: Verdict): number => audit.notes.filter((note) => note.verdict === verdict).length;
  return (
    <Section id="look" title={say("audit.look.title")}>
      <p className="lead">
        {say("audit.look.sum", {
          question: count("question"),
          look: count("look"),
          holds: count("holds"),
          unsaid: count("unsaid"),
        })}
      </p>
      <p>{say("audit.look.intro")}</p>
      <Notes verdict="question" view={view} />
      <Notes verdict="look" view={view} />
      <DataTable
        caption={say("audit.look.checks")}
        columns={[
          { title: say("audit.look.check") },
          ...verdicts.map((verdict) => ({
            title: say(`audit.verdict.${verdict}`),
            kind: "number" as const,
          })),
        ]}
        rows={auditChecks.map((check) => ({
          key: check,
          cells: [
            say(`audit.check.${check}`),
            ...verdicts.map((verdict) => {
              const own = audit.notes.filter((note) => note.check === check && note.verdict === verdict);
              return own.length === 0 ? "" : String(own.length);
            }),
          ],
        }))}
      />
    </Section>
  );
}

function Notes({
  verdict,
  view,
}: {
  readonly verdict: "question" | "look";
  readonly view: AuditView;
}): ReactElement | null {
  const { say, audit } = view;
  const groups = groupAuditNotes(audit.notes).filter((group) => group.verdict === verdict);
  if (groups.length === 0) return null;
  return (
    <>
      <h3>{say(`audit.look.${verdict}`)}</h3>
      <ul className="notes">
        {groups.map((group) => (
          <Group key={group.code} group={group} view={view} />
        ))}
      </ul>
    </>
  );
}

/** What was found of one kind, and what to try, said once. */
function Group({ group, view }: { readonly group: AuditNoteGroup; readonly view: AuditView }): ReactElement {
  const { say, assessment } = view;
  const words = group.notes.map((note) => auditWords(note, assessment, say));
  const { check, advice } = words[0]!;
  return (
    <li className={group.verdict}>
      <span className="quiet">{check}</span>
      {words.map(({ message }) => (
        <p key={message}>{message}</p>
      ))}
      <p className="advice">{say("audit.look.try", { advice })}</p>
    </li>
  );
}
