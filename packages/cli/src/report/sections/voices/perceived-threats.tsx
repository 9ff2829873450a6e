/** Perceived threats: of everybody as a figure, and worry by group and by place as tables. */

import {
  type CaseVoices,
  formatCount,
  formatList,
  type Grouping,
  type GroupThreats,
  type PerceivedThreat,
} from "@salus/core";
import { FigureFrame, PerceivedFigure, perceivedRows, perceivedTable, perceivedTexts } from "@salus/figures";
import type { ReactElement, ReactNode } from "react";
import type { ReportView } from "../../report-view.ts";
import { groupWords, isPlaces, shareCell, type VoicesProps } from "../../voices-view.tsx";
import { DataTable, leftToRight } from "../data-table.tsx";

/** More groups than this make no table that anybody reads. */
const MOST_GROUPS = 60;

export function PerceivedThreatsPart({ view, voices }: VoicesProps): ReactElement {
  const { say, language, assessment } = view;
  const threats = voices.perceived[0]?.threats ?? [];
  const place = { say, direction: language.direction, idPrefix: "perceived" };
  const data = {
    about: say("voices-report.everybody", { place: assessment.input.framework.context.place }),
    period: voices.meta.period,
    level: voices.meta.level,
    rows: perceivedRows(threats),
  };
  return (
    <>
      <h3>{say("voices-report.threats.title")}</h3>
      {threats.length === 0 && <p>{say("voices-report.threats.none")}</p>}
      {threats.length > 0 && !threats.some(isShown) && <p>{say("voices-report.threats.withheld")}</p>}
      {threats.some(isShown) && (
        <>
          <FigureFrame
            place={place}
            texts={perceivedTexts(data, say)}
            table={perceivedTable(data, say)}
            draw={(at) => <PerceivedFigure {...data} {...at} />}
          />
          {groupingsOf(voices).map((grouping) => (
            <WorryByGroup key={grouping.id} view={view} voices={voices} grouping={grouping} />
          ))}
        </>
      )}
      <Unused view={view} voices={voices} />
    </>
  );
}

function isShown({ worry, experience }: PerceivedThreat): boolean {
  return worry.share !== null || (experience !== null && experience.share !== null);
}

/** Groups of the survey and levels of places that divide people. */
function groupingsOf({ perceived }: CaseVoices): readonly Grouping[] {
  const all = new Set(perceived.flatMap(({ grouping }) => grouping ?? []));
  return [...all].filter((each) => each.groups.length > 1 && (each.kind === "group" || isPlaces(each)));
}

/** From which probability on a difference is called one; a convention. */
const RARE = 0.05;

/** On which threats groups differ; nothing where none could be tested. */
function Differences({ view: { say }, voices, grouping }: GroupProps): ReactElement | null {
  const titles = new Map(
    voices.estimates.flatMap(({ item, title }) =>
      item.aspect === "worry"
        ? [
            [
              item.id,
              voices.perceived[0]?.threats.find(({ threat }) => threat === item.threat)?.title ?? title,
            ] as const,
          ]
        : [],
    ),
  );
  const tests = voices.differences.filter(({ item, group }) => group === grouping.id && titles.has(item));
  if (tests.length === 0) return null;
  const apart = tests.filter(({ pHolm }) => pHolm < RARE).map(({ item }) => titles.get(item)!);
  return (
    <p className="quiet">
      {apart.length === 0
        ? say("voices-report.threats.alike")
        : say("voices-report.threats.differ", { threats: formatList(apart) })}
    </p>
  );
}

type GroupProps = VoicesProps & { readonly grouping: Grouping };

function WorryByGroup({ view, voices, grouping }: GroupProps): ReactElement {
  const { say } = view;
  const places = isPlaces(grouping);
  const rows = voices.perceived.filter((each) => each.grouping === grouping);
  if (rows.length > MOST_GROUPS) {
    return (
      <p>
        {places
          ? say("voices-report.threats.too-many-places", { groups: rows.length })
          : say("voices-report.threats.too-many", { groups: rows.length, group: grouping.id })}
      </p>
    );
  }
  if (rows.every(({ threats }) => threats.every(({ worry }) => worry.share === null))) {
    return (
      <p>
        {places
          ? say("voices-report.threats.withheld-places")
          : say("voices-report.threats.withheld-groups", { group: grouping.id })}
      </p>
    );
  }
  return (
    <>
      <DataTable
        caption={
          places
            ? say("voices-report.threats.by-place")
            : say("voices-report.threats.by-group", { group: grouping.id })
        }
        columns={[
          { title: say(`voices-report.threats.column.${places ? "place" : "group"}`) },
          ...rows[0]!.threats.map(({ title }) => ({ title })),
        ]}
        rows={rows.map((row) => ({
          key: String(row.group),
          cells: [
            <bdi key="group">{groupWords(grouping.groups[row.group]!.title, view)}</bdi>,
            ...row.threats.map((threat) => worryCell(threat, view)),
          ],
        }))}
      />
      <Differences view={view} voices={voices} grouping={grouping} />
    </>
  );
}

function worryCell(
  { worry: { share, answered } }: GroupThreats["threats"][number],
  view: ReportView,
): ReactNode {
  if (share === null || Number.isNaN(answered)) return shareCell(share, view);
  return (
    <>
      {shareCell(share, view)}{" "}
      <span className="quiet">
        {leftToRight(view.say("voices-report.threats.n", { n: formatCount(answered) }))}
      </span>
    </>
  );
}

function Unused({ view: { say }, voices }: VoicesProps): ReactElement | null {
  const titles = new Map(voices.estimates.map(({ item, title }) => [item.id, title]));
  if (voices.unused.length === 0) return null;
  return (
    <p className="quiet">
      {say("voices-report.threats.unused", {
        count: voices.unused.length,
        list: voices.unused
          .map(({ id, reason }) =>
            say("voices-report.threats.unused-part", {
              title: titles.get(id) ?? id,
              reason: reason.replaceAll("-", ""),
            }),
          )
          .join(", "),
      })}
    </p>
  );
}
