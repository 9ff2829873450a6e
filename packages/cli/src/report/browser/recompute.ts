/** Runs inside the report: the same engine on the embedded figures, with the reader's weights. */

import { createEngine, languageOf, parseEmbeddedReport, rankDescending } from "@salus/core";
import { drawsAround } from "./draws-around.ts";

const { say } = languageOf(document.documentElement.lang === "en-XB" ? "en-XB" : "en");
const { input, recipe, scores, ranks } = parseEmbeddedReport(
  document.getElementById("salus-data")!.textContent,
);
const engine = createEngine(input);
const baseShares = engine.sharesOf(recipe);

const form = document.querySelector<HTMLFormElement>("#weights")!;
const status = document.getElementById("what-if-status")!;
const sliders = [...form.querySelectorAll<HTMLInputElement>("input[type=range]")];
const rows = fillTable();
const touched = new Set<HTMLInputElement>();
const draws = drawsAround(engine, { input, recipe, rows, say });

/** A slider that was not touched stands for the exact share, not for the rounded one it shows. */
function shareOf(slider: HTMLInputElement): number {
  return touched.has(slider) ? Number(slider.value) / 100 : Number(slider.dataset["share"]);
}

function fillTable(): readonly {
  readonly u: number;
  readonly now: HTMLElement;
  readonly move: HTMLElement;
  readonly drawn: HTMLElement;
}[] {
  const body = form.querySelector("tbody")!;
  return input.units
    .map((unit, u) => ({ unit, u }))
    .filter(({ u }) => !Number.isNaN(scores[u]!))
    .toSorted((a, b) => a.unit.title.localeCompare(b.unit.title, "en"))
    .map(({ unit, u }) => {
      const row = body.insertRow();
      const title = document.createElement("th");
      title.scope = "row";
      title.textContent = unit.title;
      row.append(title);
      const [printed, now, move] = [row.insertCell(), row.insertCell(), row.insertCell()];
      const drawn = row.insertCell();
      for (const cell of [printed, now, move, drawn]) cell.className = "number";
      drawn.hidden = true;
      drawn.dataset["draws"] = "";
      printed.textContent = scores[u]!.toFixed(2);
      return { u, now, move, drawn };
    });
}

function recompute(): void {
  const own = sliders.map(shareOf);
  const total = own.reduce((a, b) => a + b, 0);
  sliders.forEach((slider, i) => {
    const output = slider.parentElement!.querySelector("output")!;
    output.textContent = total > 0 ? `${Math.round((own[i]! / total) * 100)} %` : "–";
  });
  if (!(total > 0)) {
    status.textContent = say("report.what-if.all-zero");
    return;
  }
  // Parts of the index that have no slider keep their share; what is left is split as the sliders say.
  const root = engine.tree[0]!.children;
  const moved = new Map(sliders.map((slider, i) => [slider.dataset["node"]!, own[i]!]));
  const kept = baseShares[0]!.reduce(
    (sum, share, k) => (moved.has(engine.tree[root[k]!]!.id) ? sum : sum + share),
    0,
  );
  const shares =
    touched.size === 0
      ? baseShares
      : [
          root.map((child, k) => {
            const share = moved.get(engine.tree[child]!.id);
            return share === undefined ? baseShares[0]![k]! : (share / total) * (1 - kept);
          }),
          ...baseShares.slice(1),
        ];
  show(engine.run(recipe, { shares }).nodes[0]!.score);
  draws.follow(shares);
}

function show(score: Float64Array): void {
  const rank = rankDescending(score);
  let movers = 0;
  let largest = 0;
  let furthest = 0;
  for (const { u, now, move } of rows) {
    const change = ranks[u]! - rank[u]!;
    now.textContent = Number.isNaN(score[u]!) ? "–" : score[u]!.toFixed(2);
    move.textContent = say("report.what-if.move", {
      direction: change > 0 ? "up" : change < 0 ? "down" : "same",
      size: Math.abs(change),
    });
    if (change !== 0) movers++;
    largest = Math.max(largest, Math.abs(change));
    furthest = Math.max(furthest, Math.abs(score[u]! - scores[u]!));
  }
  form.dataset["difference"] = String(furthest);
  status.textContent =
    touched.size === 0
      ? say("report.what-if.equal", {
          count: rows.length,
          difference: furthest === 0 ? "0" : furthest.toExponential(1),
        })
      : say("report.what-if.moved", { movers, count: rows.length, largest });
}

form.addEventListener("input", (event) => {
  if (event.target instanceof HTMLInputElement) touched.add(event.target);
  recompute();
});
form.addEventListener("reset", () => {
  touched.clear();
  // The form puts its values back after this event.
  setTimeout(recompute);
});
form.addEventListener("submit", (event) => event.preventDefault());
form.hidden = false;
recompute();
