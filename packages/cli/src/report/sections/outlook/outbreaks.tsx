/** Counts that stand out from what the season leads to expect. */

import { formatCount, formatValue, type OutbreakOutlook } from "@salus/core";
import type { ReactElement } from "react";
import { type OutlookProps, placeTitle, signalTitle } from "../../outlook-view.ts";

export function OutbreaksPart({ view, outlook }: OutlookProps): ReactElement | null {
  const { say } = view;
  if (outlook.outbreaks.length === 0) return null;
  return (
    <>
      <h3>{say("outlook.outbreaks.title")}</h3>
      {outlook.outbreaks.map((each) => (
        <Outbreaks key={each.choice.id} view={view} outlook={outlook} of={each} />
      ))}
    </>
  );
}

function Outbreaks({ view, outlook, of }: OutlookProps & { readonly of: OutbreakOutlook }): ReactElement {
  const { say } = view;
  const { choice, units } = of;
  const alarms = units.flatMap(({ unit, months }) =>
    months.flatMap((month) => (month.alarm ? [{ unit, ...month }] : [])),
  );
  const short = units.filter(({ months }) => months.every(({ reason }) => reason !== undefined)).length;
  return (
    <>
      <p>
        {signalTitle(choice.series, outlook)}. {say("outlook.outbreaks.method", { method: choice.method })}
      </p>
      {alarms.length === 0 ? (
        <p>{say("outlook.outbreaks.none")}</p>
      ) : (
        <ul>
          {alarms.map(({ unit, period, observed, bound }) => (
            <li key={`${unit} ${period}`}>
              {say("outlook.outbreaks.row", {
                title: placeTitle(unit, view),
                observed: formatCount(observed),
                period,
                bound: formatValue(bound),
              })}
            </li>
          ))}
        </ul>
      )}
      {short > 0 && <p>{say("outlook.outbreaks.short", { count: short })}</p>}
    </>
  );
}
