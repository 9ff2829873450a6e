/** What a risk statement says of the file of single answers. */

import type { MicrodataRelease } from "../evidence/index.ts";
import type { Say } from "../messages/index.ts";
import { markdownTable, plainText } from "./markdown.ts";
import type { ReleaseFacts } from "./release-facts.ts";

/** The paragraphs of the section. */
export function microdataWords(
  { microdata, microdataBefore, survey }: ReleaseFacts,
  say: Say,
): readonly string[] {
  if (microdata === null) return [say("release.microdata.none")];
  if (microdataBefore !== null) return [say("release.microdata.before", { release: microdataBefore })];
  const { below, after, keys, kept, weightDigits, reached } = microdata;
  if (!reached) return [say("release.microdata.refused", { below }), riskTable(microdata, say)];
  const list = keys
    .map((each) => say("release.microdata.key", { ...each, name: plainText(each.name) }))
    .join(", ");
  return [
    say("release.microdata.file", {
      records: after.records,
      expected: after.expectedReidentifications,
      share: after.share,
      highest: after.highest,
      below,
    }),
    riskTable(microdata, say),
    say("release.microdata.keys", { list }),
    ...(kept.length > 0 ? [say("release.microdata.kept", { list: kept.map(plainText).join(", ") })] : []),
    weightDigits === null
      ? say("release.microdata.weight-none")
      : say("release.microdata.weight", { digits: weightDigits, minimum: survey.rule.minimum }),
    say("release.microdata.order"),
    say("release.microdata.warning"),
  ];
}

function riskTable({ before, after }: MicrodataRelease, say: Say): string {
  const percent = (share: number): string => `${(share * 100).toFixed(2)} %`;
  const rows = [
    [say("release.microdata.table.share"), percent(before.share), percent(after.share)],
    [say("release.microdata.table.highest"), percent(before.highest), percent(after.highest)],
    ...before.violations.map(({ k, records }, i) => [
      say("release.microdata.table.anonymity", { k }),
      String(records),
      String(after.violations[i]!.records),
    ]),
    ...before.uniform.map(({ name, records }, i) => [
      say("release.microdata.table.uniform", { name }),
      String(records),
      String(after.uniform[i]!.records),
    ]),
  ];
  const columns = ["measure", "before", "after"].map((key) => say(`release.microdata.table.${key}`));
  return markdownTable(columns, rows);
}
