/** The button below the sliders: weights drawn around theirs, and the range of each score over the draws. */

import {
  type Engine,
  type EngineInput,
  intervalsAround,
  isWeightedMean,
  type Recipe,
  type Say,
  type Shares,
  sortedPresent,
  sortedQuantile,
} from "@salus/core";

/** A place's row of the table. */
export type DrawnRow = { readonly u: number; readonly drawn: HTMLElement };

export type DrawsAround = {
  /** Draw around these shares from now on, as soon as the button is pressed. */
  readonly follow: (shares: Shares) => void;
};

/** Sums of a thousand draws are there before one notices; where each draw runs the whole engine, fewer have to do. */
const [MANY, FEW] = [1000, 100];

/** Connect the button. Once pressed it stays so, and the ranges follow the sliders until it is pressed again. */
export function drawsAround(
  engine: Engine,
  {
    input,
    recipe,
    rows,
    say,
  }: {
    readonly input: EngineInput;
    readonly recipe: Recipe;
    readonly rows: readonly DrawnRow[];
    readonly say: Say;
  },
): DrawsAround {
  const button = document.querySelector<HTMLButtonElement>("#draw-weights")!;
  const status = document.getElementById("draw-weights-status")!;
  const concentration = Number(button.dataset["concentration"]);
  const runs = isWeightedMean(engine, recipe, input.units.length) ? MANY : FEW;
  let shares: Shares | null = null;
  let frame = 0;

  function draw(): void {
    if (shares === null) return;
    performance.mark("draw-weights");
    const { scoreLow, scoreHigh } = intervalsAround(input, recipe, shares, { runs, concentration });
    performance.measure("draw-weights", "draw-weights");
    const widths = scoreHigh.map((high, u) => high - scoreLow[u]!);
    for (const { u, drawn } of rows) {
      drawn.textContent = Number.isNaN(widths[u]!)
        ? "–"
        : say("draw-weights.range", { low: scoreLow[u]!.toFixed(2), high: scoreHigh[u]!.toFixed(2) });
    }
    const sorted = sortedPresent(widths);
    status.textContent =
      sorted.length === 0
        ? ""
        : say("draw-weights.status", {
            runs,
            middle: sortedQuantile(sorted, 0.5).toFixed(2),
            widest: sorted.at(-1)!.toFixed(2),
            place: input.units[widths.indexOf(sorted.at(-1)!)]!.title,
          });
  }

  /** Once a frame, however fast a slider moves. */
  function drawSoon(): void {
    cancelAnimationFrame(frame);
    if (isPressed()) frame = requestAnimationFrame(draw);
  }

  function isPressed(): boolean {
    return button.getAttribute("aria-pressed") === "true";
  }

  button.addEventListener("click", () => {
    button.setAttribute("aria-pressed", String(!isPressed()));
    for (const cell of document.querySelectorAll<HTMLElement>("#what-if-table [data-draws]"))
      cell.hidden = !isPressed();
    if (!isPressed()) status.textContent = "";
    drawSoon();
  });
  return {
    follow(given) {
      shares = given;
      drawSoon();
    },
  };
}
