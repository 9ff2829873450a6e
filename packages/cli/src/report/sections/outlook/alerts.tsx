/** Where a rule calls for action: who acts, how, on what evidence, and by when at the latest. */

import { AlertBoardFigure, alertBoardTable, alertBoardTexts, FigureFrame } from "@salus/figures";
import type { ReactElement } from "react";
import { alertBoardData } from "../../alerts-view.ts";
import type { OutlookProps } from "../../outlook-view.ts";

export function AlertsPart({ view, outlook }: OutlookProps): ReactElement {
  const { say, language } = view;
  const { rules } = outlook;
  const board = alertBoardData(view, outlook);
  return (
    <>
      <h3>{say("outlook.alerts.title")}</h3>
      {rules.length === 0 ? (
        <p>{say("outlook.alerts.none")}</p>
      ) : board.rows.length === 0 ? (
        <p>
          {say("outlook.alerts.calm", {
            count: rules.length,
            units: new Set(rules.flatMap(({ units }) => units.map(({ unit }) => unit))).size,
          })}
        </p>
      ) : (
        <FigureFrame
          place={{ say, direction: language.direction, idPrefix: "alert-board" }}
          texts={alertBoardTexts(board, say)}
          table={alertBoardTable(board, say)}
          draw={(at) => <AlertBoardFigure {...board} {...at} />}
        />
      )}
      {board.old > 0 && <p>{say("outlook.alerts.old", { count: board.old })}</p>}
    </>
  );
}
