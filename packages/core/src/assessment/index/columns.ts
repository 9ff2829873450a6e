/** The steps of one indicator's column: screened, imputed, treated, normalised; each remembered by what it read. */

import { type Panel, panelColumn, screenUnits, type Unit } from "../../evidence/index.ts";
import { randomStream } from "../../numerics/index.ts";
import { acrossIndicators, acrossPeriods, type ImputeChoice } from "../choices/index.ts";
import type { Recipe } from "../recipe.ts";
import type { EngineInput, Perturbation } from "./engine-input.ts";
import { drawNormalImputation, drawNormalModel } from "./impute/normal.ts";
import { type GroupColumn, imputeColumn } from "./impute.ts";
import { imputeTogether } from "./impute-together.ts";
import { normalisers } from "./normalise/index.ts";
import { fillOverTime, overTimeOptions } from "./over-time-columns.ts";
import type { LeafChoices } from "./resolve-choices.ts";
import type { StepCache, StepResult } from "./step-cache.ts";
import { treatByChoice } from "./treat/index.ts";
import type { TreatmentAudit } from "./treat/treat-column.ts";
import type { Tree } from "./tree.ts";

const nobody = { value: null, version: 0 } as const;

export type TreatedColumn = {
  /** With `across: periods`, the values of all other periods follow those of the units. */
  readonly values: Float64Array;
  readonly audit: TreatmentAudit | null;
};

/** What one run asks of the columns. */
export type ColumnRun = {
  readonly recipe: Recipe;
  readonly perturbation: Perturbation;
  /** By position in the tree. */
  readonly choicesAt: (position: number) => LeafChoices;
};

export type ColumnSteps = {
  /** 1 for each unit that is left out before anything is computed; null for none. */
  screenedOut(recipe: Recipe): StepResult<Uint8Array | null>;
  /** As read and divided, or as drawn anew, without the units that were screened out. */
  read(run: ColumnRun, indicator: number): StepResult<Float64Array>;
  imputed(run: ColumnRun, position: number): StepResult<Float64Array>;
  treated(run: ColumnRun, position: number): StepResult<TreatedColumn>;
  /** Not remembered: whoever asks remembers more than the scores. */
  normalise(run: ColumnRun, position: number, column: TreatedColumn): Float64Array;
};

