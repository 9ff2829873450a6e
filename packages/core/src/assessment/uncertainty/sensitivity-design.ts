/** The sample of a sensitivity analysis: which run draws which choice from which of two independent samples. */

import { type RandomStream, sobolDimensions, sobolSequence, streamStarts } from "../../numerics/index.ts";
import type { Recipe } from "../recipe.ts";
import type { Dice } from "./dice.ts";
import { isDecidedByOne, mayDrawImputations } from "./draw.ts";
import { DRAWS } from "./influence.ts";

/**
 * Addresses that vary, each once: variations of the same address are one choice and change sample together. Which of
 * many imputations a run takes is a choice of its own, `imputations`.
 */
export function variedChoices(recipe: Recipe): readonly string[] {
  const addresses = new Set(recipe.uncertainty.vary.map(({ at }) => at));
  return [...addresses, ...(mayDrawImputations(recipe) ? ["imputations"] : [])];
}

/** Runs of each row of the sample: A, B, and A with one choice from B, choice by choice. */
export function runsPerRow(recipe: Recipe): number {
  return variedChoices(recipe).length + 2;
}

/** Positions that dice are asked by: the variations, and after them imputations. */
function positions(recipe: Recipe): number {
  return recipe.uncertainty.vary.length + 1;
}

/** Position of the random stream that follows those of the replays and of the influence of choices. */
function firstStream({ uncertainty: { runs, vary } }: Recipe): number {
  return runs + DRAWS * vary.length;
}

/** The stream that resamples the rows for one target, beyond all those of the sample. */
export function resamplingStream(recipe: Recipe, target: number): RandomStream {
  const { seed, sensitivity } = recipe.uncertainty;
  const after = 1 + 2 * positions(recipe) * (sensitivity?.sample ?? 0);
  return streamStarts(seed, firstStream(recipe) + after + target)()();
}

/**
 * The dice of each row from `first` on, one row at each call, asked by the number of the run within its row.
 *
 * A choice that one number decides takes a coordinate of a Sobol′ sequence, shifted by the recipe's seed: the first
 * half of the coordinates is sample A, the second sample B. Weights drawn around a set and values drawn from their
 * standard errors take many numbers and so a random stream of their own for each row and sample; so do imputations,
 * and coordinates for which there is no dimension left.
 */
export function sensitivityDice(recipe: Recipe, first: number): () => (run: number) => Dice {
  const { seed, vary } = recipe.uncertainty;
  const choices = variedChoices(recipe);
  const choiceOf = [...vary.map(({ at }) => at), "imputations"].map((choice) => choices.indexOf(choice));
  const decided = vary.flatMap((variation, v) => (isDecidedByOne(variation) ? [v] : []));
  const dimensions = Math.min(decided.length, sobolDimensions / 2);
  const start = firstStream(recipe);
  const pointAt = dimensions === 0 ? null : sobolSequence(2 * dimensions, streamStarts(seed, start)()());
  const nextStart = streamStarts(seed, start + 1 + 2 * positions(recipe) * first);
  let row = first;
  return () => {
    const point = pointAt?.(row);
    const starts = [0, 1].map(() => choiceOf.map(nextStart));
    const ofRow = row++;
    return (run) => {
      const sampleOf = (v: number): number => (run === 1 || choiceOf[v] === run - 2 ? 1 : 0);
      const stream = (v: number): RandomStream => starts[sampleOf(v)]![v]!();
      return {
        coordinate(v) {
          const dimension = decided.indexOf(v);
          return dimension < dimensions ? point![sampleOf(v) * dimensions + dimension]! : stream(v)();
        },
        stream,
        name: (v) => `sensitivity ${ofRow} ${sampleOf(v)}`,
      };
    };
  };
}
