/** The style sheet of all figures: what a page or a report puts in once. */

import {
  colour,
  hueColour,
  hueCount,
  palette,
  sideColour,
  sideCount,
  stepColour,
  type Theme,
} from "./palette.ts";

const marks = `
.salus-svg { display: block; max-width: 100%; height: auto; overflow: visible; }
.salus-svg text { font: 400 12px/1.2 "Noto Sans", "Noto Sans Arabic", "Noto Sans SC", system-ui, sans-serif; fill: ${colour("ink")}; unicode-bidi: plaintext; }
.salus-svg tspan { unicode-bidi: plaintext; }
.salus-svg .n { font-variant-numeric: tabular-nums; }
.salus-svg .s { font-size: 11px; fill: ${colour("muted")}; }
.salus-svg .b { font-weight: 600; }
.salus-svg .big { font-size: 20px; font-weight: 600; }
.salus-svg .close { font-size: 11px; }
.salus-svg .clear { fill: ${colour("plate")}; }
.salus-svg .rule { stroke: ${colour("rule")}; fill: none; }
.salus-svg .edge { stroke: ${colour("line")}; stroke-dasharray: 2 3; fill: none; }
.salus-svg .axis { stroke: ${colour("line")}; fill: none; }
.salus-svg .w { stroke: ${colour("accent")}; stroke-width: 2; stroke-linecap: round; fill: none; }
.salus-svg .p { fill: ${colour("accent")}; }
.salus-svg .open { fill: ${colour("ground")}; stroke: ${colour("accent")}; stroke-width: 1.5; }
.salus-svg .against { fill: ${colour("ground")}; stroke: ${hueColour(0)}; stroke-width: 2.5; }
.salus-svg .peer { fill: ${colour("ground")}; stroke: ${colour("ink")}; stroke-width: 1.2; }
.salus-svg .break { stroke: ${colour("ink")}; stroke-width: 1.5; stroke-linecap: round; fill: none; }
.salus-svg .plate { fill: ${colour("plate")}; }
.salus-svg .bar { fill: ${colour("accent")}; }
.salus-svg .link path { stroke: ${colour("line")}; fill: none; }
.salus-svg .link .tip { stroke: none; fill: ${colour("line")}; }
.salus-svg .link.looped path { stroke: ${colour("accent")}; }
.salus-svg .link.looped .tip { stroke: none; fill: ${colour("accent")}; }
.salus-svg .node { fill: ${colour("ground")}; stroke: ${colour("line")}; stroke-width: 1.2; }
.salus-svg .node.threat { fill: ${colour("plate")}; }
.salus-svg .node.looped { stroke: ${colour("accent")}; stroke-width: 1.8; }
.salus-svg .stripe { stroke: ${colour("ground")}; stroke-width: 2.5; fill: none; }
.salus-svg .fan-wide { fill: ${colour("accent")}; fill-opacity: .16; }
.salus-svg .fan-half { fill: ${colour("accent")}; fill-opacity: .32; }
.salus-svg .fan-edge { stroke: ${colour("accent")}; stroke-width: .9; fill: none; }
.salus-svg .fan-median { stroke: ${colour("accent")}; stroke-width: 2.2; fill: none; }
.salus-svg .fan-past { stroke: ${colour("ink")}; stroke-width: 1.4; stroke-linejoin: round; fill: none; }
.salus-svg .fan-point { fill: ${colour("ink")}; }
.salus-svg .extreme { fill: none; stroke: ${colour("accent")}; stroke-width: 1.4; stroke-linejoin: round; }
.salus-svg .standing { fill: ${colour("ground")}; stroke: ${colour("accent")}; stroke-width: 1.5; stroke-dasharray: 2 2; }
.salus-svg .until { stroke: ${colour("line")}; stroke-width: 1.5; fill: none; }
.salus-svg .miss { stroke: ${colour("ink")}; stroke-width: 2; fill: none; }
.salus-svg .season { fill: ${stepColour(0, 5)}; }
.salus-svg .season.runs { fill: ${colour("accent")}; }
.salus-svg .act { fill: ${colour("ink")}; stroke: ${colour("ground")}; stroke-width: 3px; paint-order: stroke; }
.salus-svg .hatch { stroke: ${colour("line")}; stroke-width: 1; }
.salus-svg .on { paint-order: stroke; stroke: ${colour("ground")}; stroke-width: 4px; stroke-linejoin: round; }
.salus-svg .land { stroke: ${colour("ground")}; stroke-width: .5; stroke-linejoin: round; }
`;

