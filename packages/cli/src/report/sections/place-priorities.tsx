/** The priorities of one place: picture, how sure, the group hit hardest, and what would change the order. */

import { formatChance, formatScore, formatShare, type PlacePriorities, type PriorityRow } from "@salus/core";
import {
  FigureFrame,
  RanksFigure,
  ranksTable,
  ranksTexts,
  ThreatsFigure,
  threatsTable,
  threatsTexts,
} from "@salus/figures";
import type { ReactElement, ReactNode } from "react";
import {
  barsOf,
  changeSentences,
  howSure,
  howSureHeading,
  isLifted,
  MOST_DRAWN,
  placesTogether,
  rankedRows,
  reasonWords,
  threatsOf,
  titlesOf,
} from "../priorities-view.ts";
import type { ReportView } from "../report-view.ts";
import { DataTable, leftToRight } from "./data-table.tsx";

/** Rows and neighbours on the page of one place among many; the tables have all. */
const SHORT = { rows: 5, changes: 1 };
const LONG = { rows: Number.POSITIVE_INFINITY, changes: 4 };

/** The part on a unit's page; nothing where its threats are not ranked, or the section has them already. */
export function PlacePrioritiesPart({
  view,
  u,
}: {
  readonly view: ReportView;
  readonly u: number;
}): ReactElement | null {
  const { places } = view.assessment.priorities ?? { places: [] };
  const place = places.find(({ unit }) => unit === u);
  if (place === undefined || places.length === 1) return null;
  const id = `${view.assessment.input.units[u]!.id}-priorities`;
  return (
    <>
      <h3>{view.say("priorities.title")}</h3>
      {places.length <= MOST_DRAWN ? (
        <PlaceInFull view={view} place={place} idPrefix={id} />
      ) : (
        <PlaceInShort view={view} place={place} />
      )}
    </>
  );
}

type PlaceProps = { readonly view: ReportView; readonly place: PlacePriorities };

/** Pictures and everything that is known. */
export function PlaceInFull({
  view,
  place,
  idPrefix,
}: PlaceProps & { readonly idPrefix: string }): ReactElement {
  const { say, language } = view;
  const at = { say, direction: language.direction, idPrefix };
  const data = threatsOf(view, place);
  const bars = {
    place: data.place,
    threats: barsOf(view, place),
    of: "draws" as const,
    count: place.smaa?.draws ?? 0,
  };
  const ranksAt = { ...at, idPrefix: `${idPrefix}-ranks` };
  return (
    <>
      <FigureFrame
        place={at}
        texts={threatsTexts(data, say)}
        table={threatsTable(data, say)}
        draw={(where) => <ThreatsFigure {...data} {...where} />}
      />
      <ThreatTable view={view} place={place} most={LONG.rows} />
      {bars.threats.length > 1 && (
        <FigureFrame
          place={ranksAt}
          texts={ranksTexts(bars, say)}
          table={ranksTable(bars, say)}
          draw={(where) => <RanksFigure {...bars} {...where} />}
        />
      )}
      <Lifts view={view} place={place} />
      <NotAssessed view={view} place={place} />
      <Changes view={view} place={place} most={LONG.changes} />
      <Check view={view} place={place} />
      <CentralWeights view={view} place={place} />
      <ByGroup view={view} place={place} />
    </>
  );
}

function PlaceInShort({ view, place }: PlaceProps): ReactElement {
  return (
    <>
      <ThreatTable view={view} place={place} most={SHORT.rows} />
      <Lifts view={view} place={place} />
      <NotAssessed view={view} place={place} except={new Set(placesTogether(view).nowhere)} />
      <Changes view={view} place={place} most={SHORT.changes} />
    </>
  );
}

function ThreatTable({ view, place, most }: PlaceProps & { readonly most: number }): ReactElement | null {
  const { say } = view;
  const titles = titlesOf(view);
  const ranked = rankedRows(place);
  if (ranked.length === 0) return null;
  const lifted = place.rows.filter((row) => isLifted(row));
  // What the guard keeps in view is in the table, however low it ranks.
  const shown = [...new Set([...ranked.slice(0, most), ...lifted])];
  const withGroups = shown.some(({ worstHitGroup }) => worstHitGroup !== "");
  const values = {
    place: view.assessment.input.units[place.unit]!.title,
    shown: Math.min(most, ranked.length),
    ranked: ranked.length,
  };
  const hardest = ({ worstHitGroup, worstHitValue }: PriorityRow): string =>
    worstHitGroup === ""
      ? ""
      : say("figure.threats.group", {
          group: titles.get(worstHitGroup) ?? worstHitGroup,
          severity: formatScore(worstHitValue),
        });
  return (
    <DataTable
      caption={say(values.shown < ranked.length ? "priorities.table-first" : "priorities.table", values)}
      columns={[
        { title: say("priorities.column.threat") },
        { title: say("priorities.column.severity"), kind: "number" },
        { title: say("priorities.column.pervasiveness"), kind: "number" },
        ...(withGroups ? [{ title: say("priorities.column.hardest") }] : []),
        { title: howSureHeading(ranked.length, say) },
      ]}
      rows={shown.map((row) => ({
        key: row.threat,
        cells: [
          titles.get(row.threat) ?? row.threat,
          ranged(row.severity, row.severityLow, row.severityHigh, view),
          ranged(row.pervasiveness, row.pervasivenessLow, row.pervasivenessHigh, view),
          ...(withGroups ? [hardest(row)] : []),
          howSure(row, ranked.length, say),
        ],
      }))}
    />
  );
}

