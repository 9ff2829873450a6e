/** What people stated about priorities: weights by group, the order of their ballots, the ratings of a panel, and how far they agree. */

import { formatScore, formatShare, type Vote } from "@salus/core";
import type { ReactElement } from "react";
import { titlesOf } from "../priorities-view.ts";
import type { ReportView } from "../report-view.ts";
import { DataTable, leftToRight } from "./data-table.tsx";

type Props = { readonly view: ReportView };

export function StatedPriorities({ view }: Props): ReactElement | null {
  const { weightsByGroup, votes, ratings } = view.assessment.priorities!;
  if (weightsByGroup.length + votes.length + ratings.length === 0) return null;
  const { minGroup } = view.assessment.recipe.priorities!.voices;
  return (
    <>
      <StatedWeights view={view} />
      {votes.length > 0 && <h3>{view.say("priorities.votes")}</h3>}
      {votes.map((vote) => (
        <VoteTable key={vote.group ?? "all ballots"} view={view} vote={vote} />
      ))}
      <Ratings view={view} />
      <p className="quiet">{view.say("priorities.weights.small", { least: minGroup })}</p>
    </>
  );
}

function StatedWeights({ view }: Props): ReactElement | null {
  const { say } = view;
  const { weightsByGroup, criteria } = view.assessment.priorities!;
  if (weightsByGroup.length === 0) return null;
  return (
    <DataTable
      caption={say("priorities.weights.caption")}
      columns={[
        { title: say("priorities.weights.group") },
        { title: say("priorities.weights.judges"), kind: "number" },
        ...criteria.map(({ id, title }) => ({
          title: title ?? say(`priorities.criterion.${id}`),
          kind: "number" as const,
        })),
        { title: say("priorities.weights.inconsistent"), kind: "number" },
      ]}
      rows={weightsByGroup.map(({ group, judges, shares, inconsistent }) => ({
        key: group,
        cells: [
          group === "" ? say("priorities.weights.others") : group,
          judges,
          ...shares.map((share) => leftToRight(formatShare(share))),
          inconsistent,
        ],
      }))}
    />
  );
}

function VoteTable({ view, vote }: Props & { readonly vote: Vote }): ReactElement {
  const { say } = view;
  const titles = titlesOf(view);
  const { agreement, group } = vote;
  const name =
    group === null ? say("priorities.votes.all") : group === "" ? say("priorities.weights.others") : group;
  return (
    <>
      <DataTable
        caption={say("priorities.votes.caption", { group: name, ballots: vote.ballots })}
        columns={[
          { title: say("priorities.column.threat") },
          { title: say("priorities.votes.rank"), kind: "number" },
          { title: say("priorities.votes.copeland"), kind: "number" },
        ]}
        rows={vote.order.map(({ threat, rank, copelandRank }) => ({
          key: threat,
          cells: [titles.get(threat) ?? threat, rank, copelandRank],
        }))}
      />
      {!vote.checkAgrees && <p>{say("priorities.votes.check-other")}</p>}
      <p>
        {agreement === null
          ? say("priorities.votes.no-agreement")
          : say("priorities.votes.agreement", {
              ballots: agreement.ballots,
              w: formatScore(agreement.w),
              level: (agreement.level ?? "").replaceAll("-", ""),
              shared: agreement.shared ? "yes" : "no",
              threshold: formatScore(view.assessment.recipe.priorities!.voices.kendallW),
            })}
      </p>
    </>
  );
}

function Ratings({ view }: Props): ReactElement | null {
  const { say } = view;
  const titles = titlesOf(view);
  const { ratings } = view.assessment.priorities!;
  if (ratings.length === 0) return null;
  return (
    <DataTable
      caption={say("priorities.ratings.caption")}
      columns={[
        { title: say("priorities.column.threat") },
        ...["panellists", "median", "index"].map((key) => ({
          title: say(`priorities.ratings.${key}`),
          kind: "number" as const,
        })),
        { title: say("priorities.ratings.panel") },
      ]}
      rows={ratings.map(({ threat, panellists, median, disagreementIndex, divided }) => ({
        key: threat,
        cells: [
          titles.get(threat) ?? threat,
          panellists,
          median,
          formatScore(disagreementIndex),
          say("priorities.ratings.verdict", { verdict: divided ? "divided" : "other" }),
        ],
      }))}
    />
  );
}
