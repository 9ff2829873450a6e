/** Free words as they were coded: how far coders agree, what people spoke of, and what is new in it. */

import { type CodingSummary, type CohenKappa, formatCount, formatScore, formatShare } from "@salus/core";
import type { ReactElement } from "react";
import type { VoicesProps } from "../../voices-view.tsx";
import { DataTable, leftToRight } from "../data-table.tsx";

type Props = Pick<VoicesProps, "view"> & { readonly coding: CodingSummary };

export function FreeWords({ view, voices }: VoicesProps): ReactElement | null {
  const { say } = view;
  const { coding } = voices;
  if (coding === null) return null;
  const { answers, coders, alpha, disputed, onceOnly } = coding;
  return (
    <>
      <h3>{say("voices-report.words.title")}</h3>
      <p>{say("voices-report.words.intro", { answers, coders })}</p>
      <p>
        {Number.isNaN(alpha)
          ? say("voices-report.words.alpha-none")
          : say("voices-report.words.alpha", { alpha: formatScore(alpha) })}{" "}
        {say("voices-report.words.disputed", { disputed, once: onceOnly })}
      </p>
      {coding.kappas.length > 0 && <Kappas view={view} coding={coding} />}
      {coding.codes.length > 0 && <Codes view={view} coding={coding} minimum={voices.meta.minimum} />}
      {coding.promoted.map(({ threat, since, answers: count }) => (
        <p key={threat}>
          {say("voices-report.words.promoted", {
            threat: titlesOf(view).get(threat) ?? threat,
            since: since === "" ? "none" : since,
            dated: since === "" ? "no" : "yes",
            answers: count ?? 0,
            few: count === null ? "yes" : "no",
          })}
        </p>
      ))}
    </>
  );
}

function titlesOf({ assessment }: VoicesProps["view"]): ReadonlyMap<string, string> {
  return new Map(assessment.input.framework.threats.map(({ id, title }) => [id, title]));
}

function Kappas({ view: { say }, coding }: Props): ReactElement {
  return (
    <DataTable
      caption={say("voices-report.words.kappa-caption")}
      columns={["pair", "kappa", "both", "agreement"].map((key, k) => ({
        title: say(`voices-report.words.${key}`),
        ...(k === 0 ? {} : { kind: "number" as const }),
      }))}
      rows={coding.kappas.map((kappa, k) => ({
        key: String(k),
        cells: [k + 1, kappaCell(kappa), formatCount(kappa.n), agreementCell(kappa)],
      }))}
    />
  );

  function kappaCell({ kappa, low, high }: CohenKappa): ReactElement | string {
    if (Number.isNaN(kappa)) return say("voices-report.index.alpha-unknown");
    return leftToRight(
      say("deprivation.interval", {
        value: formatScore(kappa),
        low: formatScore(low),
        high: formatScore(high),
      }),
    );
  }

  function agreementCell({ agreement }: CohenKappa): ReactElement | string {
    if (Number.isNaN(agreement)) return say("voices-report.index.alpha-unknown");
    return leftToRight(formatShare(agreement));
  }
}

function Codes({ view, coding, minimum }: Props & { readonly minimum: number }): ReactElement {
  const { say, assessment } = view;
  const titles = new Map([
    ...titlesOf(view),
    ...assessment.input.framework.threats.flatMap(({ title, words }) =>
      words === undefined ? [] : [[words, title] as const],
    ),
  ]);
  return (
    <DataTable
      caption={say("voices-report.words.codes-caption", { minimum })}
      columns={[
        { title: say("voices-report.words.code") },
        { title: say("voices-report.words.threat") },
        { title: say("voices-report.words.answers"), kind: "number" },
      ]}
      rows={coding.codes.map(({ code, answers, isNew }) => ({
        key: code,
        cells: [
          code,
          isNew ? (
            <span key="new" className="gap">
              {say("voices-report.words.candidate")}
            </span>
          ) : (
            (titles.get(code) ?? code)
          ),
          answers ?? (
            <span key="few" className="gap">
              {say("voices-report.few")}
            </span>
          ),
        ],
      }))}
    />
  );
}
