/** What people named as cause and effect, counted over all of them; what few people named stays untold. */

import { type CountedLinks, FEWEST_PEOPLE, type Link } from "../links/index.ts";
import type { Survey, SurveyAnswers, SurveyColumn } from "../voices/index.ts";
import { columnTexts } from "./column-texts.ts";
import { type DoorOptions, type DoorRecord, openDoor } from "./door.ts";
import { findQuestion } from "./survey-evidence.ts";

/** Who states links that come from answers: a code like that of any other party. */
const PEOPLE = "people";

/** In the ledger: what these counts are of, and by what they count. */
const ABOUT = "(causes)";
const PAIR = "cause and effect";

export type CountedCauses = CountedLinks & {
  /** Of the door; none where nobody named a pair. */
  readonly records: readonly DoorRecord[];
  /** Answers that mean no threat and no node. */
  readonly unknown: number;
};

export type CausesReading = {
  readonly survey: Pick<Survey, "causes" | "source" | "title">;
  readonly answers: SurveyAnswers;
  /** Ids of threats and nodes. */
  readonly nodes: ReadonlySet<string>;
  /** Who has none is not counted. */
  readonly weights: ArrayLike<number>;
};

/**
 * Count pairs of cause and effect, one a person; null where the survey does not ask for them, or a column is not there or
 * no choice of one answer. Pairs pass the door like every count of answers, with never fewer than ten people behind one.
 * Totals are not shown, nor which pairs are left out, only how many.
 */
export function countCauses(
  { survey, answers, nodes, weights }: CausesReading,
  door: DoorOptions,
): CountedCauses | null {
  const { causes } = survey;
  const cause = causes && choiceOf(answers, causes.cause);
  const effect = causes && choiceOf(answers, causes.effect);
  if (causes === null || cause === null || effect === null) return null;
  const unknown = new Set<string>();
  const nodesOf = (column: SurveyColumn): readonly string[] =>
    columnTexts(column).map((answer) => {
      const node = Object.hasOwn(causes.nodes, answer) ? causes.nodes[answer]! : answer;
      if (answer === "" || nodes.has(node)) return node;
      unknown.add(answer);
      return "";
    });
  const [from, to] = [nodesOf(cause), nodesOf(effect)];
  const pairs = from.map((each, person) =>
    each === "" || to[person] === "" || each === to[person] || !(weights[person]! > 0)
      ? ""
      : JSON.stringify([each, to[person]]),
  );
  const minimum = Math.max(FEWEST_PEOPLE, door.rule.minimum);
  if (pairs.every((pair) => pair === "")) return { links: [], few: 0, records: [], unknown: unknown.size };
  const { shows, record } = openDoor(
    {
      about: ABOUT,
      people: new Map([[PAIR, pairs]]),
      definitions: [{ filter: [], rows: { variable: PAIR }, columns: null, layers: null }],
      given: [],
    },
    { ...door, rule: { ...door.rule, minimum } },
  );
  const counts = new Map<string, number>();
  for (const pair of pairs) if (pair !== "") counts.set(pair, (counts.get(pair) ?? 0) + 1);
  const named = [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const shown = named.filter(([pair]) => shows(0, pair, null));
  return {
    links: shown.map(([pair, people]) => linkOf(pair, people, survey)),
    few: named.length - shown.length,
    records: [record],
    unknown: unknown.size,
  };
}

/** The column of a choice of one answer; null where there is none of that name. */
function choiceOf(answers: SurveyAnswers, name: string): SurveyColumn | null {
  const found = findQuestion({ ...answers, repeats: [] }, name);
  const column = found?.table.columns.get(found.key);
  return column?.kind === "choice" ? column : null;
}

function linkOf(pair: string, people: number, { source, title }: CausesReading["survey"]): Link {
  const [from, to] = JSON.parse(pair) as readonly [string, string];
  return {
    from,
    to,
    // People name what brings more of something else.
    sign: 1,
    strength: Number.NaN,
    source: source || title,
    kind: PEOPLE,
    confidence: "unstated",
    statedBy: PEOPLE,
    note: "",
    people,
    file: "survey.yaml",
    row: 1,
  };
}
