// A case of 65,566 answers from its folder to its assessment: read, estimated by country and wave, passed through the
// door, scored; no seconds without the file.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadCase } from "../../packages/cli/src/case-folder.ts";
import { americas, hasSurvey, writeSurveyCase } from "../../packages/cli/src/testing/real-surveys.ts";
import { assess } from "../../packages/core/src/index.ts";

// Built into another folder, the file cannot tell by itself where the data are.
const surveys = join(process.cwd(), "../shared/data/surveys");

const work = async (): Promise<object> => {
  const folder = mkdtempSync(join(tmpdir(), "salus-survey-"));
  try {
    writeSurveyCase(folder, americas, surveys);
    const started = performance.now();
    const { loaded } = await loadCase(folder);
    const read = performance.now();
    const { voices } = assess(loaded!.framework, loaded!.evidence, loaded!.recipe);
    const seconds = (performance.now() - started) / 1000;
    const estimates = voices!.estimates.reduce((sum, { groups }) => sum + groups.length, 0);
    return {
      seconds: [seconds],
      readSeconds: (read - started) / 1000,
      rows: voices!.meta.people,
      items: voices!.estimates.length,
      estimates,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

console.log(JSON.stringify(hasSurvey(americas.answers, surveys) ? await work() : { seconds: [] }));
