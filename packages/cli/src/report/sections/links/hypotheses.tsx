/** Which series come before which: hypotheses that are worth asking about, never causes. */

import { formatList, formatScore, type SeriesHypothesis } from "@salus/core";
import type { ReactElement } from "react";
import type { LinksProps } from "../../links-view.ts";
import { DataTable, leftToRight } from "../data-table.tsx";

export function Hypotheses({ view: { say }, links }: LinksProps): ReactElement | null {
  const { hypotheses } = links;
  if (hypotheses === null) return null;
  const { pairs, missing, lags, series } = hypotheses;
  const titleOf = (id: string): string => series.find((each) => each.id === id)!.title;
  const kept = pairs.filter((pair) => pair.kept);
  const titled = ({ from, to }: SeriesHypothesis) => ({ from: titleOf(from), to: titleOf(to) });
  const probability = (p: number): string =>
    Number.isNaN(p) ? say("links.hypotheses.untested") : p < 0.005 ? "<0.01" : formatScore(p);
  return (
    <>
      <h3>{say("links.hypotheses.title")}</h3>
      <p>{say("links.hypotheses.intro", { lags })}</p>
      {kept.length === 0 && <p>{say("links.hypotheses.none")}</p>}
      {kept.length > 0 && (
        <ul>
          {kept.map((pair) => (
            <li key={`${pair.from} ${pair.to}`}>
              {say("links.hypotheses.kept", {
                ...titled(pair),
                units: pair.units,
                periods: pair.periods,
                p: probability(pair.pCorrected),
              })}
            </li>
          ))}
        </ul>
      )}
      {missing.length > 0 && <p>{say("links.hypotheses.missing", { list: formatList(missing) })}</p>}
      {pairs.length > 0 && (
        <DataTable
          caption={say("links.hypotheses.caption")}
          columns={[
            { title: say("links.hypotheses.pair") },
            { title: say("links.hypotheses.units"), kind: "number" },
            { title: say("links.hypotheses.p"), kind: "number" },
            { title: say("links.hypotheses.bits"), kind: "number" },
          ]}
          rows={pairs.map((pair) => ({
            key: `${pair.from} ${pair.to}`,
            cells: [
              say("links.pair", titled(pair)),
              String(pair.units),
              leftToRight(probability(pair.pCorrected)),
              leftToRight(
                say("links.hypotheses.bits-cell", {
                  bits: formatScore(pair.bits),
                  chance: formatScore(pair.bitsByChance),
                }),
              ),
            ],
          }))}
        />
      )}
    </>
  );
}
