// A whole case of a survey, where the project's data folder is present.

import { measureWork } from "./own-process.ts";
import { round, say } from "./say.ts";

export function benchSurveyCase(): void {
  const { seconds, more, megabytes } = measureWork("work/survey-case.ts");
  if (seconds.length === 0) return;
  say(
    `a survey case of ${more["rows"]} answers, read and assessed: ${more["items"]} items by country, wave and both`,
    {
      seconds: round(seconds[0]!),
      limitSeconds: 10,
      readSeconds: round(more["readSeconds"]!),
      groupsOfItems: more["estimates"]!,
      megabytes,
    },
  );
}
