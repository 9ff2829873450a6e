/** `risk-statement.md`: in plain words what a release gives away, and what was done so that it is no more. */

import { type DoorRecord, whereText } from "../evidence/index.ts";
import type { Say } from "../messages/index.ts";
import { markdownTable, plainText, selector } from "./markdown.ts";
import { microdataWords } from "./microdata-words.ts";
import type { ReleaseFacts } from "./release-facts.ts";

export type CountSummary = { readonly published: number; readonly withheld: number };

/** How many different counts door records publish and withhold. */
export function countReleased(records: readonly Pick<DoorRecord, "about" | "release">[]): CountSummary {
  const known = new Map<string, boolean>();
  for (const { about, release } of records) {
    for (const { where, count } of release.counts) {
      const key = `${about} ${whereText(where)}`;
      known.set(key, known.get(key) === true || count !== null);
    }
  }
  const published = [...known.values()].filter((each) => each).length;
  return { published, withheld: known.size - published };
}

/** What a door record is of, as people read it: a question by its column, anything else in words. */
export function recordTitle(about: string, say: Say): string {
  const [, repeat] = /^\(people\) of (.+)$/.exec(about) ?? [];
  if (repeat !== undefined) return say("release.counts.people-of", { repeat });
  const named: Readonly<Record<string, string>> = {
    "(people)": "people",
    "(causes)": "causes",
    "(deprivation)": "deprivation",
    "(index of perceived insecurity)": "index",
  };
  return Object.hasOwn(named, about) ? say(`release.counts.${named[about]}`) : about;
}

/** The statement as Markdown. */
export function riskStatement(facts: ReleaseFacts, say: Say): string {
  const { id, date, survey, records } = facts;
  const { rule } = survey;
  const heading = (key: string): string => `## ${say(`release.${key}.heading`)}`;
  const open = records.filter(({ closed }) => closed === null);
  const narrowest = open.reduce((least, each) => Math.min(least, each.narrowest), Infinity);
  const { minimum, protection, empty } = rule;
  return [
    `# ${say("release.heading", { id })}`,
    say("release.about", { title: plainText(survey.title), period: survey.period || "none", date }),
    heading("rule"),
    say("release.rule.minimum", { minimum }),
    say("release.rule.protection", { protection }),
    say("release.rule.empty", { empty }),
    heading("counts"),
    say("release.counts.sum", countReleased(records)),
    countsTable(records, say),
    open.every(({ repeats }) => repeats !== null) && open.length > 0
      ? say("release.attack.all-repeat")
      : say("release.attack.sum", {
          narrowest: Number.isFinite(narrowest) ? narrowest : 0,
          parts: open.filter(({ jointAttack }) => jointAttack === "in-parts").length,
          tooLarge: open.filter(({ jointAttack }) => jointAttack === "too-large").length,
        }),
    heading("before"),
    ...beforeWords(facts, say),
    heading("microdata"),
    ...microdataWords(facts, say),
    heading("never"),
    say("release.never.always"),
    ...neverWords(facts, say),
    heading("rest"),
    ...["no-answer", "insider", "group", "others"].map((key) => say(`release.rest.${key}`)),
  ]
    .join("\n\n")
    .concat("\n");
}

function countsTable(records: readonly DoorRecord[], say: Say): string {
  const abouts = [...new Set(records.map(({ about }) => about))];
  const rows = abouts.flatMap((about) =>
    records
      .filter((each) => each.about === about)
      .map((each) => {
        const { published, withheld } = countReleased([each]);
        return [recordTitle(about, say), String(published), String(withheld), attackWords(each, say)];
      }),
  );
  const columns = ["question", "published", "withheld", "attack"].map((key) => say(`release.counts.${key}`));
  return markdownTable(columns, rows);
}

function attackWords(
  { closed, narrowest, jointAttack, withoutGroups, repeats }: DoorRecord,
  say: Say,
): string {
  if (repeats !== null) return say("release.attack.repeats", { release: repeats });
  if (closed !== null) return say("release.attack.closed", { reason: selector(closed) });
  const attack = Number.isFinite(narrowest)
    ? say(`release.attack.${jointAttack}`, { narrowest })
    : say("release.attack.none");
  return withoutGroups ? say("release.attack.without-groups", { attack }) : attack;
}

function beforeWords({ earlier, otherReleases }: ReleaseFacts, say: Say): readonly string[] {
  const list = earlier.map(({ id, date }) => `${id} (${date})`).join(", ");
  return [
    earlier.length === 0
      ? say("release.before.none")
      : say("release.before.some", { count: earlier.length, list }),
    ...(otherReleases > 0 ? [say("release.before.others", { count: otherReleases })] : []),
  ];
}

function neverWords({ survey, microdata }: ReleaseFacts, say: Say): readonly string[] {
  const columns = survey.leftOut.map(({ column, why }) =>
    say("release.never.column", { column: plainText(column), why: selector(why) }),
  );
  const listed = (microdata?.refused ?? []).map(({ column, why }) =>
    say("release.never.refusal", { column: plainText(column), why }),
  );
  return [
    ...(columns.length > 0 ? [say("release.never.columns", { list: columns.join("; ") })] : []),
    ...(listed.length > 0 ? [say("release.never.listed", { list: listed.join("; ") })] : []),
  ];
}
