/** Who was heard, and before all numbers who was not. */

import { formatCount, formatShare, type HeardInDimension, heardSentences } from "@salus/core";
import type { ReactElement } from "react";
import { countCell, groupWords, type VoicesProps, Withheld } from "../../voices-view.tsx";
import { DataTable, leftToRight } from "../data-table.tsx";

export function Heard({ view, voices: { heard } }: VoicesProps): ReactElement {
  const { say } = view;
  const unheard = heardSentences({ ...heard, dimensions: [], notAsked: [] }, say);
  const others = heardSentences({ ...heard, unheard: [] }, say).slice(
    heard.unheard.length > 0 && heard.dimensions.length > 0 ? 1 : 0,
  );
  return (
    <>
      <h3>{say("voices-report.heard.title")}</h3>
      {unheard.length > 0 && (
        <div className="notice">
          <p>
            <strong>{say("voices-report.heard.unheard-title", { count: unheard.length })}</strong>
          </p>
          <ul>
            {unheard.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
      )}
      {others.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {heard.dimensions.map((dimension) => (
        <DimensionTable key={dimension.dimension} view={view} heard={dimension} />
      ))}
    </>
  );
}

type TableProps = Pick<VoicesProps, "view"> & { readonly heard: HeardInDimension };

function DimensionTable({ view, heard }: TableProps): ReactElement {
  const { say } = view;
  const { dimension, groups, stated, unstated } = heard;
  const heading = say("voices-report.heard.caption", { dimension: say(`voices.dimension.${dimension}`) });
  const answered = Number.isNaN(stated)
    ? say("voices-report.heard.unstated-withheld")
    : say("voices-report.heard.unstated", { unstated });
  return (
    <DataTable
      caption={`${heading} ${answered}`}
      columns={[
        { title: say("voices-report.heard.group") },
        { title: say("voices-report.heard.people"), kind: "number" },
        { title: say("voices-report.heard.share"), kind: "number" },
        { title: say("voices-report.heard.target"), kind: "number" },
        { title: say("voices-report.heard.status") },
      ]}
      rows={groups.map(({ group, title, people, share, target, status }) => ({
        key: group,
        cells: [
          <bdi key="title">{groupWords(title, view)}</bdi>,
          countCell(people, view),
          Number.isNaN(share) ? <Withheld key="share" say={say} /> : leftToRight(formatShare(share)),
          targetCell(target, people),
          say(`voices-report.heard.status.${status}`),
        ],
      }))}
    />
  );

  function targetCell(target: number | null, people: number): ReactElement | string {
    if (target !== null) return formatCount(target);
    if (Number.isNaN(people) || Number.isNaN(stated)) return <Withheld say={say} />;
    return say("voices-report.heard.no-target");
  }
}
