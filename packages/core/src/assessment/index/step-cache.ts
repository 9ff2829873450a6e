/** Memory of a graph of steps: a change recomputes only the steps that lie below it. */

/** A step's value, with a version that changes whenever the value was computed anew. */
export type StepResult<T> = { readonly value: T; readonly version: number };

export type StepCache = {
  /**
   * The value of a step for a key; computed only if this step has not been computed for that key lately.
   * Keys name the step's own choices and the versions of what it reads.
   */
  recall<T>(step: string, key: string, compute: () => T): StepResult<T>;
  /** A value that will not be asked for again, under a version of its own. */
  fresh<T>(value: T): StepResult<T>;
  /** How often anything was computed so far. */
  computedCount(): number;
};

/** Remember the last `keep` results of each step. */
export function createStepCache(keep = 8): StepCache {
  const remembered = new Map<string, Map<string, StepResult<unknown>>>();
  let versions = 0;
  return {
    recall<T>(step: string, key: string, compute: () => T): StepResult<T> {
      let results = remembered.get(step);
      if (results === undefined) {
        results = new Map();
        remembered.set(step, results);
      }
      const known = results.get(key);
      // A step always returns the type it stored: its name is its own.
      if (known !== undefined) return known as StepResult<T>;
      const result = { value: compute(), version: ++versions };
      if (results.size >= keep) results.delete(results.keys().next().value!);
      results.set(key, result);
      return result;
    },
    fresh: (value) => ({ value, version: ++versions }),
    computedCount: () => versions,
  };
}