/** The steps of all columns of an input. */
export function createColumnSteps(input: EngineInput, tree: Tree, cache: StepCache): ColumnSteps {
  const { framework, panel, units, otherPeriods = [] } = input;
  const groupColumns = new Map<string, GroupColumn>();
  const unitPositions = new Map(units.map((unit, u) => [unit.id, u]));

  function groupsBy(name: string): GroupColumn {
    let column = groupColumns.get(name);
    if (column === undefined) {
      column = groupColumn(units, name);
      groupColumns.set(name, column);
    }
    return column;
  }

  function screenedOut({ screen }: Recipe): StepResult<Uint8Array | null> {
    const { by, minAvailable = 0.65, minNonZero = 0.5, forceIn = [], forceOut = [] } = screen;
    if (by === "none" && forceOut.length === 0) return nobody;
    return cache.recall("screen", JSON.stringify(screen), () => {
      const force = new Map<number, boolean>();
      for (const [ids, included] of [
        [forceIn, true],
        [forceOut, false],
      ] as const) {
        for (const id of ids) if (unitPositions.has(id)) force.set(unitPositions.get(id)!, included);
      }
      const columns = tree[0]!.leaves.map((indicator) => panelColumn(panel, indicator));
      const screening = screenUnits(columns, units.length, { by, minAvailable, minNonZero, force });
      return screening.every(({ included }) => included)
        ? null
        : Uint8Array.from(screening, ({ included }) => (included ? 0 : 1));
    });
  }

  function read(
    { recipe, perturbation: { values: drawn } }: ColumnRun,
    indicator: number,
  ): StepResult<Float64Array> {
    const out = screenedOut(recipe);
    const redrawn = drawn?.columns.get(indicator);
    const name = redrawn === undefined ? "" : drawn!.name;
    return cache.recall(`read ${indicator}`, `${name}|${out.value === null ? "" : out.version}`, () => {
      const column = redrawn ?? panelColumn(panel, indicator);
      return without(column, out.value);
    });
  }

  function imputed(run: ColumnRun, position: number): StepResult<Float64Array> {
    const { indicator } = tree[position]!;
    const { impute } = run.choicesAt(position);
    const column = read(run, indicator);
    if (impute.method === "none") return column;
    if (acrossIndicators.has(impute.method)) return imputedTogether(run, position, impute);
    const key = `${column.version}|${JSON.stringify(impute)}`;
    return cache.recall(`impute ${indicator}`, key, () => {
      const out = screenedOut(run.recipe).value;
      const filled = acrossPeriods.has(impute.method)
        ? fillOverTime(column.value, { panel, others: otherPeriods, indicator }, overTimeOptions(impute))
            .values
        : imputeColumn(
            column.value,
            impute.method as "mean",
            impute.by === undefined ? null : groupsBy(impute.by),
          );
      return without(filled, out);
    });
  }

  /** Columns that fill each other's gaps are computed once for all of them. */
  function imputedTogether(run: ColumnRun, position: number, impute: ImputeChoice): StepResult<Float64Array> {
    const scope = scopeOf(tree, position, impute);
    const leaves = tree[scope]!.leaves;
    const columns = leaves.map((indicator) => read(run, indicator));
    const seed = impute.method === "multiple" ? (run.perturbation.imputationSeed ?? null) : null;
    const out = screenedOut(run.recipe).value;
    const key = `${columns.map(({ version }) => version).join()}|${JSON.stringify(impute)}`;
    const given = columns.map(({ value }) => value);
    const expected = cache.recall(`impute together ${scope}`, key, () => {
      const directions = leaves.map((i) => (framework.indicators[i]!.direction === -1 ? -1 : 1));
      const { columns: filled, model } = imputeTogether(given, impute, directions);
      return { columns: filled.map((each) => without(each, out)), model };
    });
    const { model } = expected.value;
    const together =
      seed === null || model === null
        ? cache.recall(`imputation ${scope}`, `${expected.version}`, () => expected.value.columns)
        : cache.recall(`imputation ${scope}`, `${expected.version}|${seed}`, () => {
            // Each node draws from a stream of its own.
            const random = randomStream(seed, scope);
            const drawn = drawNormalImputation(given, drawNormalModel(given, model, random), random);
            return drawn.map((each) => without(each, out));
          });
    const k = leaves.indexOf(tree[position]!.indicator);
    return cache.recall(`impute ${leaves[k]!}`, `together ${together.version}`, () => together.value[k]!);
  }

  function treated(run: ColumnRun, position: number): StepResult<TreatedColumn> {
    const { indicator } = tree[position]!;
    const { treat, normalise } = run.choicesAt(position);
    const column = imputed(run, position);
    const pooled = normalise.across === "periods";
    // What is not treated is the same column under the same version.
    if (treat.method === "none" && !pooled)
      return { value: { values: column.value, audit: null }, version: column.version };
    const key = `${column.version}|${pooled}|${JSON.stringify(treat)}`;
    return cache.recall(`treat ${indicator}`, key, () => {
      const out = screenedOut(run.recipe).value;
      const values = pooled ? pool(column.value, panel, otherPeriods, indicator, out) : column.value;
      return treatByChoice(values, treat);
    });
  }

  function normalise(run: ColumnRun, position: number, { values }: TreatedColumn): Float64Array {
    const own = framework.indicators[tree[position]!.indicator]!;
    const { normalise: choice, low = own.low, high = own.high } = run.choicesAt(position);
    const referenceUnit = unitPositions.get(choice.reference ?? "");
    const scores = normalisers[choice.method].normalise(
      values,
      { ...own, low, high },
      referenceUnit === undefined ? choice : { ...choice, referenceUnit },
    );
    return scores.length === units.length ? scores : scores.slice(0, units.length);
  }

  return { screenedOut, read, imputed, treated, normalise };
}

/** The node whose indicators fill each other's gaps: the indicator's own component, or the one that is named. */
function scopeOf(tree: Tree, position: number, { within = "component" }: ImputeChoice): number {
  const named = within === "component" ? -1 : tree.findIndex(({ id }) => id === within);
  const holds = named >= 0 && tree[named]!.leaves.includes(tree[position]!.indicator);
  return holds ? named : tree[position]!.parent;
}

/** Unit by unit the group it belongs to, as a number; −1 for none. */
function groupColumn(units: readonly Unit[], name: string): GroupColumn {
  const seen = new Map<string, number>();
  return Int32Array.from(units, (unit) => {
    const group = unit.groups[name];
    if (group === undefined || group === "") return -1;
    if (!seen.has(group)) seen.set(group, seen.size);
    return seen.get(group)!;
  });
}

function without(column: Float64Array, out: Uint8Array | null): Float64Array {
  return out === null ? column : column.map((value, u) => (out[u] === 1 ? Number.NaN : value));
}

/** The units' values, and behind them those of every other period. */
function pool(
  column: Float64Array,
  panel: Panel,
  others: readonly Panel[],
  indicator: number,
  out: Uint8Array | null,
): Float64Array {
  const behind = others.filter(({ period }) => period !== panel.period);
  const pooled = new Float64Array(column.length * (behind.length + 1));
  pooled.set(column);
  behind.forEach((other, k) => {
    pooled.set(without(panelColumn(other, indicator), out), column.length * (k + 1));
  });
  return pooled;
}
