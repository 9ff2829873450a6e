/** The priorities of one place: picture, how sure, the group hit hardest, and what would change the order. */

import { formatChance, formatScore } from "@salus/core";
import {
  FigureFrame,
  RanksFigure,
  ranksTable,
  ranksTexts,
  ThreatsFigure,
  threatsTable,
  threatsTexts,
} from "@salus/figures";
import type { ReactElement } from "react";
import {
  barsOf,
  changeSentences,
  MOST_DRAWN,
  type PlaceProps,
  placesTogether,
  rankedRows,
  reasonWords,
  threatsOf,
  titlesOf,
} from "../priorities-view.ts";
import type { ReportView } from "../report-view.ts";
import { AdditiveCheck, CentralWeights } from "./order-checks.tsx";
import { ThreatTable } from "./threat-table.tsx";

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
      <AdditiveCheck view={view} place={place} />
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
