/** Progress of long work, on standard error and only where a person watches. */

import { Presets, SingleBar } from "cli-progress";

export type Progress = {
  /** Show how far a step has come; a new name starts a new step. */
  show(step: string, done: number, total: number): void;
  end(): void;
};

/** A progress bar that appears after half a second, so that quick work stays quiet. */
export function createProgress(isWatched: boolean): Progress {
  let bar: SingleBar | undefined;
  let current = "";
  let since = 0;
  function end(): void {
    bar?.stop();
    bar = undefined;
  }
  return {
    show(step, done, total) {
      if (!isWatched) return;
      if (step !== current) {
        end();
        current = step;
        since = performance.now();
      }
      if (bar === undefined && performance.now() - since > 500) {
        bar = new SingleBar(
          {
            format: `${step} {bar} {percentage} % · {eta_formatted}`,
            hideCursor: true,
            clearOnComplete: true,
            stream: process.stderr,
          },
          Presets.shades_classic,
        );
        bar.start(total, done);
      }
      bar?.update(done);
    },
    end,
  };
}
