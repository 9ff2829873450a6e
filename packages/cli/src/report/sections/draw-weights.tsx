/** Below the sliders: draw weights around those they show. The page's own script draws. */

import type { Recipe } from "@salus/core";
import type { ReactElement } from "react";
import type { ReportView } from "../report-view.ts";

/** Where the recipe draws no weights, they are held as loosely as in the cases that come with Salus. */
const USUAL_CONCENTRATION = 50;

export function DrawWeights({
  view,
  parts,
}: {
  readonly view: ReportView;
  readonly parts: number;
}): ReactElement {
  const { say, assessment } = view;
  const concentration = concentrationOf(assessment.recipe);
  const share = 1 / parts;
  const deviation = Math.sqrt((share * (1 - share)) / (concentration + 1));
  return (
    <div className="draw-weights">
      <button
        type="button"
        id="draw-weights"
        aria-pressed="false"
        aria-controls="what-if-table"
        data-concentration={concentration}
      >
        {say("draw-weights.button")}
      </button>
      <p className="quiet">
        {say("draw-weights.hint", {
          share: Math.round(share * 100),
          points: Math.max(1, Math.round(deviation * 100)),
        })}
      </p>
      <p id="draw-weights-status" role="status" />
    </div>
  );
}

function concentrationOf({ uncertainty }: Recipe): number {
  const drawn = uncertainty.vary.find(({ at, dirichlet }) => at === "weights" && dirichlet !== undefined);
  return drawn?.dirichlet?.concentration ?? USUAL_CONCENTRATION;
}
