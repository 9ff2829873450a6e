/** Deprivation: every cutoff, what the poor lack at a middle one, and how groups differ there. */

import type { CaseDeprivation, CaseVoices } from "@salus/core";
import {
  type ContributionsData,
  ContributionsFigure,
  CutoffsFigure,
  contributionsTable,
  contributionsTexts,
  cutoffRows,
  cutoffsTable,
  cutoffsTexts,
  cutoffWords,
  FigureFrame,
  measuredShare,
} from "@salus/figures";
import type { ReactElement } from "react";
import { countCell, dated, groupWords, shareCell, type VoicesProps } from "../../voices-view.tsx";
import { DataTable } from "../data-table.tsx";
import { DeprivationChanges } from "./wave-changes.tsx";

type Props = Pick<VoicesProps, "view"> & {
  readonly deprivation: CaseDeprivation;
  readonly voices: CaseVoices;
};

export function DeprivationPart({ view, voices }: VoicesProps): ReactElement | null {
  const { say } = view;
  const { deprivation } = voices;
  if (deprivation === null) return null;
  const { n, leftOut, groups } = deprivation;
  const props = { view, voices, deprivation };
  return (
    <>
      <h3>{say("voices-report.deprivation.title")}</h3>
      {n === null ? (
        <p>{say("voices-report.deprivation.withheld")}</p>
      ) : (
        <>
          <Dashboard {...props} n={n} />
          <p>
            {leftOut === null
              ? say("voices-report.deprivation.left-out-withheld")
              : say("voices-report.deprivation.left-out", { count: leftOut })}
          </p>
          <Contributions {...props} />
          {groups.length > 0 && <ByGroup {...props} />}
          {voices.deprivationChange !== null && (
            <DeprivationChanges view={view} deprivation={deprivation} change={voices.deprivationChange} />
          )}
        </>
      )}
    </>
  );
}

function aboutOf({ view, voices, deprivation }: Props): string {
  return view.say("voices-report.deprivation.about", {
    title: deprivation.definition.title,
    ...dated(voices),
  });
}

/** The middle cutoff, among those of which most is shown. */
function middleCutoff({ atCutoffs, indicators }: CaseDeprivation): number {
  const all = [...atCutoffs.keys()];
  const headed = all.filter((c) => atCutoffs[c]!.headcount !== null);
  const parted = headed.filter((c) => indicators.some(({ contributions }) => contributions[c] !== null));
  const places = [parted, headed, all].find((each) => each.length > 0)!;
  return places[Math.floor((places.length - 1) / 2)]!;
}

function Dashboard(props: Props & { readonly n: number }): ReactElement {
  const { view, voices, deprivation, n } = props;
  const { say, language } = view;
  const { unitOfAnalysis, members } = deprivation.definition;
  const data = {
    about: aboutOf(props),
    counted: unitOfAnalysis === "household" && members === null ? "households" : "people",
    n,
    level: voices.meta.level,
    rows: cutoffRows(deprivation.atCutoffs),
  } as const;
  return (
    <FigureFrame
      place={{ say, direction: language.direction, idPrefix: "cutoffs" }}
      texts={cutoffsTexts(data, say)}
      table={cutoffsTable(data, say)}
      draw={(at) => <CutoffsFigure {...data} {...at} />}
    />
  );
}

function Contributions(props: Props): ReactElement {
  const { view, deprivation } = props;
  const { say, language } = view;
  const c = middleCutoff(deprivation);
  const data: ContributionsData = {
    about: aboutOf(props),
    povertyCutoff: deprivation.atCutoffs[c]!.povertyCutoff,
    rows: deprivation.indicators.map((each) => ({
      id: each.id,
      title: each.title,
      dimension: each.dimension,
      uncensoredHeadcount: measuredShare(each.uncensoredHeadcount),
      censoredHeadcount: measuredShare(each.censoredHeadcounts[c]!),
      contribution: measuredShare(each.contributions[c]!),
    })),
  };
  if (data.rows.every(({ contribution }) => contribution.value === null)) {
    return <p>{say("voices-report.deprivation.contributions-withheld")}</p>;
  }
  return (
    <FigureFrame
      place={{ say, direction: language.direction, idPrefix: "contributions" }}
      texts={contributionsTexts(data, say)}
      table={contributionsTable(data, say)}
      draw={(at) => <ContributionsFigure {...data} {...at} />}
    />
  );
}

const measures = ["headcount", "intensity", "adjustedHeadcount"] as const;

function ByGroup({ view, deprivation }: Props): ReactElement {
  const { say } = view;
  const c = middleCutoff(deprivation);
  const cutoff = cutoffWords(deprivation.atCutoffs[c]!, say);
  return (
    <DataTable
      caption={say("voices-report.deprivation.caption", { cutoff })}
      columns={[
        { title: say("voices-report.deprivation.group") },
        { title: say("voices-report.deprivation.n"), kind: "number" },
        ...[...measures, "populationShare", "shareOfAdjustedHeadcount"].map((measure) => ({
          title: say("voices-report.deprivation.column", { measure }),
          kind: "number" as const,
        })),
      ]}
      rows={deprivation.groups.map(({ column, group, n, populationShare, atCutoffs }) => ({
        key: JSON.stringify([column, group]),
        cells: [
          say("voices-report.deprivation.group-name", { column, group: groupWords(group, view) }),
          countCell(n, view),
          ...measures.map((measure) => shareCell(atCutoffs[c]![measure], view)),
          shareCell(populationShare, view),
          shareCell(atCutoffs[c]!.shareOfAdjustedHeadcount, view),
        ],
      }))}
    />
  );
}
