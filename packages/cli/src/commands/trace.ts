/** `salus trace`: how one score came about, down to the source rows. */

import {
  assess,
  type IndicatorTrace,
  isPeriod,
  type Trace,
  type TraceSource,
  traceScore,
  withChoice,
} from "@salus/core";
import { loadCase } from "../case-folder.ts";
import { findingsAsData, showFindings } from "../show-findings.ts";
import { exitCodes, type Terminal, UsageError } from "../terminal.ts";

export async function trace(
  folder: string,
  unit: string,
  node: string,
  options: { readonly period?: string; readonly json?: boolean },
  terminal: Terminal,
): Promise<number> {
  const { say, out, colours } = terminal;
  const { period } = options;
  if (period !== undefined && !isPeriod(period)) throw new UsageError(say("cli.assess.period", { period }));
  const loading = await loadCase(folder, {
    changeRecipe: (recipe) => {
      const quick = withChoice(recipe, "uncertainty.runs", 0);
      return period === undefined ? quick : withChoice(quick, "period.at", period);
    },
  });
  if (loading.loaded === undefined) {
    if (options.json === true)
      out(JSON.stringify({ findings: findingsAsData(loading.findings, terminal) }, null, 1));
    else showFindings(loading.findings, terminal);
    return exitCodes.errors;
  }
  const { framework, evidence, recipe } = loading.loaded;
  const assessment = assess(framework, evidence, recipe);
  const { units } = assessment.input;
  const chosenUnit = units.find((each) => each.id === unit);
  if (chosenUnit === undefined)
    throw new UsageError(say("cli.trace.unit", { unit, some: few(units.map((each) => each.id)) }));
  if (!assessment.nodes.some((each) => each.id === node)) {
    throw new UsageError(say("cli.trace.node", { node, some: few(assessment.nodes.map((each) => each.id)) }));
  }
  const found = traceScore(assessment, unit, node);
  const basis = {
    framework: framework.id,
    version: framework.version,
    place: framework.context.place,
    period: recipe.period.at,
  };
  if (options.json === true) {
    out(JSON.stringify({ ...basis, unit, trace: found }, null, 1));
    return exitCodes.done;
  }
  out(colours.bold(`${chosenUnit.title} · ${found.title}`));
  out(colours.dim(say("cli.summary.rests", basis)));
  out("");
  for (const line of traceLines(found, terminal, "")) out(line);
  return exitCodes.done;
}

function few(ids: readonly string[]): string {
  return ids.length > 12 ? `${ids.slice(0, 12).join(", ")}, …` : ids.join(", ");
}

/** Enough digits to check by hand. */
function digits(value: number): string {
  return Number.isNaN(value) ? "—" : String(Number(value.toPrecision(10)));
}

function traceLines(step: Trace, terminal: Terminal, indent: string): readonly string[] {
  const { say, colours } = terminal;
  const score = step.reason === null ? colours.bold(digits(step.score)) : say(`report.reason.${step.reason}`);
  const head = `${indent}${step.title} ${colours.dim(`[${step.id}]`)}  ${score}`;
  const parts = [
    step.share < 1
      ? say("cli.trace.weight", { share: digits(step.share), used: digits(step.shareUsed) })
      : "",
    Number.isNaN(step.contribution)
      ? ""
      : say("cli.trace.contribution", { contribution: digits(step.contribution) }),
    step.aggregate === null
      ? ""
      : say("cli.trace.aggregate", {
          method: say(`method.aggregate.${step.aggregate.method}.name`),
          coverage: digits(step.coverage),
        }),
    step.weights === null || typeof step.weights === "string"
      ? ""
      : say("cli.trace.weights", { method: step.weights.method }),
  ].filter((part) => part !== "");
  return [
    head,
    ...(parts.length > 0 ? [`${indent}  ${parts.join(" · ")}`] : []),
    ...(step.indicator === null
      ? []
      : indicatorLines(step.indicator, terminal).map((line) => `${indent}  ${line}`)),
    ...step.below.flatMap((below) => traceLines(below, terminal, `${indent}    `)),
  ];
}

function indicatorLines(step: IndicatorTrace, { say }: Terminal): readonly string[] {
  const gap = step.from === null ? [say("cli.trace.no-row")] : [];
  const source =
    step.from === null
      ? []
      : [sourceLine(step.from, step.denominator === null ? step.unitOfMeasure : "", say)];
  const denominator =
    step.denominator === null
      ? []
      : [
          say("cli.trace.denominator", {
            id: step.denominator.id,
            value: digits(step.denominator.value),
            scale: digits(step.denominator.scale),
            result: `${digits(step.treated)} ${step.unitOfMeasure}`.trim(),
          }) + (step.denominator.from === null ? "" : ` (${sourceLine(step.denominator.from, "", say)})`),
        ];
  const bound = step.atBound ? [say("cli.trace.at-bound")] : [];
  return [
    ...gap,
    ...source,
    ...denominator,
    ...imputationLine(step, say),
    ...bound,
    ...treatmentLine(step, say),
    ...(Number.isNaN(step.used) ? [] : [scaleLine(step, say)]),
  ];
}

/** What filled a gap, and from which periods. */
function imputationLine(
  { imputation, treatment, used }: IndicatorTrace,
  say: Terminal["say"],
): readonly string[] {
  if (imputation === null) return [];
  const { from, method } = imputation;
  return [
    say("cli.trace.imputed", {
      value: digits(treatment?.before ?? used),
      method: say(`method.impute.${method}.name`),
      periods: from === null ? "none" : from.from === from.to ? from.from : `${from.from} – ${from.to}`,
    }),
  ];
}

/** What the treatment of outliers did to the value; nothing where it left it alone. */
function treatmentLine({ treatment }: IndicatorTrace, say: Terminal["say"]): readonly string[] {
  if (treatment === null || treatment.mark === "untouched") return [];
  const { mark, before, after, method } = treatment;
  return [
    say("cli.trace.treated", {
      mark,
      before: digits(before),
      after: digits(after),
      method: method
        .split(", ")
        .map((each) => say(`method.treat.${each}.name`))
        .join(", "),
    }),
  ];
}

function scaleLine({ normalise, direction }: IndicatorTrace, say: Terminal["say"]): string {
  const way = direction === -1 ? "lower" : "higher";
  if (normalise.method === "goalposts") {
    return say("cli.trace.goalposts", {
      low: digits(normalise.low),
      high: digits(normalise.high),
      transform: normalise.transform,
      direction: way,
    });
  }
  const options = Object.entries(normalise)
    .filter(([key]) => !["method", "transform", "low", "high", "clamp"].includes(key))
    .map(([key, value]) => `${key} ${value}`);
  const method = [say(`method.normalise.${normalise.method}.name`), ...options].join(", ");
  return say("cli.trace.normalise", { method, direction: way });
}

function sourceLine(from: TraceSource, unitOfMeasure: string, say: Terminal["say"]): string {
  const place = say("cli.trace.row", {
    file: from.file,
    row: from.row,
    period: from.period,
    source: from.sourceTitle || from.source,
  });
  const value =
    from.missing === null ? `${digits(from.value)} ${unitOfMeasure}` : say(`report.reason.${from.missing}`);
  const bound = from.bound === null ? "" : ` (${say("cli.trace.bound", { bound: digits(from.bound) })})`;
  const note = from.note === "" ? "" : ` — ${from.note}`;
  return `${value.trim()}${bound} ← ${place}${note}`;
}
