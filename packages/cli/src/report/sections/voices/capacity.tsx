/** Needs, vulnerability and capacity by group: strengths first, empty cells in sight. */

import { type CapacityEntry, type CapacityTable, capacityAspects, capacitySentences } from "@salus/core";
import { measuredShare, shareWords } from "@salus/figures";
import type { ReactElement, ReactNode } from "react";
import { groupWords, type VoicesProps } from "../../voices-view.tsx";
import { DataTable } from "../data-table.tsx";

export function CapacityPart({ view, voices: { capacity } }: VoicesProps): ReactElement {
  const { say } = view;
  const gaps = capacity === null ? [] : capacitySentences({ ...capacity, notCapacity: [] }, say);
  return (
    <>
      <h3>{say("voices-report.capacity.title")}</h3>
      {capacity === null ? (
        <p>{say("voices-report.capacity.none")}</p>
      ) : (
        <>
          <DataTable
            caption={say("voices-report.capacity.caption")}
            columns={[
              { title: say("voices-report.capacity.group") },
              ...capacityAspects.map((aspect) => ({ title: say(`voices-report.capacity.column.${aspect}`) })),
            ]}
            rows={capacity.rows.map(({ group, cells }) => ({
              key: group,
              cells: [
                <bdi key="group">{groupWords(group, view)}</bdi>,
                ...capacityAspects.map((aspect) => cellOf(cells[aspect])),
              ],
            }))}
          />
          <Sentences of={capacitySentences({ rows: [], notCapacity: onceEach(capacity.notCapacity) }, say)} />
          {gaps.length > 0 && (
            <details className="fold">
              <summary>{say("voices-report.capacity.gaps", { count: gaps.length })}</summary>
              <Sentences of={gaps} />
            </details>
          )}
        </>
      )}
    </>
  );

  function cellOf(entries: readonly CapacityEntry[]): ReactNode {
    if (entries.length === 0) return <span className="gap">{say("voices-report.capacity.unknown")}</span>;
    return entries.map(({ code, text, estimate, confidence }) => (
      <div key={code}>
        {say("voices-report.capacity.entry", { text, share: shareWords(measuredShare(estimate), say) })}
        {confidence !== "unstated" && (
          <span className="quiet"> {say("voices-report.capacity.confidence", { confidence })}</span>
        )}
      </div>
    ));
  }
}

function Sentences({ of }: { readonly of: readonly string[] }): ReactElement | null {
  if (of.length === 0) return null;
  return (
    <ul>
      {of.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}

/** Why a step is no capacity holds in every group: it is said once. */
function onceEach(entered: CapacityTable["notCapacity"]): CapacityTable["notCapacity"] {
  const codes = entered.map(({ entry }) => entry.code);
  return entered.filter(({ entry }, k) => codes.indexOf(entry.code) === k);
}