const frame = `
.salus-figure { margin: 0 0 2rem; container-type: inline-size; color: ${colour("ink")}; font-family: "Noto Sans", "Noto Sans Arabic", "Noto Sans SC", system-ui, sans-serif; line-height: 1.5; }
.salus-figure figcaption { font-size: 1.125rem; font-weight: 600; line-height: 1.35; max-width: 60ch; margin-block-end: .75rem; }
.salus-figure .note { font-size: .875rem; color: ${colour("muted")}; max-width: 70ch; margin-block: .5rem; }
.salus-figure details { font-size: .875rem; margin-block-start: .5rem; }
.salus-figure summary { cursor: pointer; color: ${colour("accent")}; padding-block: .375rem; }
.salus-figure .summary { max-width: 70ch; margin-block: .25rem .75rem; }
.salus-figure .scroll { overflow-x: auto; }
.salus-figure table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
.salus-figure caption { text-align: start; color: ${colour("muted")}; padding-block-end: .375rem; max-width: min(70ch, 100cqi); }
.salus-figure th { font-weight: 600; text-align: start; vertical-align: bottom; }
.salus-figure th, .salus-figure td { padding: .25rem .75rem .25rem 0; border-block-end: 1px solid ${colour("rule")}; }
.salus-figure[dir="rtl"] th, .salus-figure[dir="rtl"] td { padding: .25rem 0 .25rem .75rem; }
.salus-figure .number { text-align: end; white-space: nowrap; unicode-bidi: isolate; }
.salus-figure thead .number { white-space: normal; }
.salus-figure tbody th, .salus-figure td { vertical-align: baseline; }
.salus-figure tbody th, .salus-figure td:not(.number) { min-width: 7rem; }
.salus-figure .narrow { display: none; }
@container (max-width: 539px) { .salus-figure .wide { display: none; } .salus-figure .narrow { display: block; } }
@container (max-width: 759px) { .salus-figure .extra-wide { display: none; } .salus-figure .extra-wide + .narrow { display: block; } }
`;

const classes = [2, 3, 4, 5, 6, 7]
  .flatMap((count) =>
    Array.from(
      { length: count },
      (_, step) => `.of-${count} .c${step} { fill: ${stepColour(step, count)}; }`,
    ),
  )
  .join("\n");

const components = Array.from(
  { length: hueCount },
  (_, hue) =>
    `.salus-svg .h${hue} { fill: ${hueColour(hue)}; }\n.salus-svg .wh${hue} { stroke: ${hueColour(hue)}; }`,
).join("\n");

const sides = (["above", "below"] as const)
  .flatMap((side) =>
    Array.from(
      { length: sideCount },
      (_, step) => `.salus-svg .${side}${step} { fill: ${sideColour(side, step)}; }`,
    ),
  )
  .join("\n");

/** CSS text: both themes, then marks, frame, classes and component hues. Paper is always light. */
export const figureStyle = `
:root { ${values("light")} }
@media (prefers-color-scheme: dark) { :root { ${values("dark")} } }
@media print { :root { ${values("light")} } .salus-figure details { display: none; } }
${marks}${classes}
${components}
${sides}${frame}`;

function values(theme: Theme): string {
  return Object.entries(palette)
    .map(([name, each]) => `${name}: ${each[theme]};`)
    .join(" ");
}