function ranged(value: number, low: number, high: number, { say }: ReportView): ReactNode {
  if (Number.isNaN(low) || formatScore(low) === formatScore(high)) return formatScore(value);
  return leftToRight(
    say("figure.score-interval", {
      score: formatScore(value),
      low: formatScore(low),
      high: formatScore(high),
    }),
  );
}

function Lifts({ view, place }: PlaceProps): ReactElement | null {
  const titles = titlesOf(view);
  const level = formatScore(view.assessment.recipe.priorities!.guard.level);
  if (place.lifted.length === 0) return null;
  return (
    <>
      {place.lifted.map(({ threat, groups }) => (
        <p key={threat}>
          {view.say("priorities.lift", {
            title: titles.get(threat) ?? threat,
            level,
            groups: groups
              .map(({ group, severity }) => `${titles.get(group) ?? group} (${formatScore(severity)})`)
              .join(", "),
          })}
        </p>
      ))}
    </>
  );
}

type NotAssessedProps = PlaceProps & { readonly except?: ReadonlySet<string> };

/** Threats without figures, by what is missing: never a zero. */
function NotAssessed({ view, place, except }: NotAssessedProps): ReactElement | null {
  const { say } = view;
  const titles = titlesOf(view);
  const byReason = new Map<string, string[]>();
  let count = 0;
  for (const row of place.rows) {
    if (!Number.isNaN(row.rank) || except?.has(row.threat) === true) continue;
    const reason = reasonWords(row, say);
    byReason.set(reason, [...(byReason.get(reason) ?? []), titles.get(row.threat) ?? row.threat]);
    count++;
  }
  if (count === 0) return null;
  const list = [...byReason]
    .map(([reason, names]) => say("priorities.missing-part", { reason, names: names.join(", ") }))
    .join("; ");
  return (
    <p className="quiet">
      {say(except === undefined ? "priorities.missing" : "priorities.missing-short", { count, list })}
    </p>
  );
}

function Changes({ view, place, most }: PlaceProps & { readonly most: number }): ReactElement | null {
  const sentences = place.changes.slice(0, most).flatMap((change) => changeSentences(change, view));
  if (sentences.length === 0) return null;
  return (
    <>
      <h4>{view.say("priorities.changes")}</h4>
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </>
  );
}

/** Whether the additive mean puts any threat elsewhere. */
function Check({ view, place }: PlaceProps): ReactElement | null {
  const { say } = view;
  const titles = titlesOf(view);
  if (place.ranked.length < 2) return null;
  const moved = place.ranked.filter((threat, k) => {
    const row = place.rows.find((each) => each.threat === threat)!;
    return row.rank !== place.additive.rank[k];
  });
  return (
    <p>
      {moved.length === 0
        ? say("priorities.check-same")
        : say("priorities.check-other", { list: moved.map((id) => titles.get(id) ?? id).join(", ") })}
    </p>
  );
}

function CentralWeights({ view, place }: PlaceProps): ReactElement | null {
  const { say } = view;
  const titles = titlesOf(view);
  const { criteria } = view.assessment.priorities!;
  const firsts = place.ranked
    .map((threat, k) => ({ threat, k, share: place.smaa!.acceptability[k]![0]! }))
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share || a.k - b.k);
  if (firsts.length < 2) return null;
  return (
    <>
      <h4>{say("priorities.central")}</h4>
      <DataTable
        caption={say("priorities.central.caption")}
        columns={[
          { title: say("priorities.column.threat") },
          ...criteria.map(({ id, title }) => ({
            title: title ?? say(`priorities.criterion.${id}`),
            kind: "number" as const,
          })),
          { title: say("priorities.central.confidence"), kind: "number" as const },
        ]}
        rows={firsts.map(({ threat, k }) => ({
          key: threat,
          cells: [
            titles.get(threat) ?? threat,
            ...Array.from(place.smaa!.centralWeights[k]!, (weight) => leftToRight(formatShare(weight))),
            leftToRight(formatChance(place.smaa!.confidence[k]!)),
          ],
        }))}
      />
    </>
  );
}

function ByGroup({ view, place }: PlaceProps): ReactElement | null {
  const { say } = view;
  const titles = titlesOf(view);
  if (place.byGroup.length === 0 || place.ranked.length === 0) return null;
  return (
    <ul>
      {place.byGroup.map(({ group, judges, priorities }) => {
        const [first] = rankedRows(priorities);
        return (
          <li key={group}>
            {say("priorities.by-group", {
              group: group === "" ? say("priorities.weights.others") : group,
              judges,
              first: titles.get(first!.threat) ?? first!.threat,
              share: formatChance(first!.pTop1),
            })}
          </li>
        );
      })}
    </ul>
  );
}
