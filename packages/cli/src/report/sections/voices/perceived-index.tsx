/** The index of perceived insecurity with its bands, and into how many parts worry falls. */

import { formatList, formatScore, structureSentence } from "@salus/core";
import type { ReactElement } from "react";
import { countCell, scoreWords, shareCell, type VoicesProps } from "../../voices-view.tsx";
import { DataTable, leftToRight } from "../data-table.tsx";

export function IndexPart({ view, voices }: VoicesProps): ReactElement | null {
  const { say } = view;
  const { index } = voices;
  if (index === null) return null;
  return (
    <>
      <h3>{say("voices-report.index.title")}</h3>
      {index.index === null ? (
        <p>{say("voices-report.index.withheld")}</p>
      ) : (
        <>
          <p>
            {say("voices-report.index.value", {
              interval: scoreWords(index.index, view),
              n: index.index.n,
            })}
          </p>
          <DataTable
            caption={say("voices-report.index.caption")}
            columns={[
              { title: say("voices-report.index.band") },
              { title: say("voices-report.index.share"), kind: "number" },
            ]}
            rows={index.bands.map(({ low, high, share }) => ({
              key: String(low),
              cells: [
                leftToRight(
                  say("voices-report.index.from-to", { low: formatScore(low), high: formatScore(high) }),
                ),
                shareCell(share, view),
              ],
            }))}
          />
        </>
      )}
      <StructurePart view={view} voices={voices} />
    </>
  );
}

function StructurePart({ view, voices: { structure, perceived } }: VoicesProps): ReactElement | null {
  const { say, assessment } = view;
  if (structure === null) return null;
  const titles = new Map((perceived[0]?.threats ?? []).map(({ threat, title }) => [threat, title]));
  const titleOf = (threat: string): string => titles.get(threat) ?? threat;
  // That all gave the same answer is an answer too.
  const isShown = (id: string): boolean =>
    (perceived[0]?.threats ?? []).some(({ threat, worry }) => threat === id && worry.share !== null);
  const nodes = new Map(assessment.nodes.map(({ id, title }) => [id, title]));
  return (
    <>
      <p>{structureSentence(structure, say)}</p>
      {structure.groups.length > 0 && (
        <ul>
          {structure.groups.map((group, k) => (
            <li key={group[0]}>
              {say("voices-report.index.part", {
                number: k + 1,
                threats: formatList(group.map(titleOf)),
              })}
            </li>
          ))}
        </ul>
      )}
      {structure.leftOut.length > 0 && (
        <p className="quiet">
          {say("voices-report.index.left-out", {
            list: structure.leftOut
              .map(({ id, reason }) =>
                isShown(id)
                  ? say("voices-report.index.left-out-part", {
                      title: titleOf(id),
                      reason: reason.replaceAll("-", ""),
                    })
                  : titleOf(id),
              )
              .join(", "),
          })}
        </p>
      )}
      {structure.alphas.some(({ items }) => items > 1) && (
        <DataTable
          caption={say("voices-report.index.alpha-caption")}
          columns={[
            { title: say("voices-report.index.component") },
            { title: say("voices-report.index.items"), kind: "number" },
            { title: say("voices-report.index.alpha") },
          ]}
          rows={structure.alphas.map(({ expected, items, alpha }) => ({
            key: expected,
            cells: [nodes.get(expected) ?? expected, countCell(items, view), alphaCell(items, alpha)],
          }))}
        />
      )}
    </>
  );

  function alphaCell(items: number, alpha: number): ReactElement {
    if (!Number.isNaN(alpha)) return leftToRight(formatScore(alpha));
    return (
      <span className="gap">
        {say(items < 2 ? "voices-report.index.no-alpha" : "voices-report.index.alpha-unknown")}
      </span>
    );
  }
}
