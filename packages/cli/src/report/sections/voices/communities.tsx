/** Communities by the questions they were asked: strengths before gaps, and what may be compared. No ranks. */

import { type CommunityProfile, comparisonSentences, formatShare } from "@salus/core";
import type { ReactElement } from "react";
import { countCell, scoreCell, scoreWords, type VoicesProps } from "../../voices-view.tsx";
import { DataTable, leftToRight } from "../data-table.tsx";
import { CommunityChanges } from "./wave-changes.tsx";

/** Profiles in the file; more make it too large to open. */
const MOST_PROFILES = 40;

export function Communities({ view, voices }: VoicesProps): ReactElement {
  const { say } = view;
  const { profiles } = voices;
  const [first, ...others] = profiles;
  const folded = others.slice(0, MOST_PROFILES - 1);
  return (
    <>
      <h3>{say("voices-report.community.title")}</h3>
      {first === undefined ? (
        <p>{say("voices-report.community.none")}</p>
      ) : (
        <Profile view={view} profile={first} />
      )}
      {folded.map((profile) => (
        <details key={profile.community} className="fold">
          <summary>{say("voices-report.community.head", { title: profile.title })}</summary>
          <Profile view={view} profile={profile} />
        </details>
      ))}
      {others.length > folded.length && (
        <p>{say("voices-report.community.more", { count: others.length - folded.length })}</p>
      )}
      <Comparison view={view} voices={voices} />
      <CommunityChanges view={view} voices={voices} />
    </>
  );
}

function Profile({
  view,
  profile: { title, people, items, index, populationRefused },
}: Pick<VoicesProps, "view"> & { readonly profile: CommunityProfile }): ReactElement {
  const { say } = view;
  if (index === null && items.every(({ score }) => score === null)) {
    return <p>{say("voices-report.community.withheld", { title })}</p>;
  }
  return (
    <>
      <DataTable
        caption={
          Number.isNaN(people)
            ? say("voices-report.community.caption-withheld", { title })
            : say("voices-report.community.caption", { title, people })
        }
        columns={[
          { title: say("voices-report.community.item") },
          { title: say("voices-report.community.standing") },
          { title: say("voices-report.community.score"), kind: "number" },
          { title: say("voices-report.community.answered"), kind: "number" },
          { title: say("voices-report.community.share"), kind: "number" },
        ]}
        rows={items.map(({ item, standing, score, answered, share }) => ({
          key: item.id,
          cells: [
            item.title,
            say(`voices-report.community.standing.${standing}`),
            scoreCell(score?.estimate ?? null, view),
            countCell(answered, view),
            leftToRight(formatShare(share)),
          ],
        }))}
      />
      <p>
        {index === null
          ? say("voices-report.community.index-withheld")
          : say("voices-report.community.index", {
              interval: scoreWords(index.estimate, view),
              n: index.estimate.n,
            })}
      </p>
      {populationRefused && <p className="quiet">{say("voices-report.community.population-refused")}</p>}
    </>
  );
}

function Comparison({ view, voices: { comparison, profiles } }: VoicesProps): ReactElement | null {
  const { say } = view;
  if (comparison === null) return null;
  const communities = profiles.map(({ title, items }) => ({ title, items: items.map(({ item }) => item) }));
  const { core } = comparison;
  const isShown = (core ?? []).some(({ index, items }) =>
    [index, ...items.map(({ score }) => score)].some((each) => each !== null),
  );
  // In the order of the first community; each has its own, strengths first.
  const common = core?.[0]?.items.map(({ item }) => item) ?? [];
  return (
    <>
      <h4>{say("voices-report.core.title")}</h4>
      {comparisonSentences(comparison, communities, say).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {core !== null && isShown && (
        <DataTable
          caption={say("voices-report.core.caption")}
          columns={[
            { title: say("voices-report.core.community") },
            { title: say("voices-report.core.people"), kind: "number" },
            { title: say("voices-report.core.index"), kind: "number" },
            ...common.map(({ title }) => ({ title, kind: "number" as const })),
          ]}
          rows={core.map(({ community, title, people, index, items }) => ({
            key: community,
            cells: [
              title,
              countCell(people, view),
              scoreCell(index?.estimate ?? null, view),
              ...common.map(({ id }) =>
                scoreCell(items.find(({ item }) => item.id === id)?.score?.estimate ?? null, view),
              ),
            ],
          }))}
        />
      )}
    </>
  );
}
