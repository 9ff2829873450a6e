/** Random small surveys pass the door and are attacked: nothing that it withholds may come out. */

import {
  type AnswerTable,
  type ChoiceColumn,
  type DoorOptions,
  hearSurvey,
  plainSurvey,
  type Release,
  type Survey,
  type SurveyEvidence,
  usualSuppression,
} from "@salus/core";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { loadLinearSolver } from "./linear-solver.ts";
import { attack, type KnownCount } from "./testing/attack.ts";

let solve: Awaited<ReturnType<typeof loadLinearSolver>>;
beforeAll(async () => {
  solve = await loadLinearSolver();
});

/** A person: answers to area, sex, and two questions; "" for no answer to a question. */
type Person = readonly [area: string, sex: string, hunger: string, fear: string];

const names = ["area", "sex", "hunger", "fear"] as const;
const codes = {
  area: ["north", "south", "west"],
  sex: ["f", "m"],
  hunger: ["no", "some", "much"],
  fear: ["no", "yes"],
};

const survey: Survey = {
  ...plainSurvey,
  title: "valley",
  period: "2026",
  groups: { area: "area", sex: "sex" },
  items: (["hunger", "fear"] as const).map((id) => ({
    id,
    column: id,
    title: id,
    threat: null,
    aspect: null,
    scale: codes[id],
    labels: {},
    direction: -1,
    kind: "choice",
    counts: id === "hunger" ? ["some", "much"] : null,
    indicator: null,
    profileWeight: null,
    codes: plainSurvey.codes,
  })),
  heard: [
    {
      dimension: "place",
      column: "area",
      labels: { north: "North", south: "South", west: "West" },
      targets: {},
    },
    { dimension: "sex", column: "sex", labels: { f: "Women", m: "Men" }, targets: {} },
  ],
};

function tableOf(people: readonly Person[]): AnswerTable {
  const columns = new Map(
    names.map((name, k): readonly [string, ChoiceColumn] => {
      const answers = people.map((person) => codes[name].indexOf(person[k]!));
      return [
        name,
        {
          kind: "choice",
          question: name,
          // 4: not answered, whatever the reason.
          reasons: Uint8Array.from(answers, (code) => (code < 0 ? 4 : 0)),
          codes: Int16Array.from(answers),
          choices: codes[name],
          ordered: k > 1,
        },
      ];
    }),
  );
  return {
    file: "submissions.csv",
    repeat: "",
    rowCount: people.length,
    fileRows: Int32Array.from(people, (_, row) => row + 2),
    parents: null,
    parentRepeat: "",
    columns,
    weights: null,
    strata: null,
    stages: [],
    leftOut: [],
    unknown: [],
  };
}

function heard(
  people: readonly Person[],
  against: DoorOptions["against"],
  described: Survey = survey,
): SurveyEvidence {
  const answers = { submissions: tableOf(people), repeats: [] };
  return hearSurvey({ survey: described, form: null, answers, coding: [] }, [], against).evidence!;
}

/** What a reader of the figures can count, where all weigh the same. */
function countsIn({ items, sizes }: SurveyEvidence, people: readonly Person[]): readonly KnownCount[] {
  const counts: KnownCount[] = [];
  for (const { item, choices, groups } of items) {
    for (const { grouping, group, n, shares, counted } of groups) {
      const within = grouping === null ? {} : { [grouping.id]: grouping.groups[group]!.code };
      const own = choices.map(({ code }, c): KnownCount => {
        const share = shares[c]!;
        return {
          cell: { ...within, [item.id]: code },
          count: share === null || n === null ? null : Math.round(share.value * n),
        };
      });
      counts.push(...own);
      // Sums are told as further equations: of all who answered, and of those whose answer counts.
      counts.push({ cell: { ...within, [`${item.id} answered`]: "yes" }, count: n });
      if (item.counts !== null)
        counts.push({
          cell: { ...within, [`${item.id} counts`]: "yes" },
          count: counted === null || n === null ? null : Math.round(counted.value * n),
        });
    }
  }
  for (const [variable, shown] of sizes) {
    const name = variable.endsWith(" area") ? "area" : "sex";
    for (const code of codes[name]) {
      const n = people.filter((person) => person[names.indexOf(name)] === code).length;
      if (n > 0) counts.push({ cell: { [name]: code }, count: shown.has(code) ? n : null });
    }
  }
  return counts;
}

/** An attack in which the sums of a question are sums of its answers. */
function leaks(counts: readonly KnownCount[], protection: number): readonly unknown[] {
  // Where all answered, how many did is the size of the group: that somebody gave no answer is not protected.
  const sizes = new Set(counts.filter(({ count }) => count !== null).map(({ cell }) => JSON.stringify(cell)));
  const targets = counts.filter(({ cell, count }) => {
    const { "hunger answered": hunger, "fear answered": fear, ...group } = cell;
    return count !== null || (hunger ?? fear) === undefined || !sizes.has(JSON.stringify(group));
  });
  return attack(
    targets,
    { ...codes, hunger: [...codes.hunger, ""], fear: [...codes.fear, ""] },
    solve,
    protection,
    {
      "hunger answered": { variable: "hunger", answers: codes.hunger },
      "hunger counts": { variable: "hunger", answers: ["some", "much"] },
      "fear answered": { variable: "fear", answers: codes.fear },
    },
  );
}

function personWith(hunger: readonly string[]): fc.Arbitrary<Person> {
  return fc.tuple(
    fc.constantFrom("north", "north", "north", "south", "south", "west"),
    fc.constantFrom("f", "f", "m"),
    fc.constantFrom(...hunger),
    fc.constantFrom("no", "no", "yes"),
  );
}

const person = personWith(["no", "no", "no", "no", "some", "some", "some", "much", "much", ""]);
// Beside an earlier release, bounds are closer by as many as did not answer, which is not protected.
const answering = personWith(["no", "no", "no", "some", "some", "much"]);

const against = (ledger: readonly Release[], id: string): DoorOptions["against"] => {
  return { ledger, id, solve, atMost: 400 };
};

describe("whatever people answered", () => {
  test("no withheld count comes out of all figures together", () => {
    fc.assert(
      fc.property(fc.array(person, { minLength: 12, maxLength: 160 }), (people) => {
        const evidence = heard(people, against([], "first"));
        expect(leaks(countsIn(evidence, people), usualSuppression.protection)).toEqual([]);
      }),
      { numRuns: 150, seed: 2012, endOnFailure: true },
    );
  });

  test("a second release after a few more answers shows nothing of these", () => {
    fc.assert(
      fc.property(
        fc.array(person, { minLength: 60, maxLength: 200 }),
        fc.array(person, { minLength: 1, maxLength: 9 }),
        (people, more) => {
          const first = heard(people, against([], "first"));
          const ledger = first.records.map(({ release }) => release);
          const second = heard([...people, ...more], against(ledger, "second"));
          const before = new Map(
            ledger.flatMap(({ population, counts }) =>
              counts.map(({ where, count }) => [JSON.stringify([population, where]), count] as const),
            ),
          );
          for (const { release } of second.records) {
            for (const { where, count } of release.counts) {
              const earlier = before.get(JSON.stringify([release.population, where])) ?? null;
              if (earlier === null || count === null) continue;
              const change = Math.abs(count - earlier);
              expect(change === 0 || change >= usualSuppression.minimum).toBe(true);
            }
          }
        },
      ),
      { numRuns: 40, seed: 2012, endOnFailure: true },
    );
  });

  test("a release by a further group gives nothing away beside the one before", () => {
    const narrow = { ...survey, groups: { area: "area" } };
    fc.assert(
      fc.property(fc.array(answering, { minLength: 30, maxLength: 160 }), (people) => {
        const first = heard(people, against([], "first"), narrow);
        const ledger = first.records.map(({ release }) => release);
        const second = heard(people, against(ledger, "second"));
        const both = [...countsIn(first, people), ...countsIn(second, people)];
        expect(leaks(both, usualSuppression.protection)).toEqual([]);
      }),
      { numRuns: 100, seed: 2012, endOnFailure: true },
    );
  });

  test("the same release again is the same", () => {
    fc.assert(
      fc.property(fc.array(person, { minLength: 30, maxLength: 160 }), (people) => {
        const first = heard(people, against([], "first"));
        const ledger = first.records.map(({ release }) => release);
        const second = heard(people, against(ledger, "second"));
        const counts = (evidence: SurveyEvidence): unknown =>
          evidence.records.map(({ about, release }) => [about, release.counts]);
        expect(counts(second)).toEqual(counts(first));
      }),
      { numRuns: 40, seed: 2012, endOnFailure: true },
    );
  });
});

test("the attacker finds what a careless table gives away", () => {
  const counts: readonly KnownCount[] = [
    { cell: {}, count: 60 },
    { cell: { sex: "f" }, count: 56 },
    { cell: { sex: "m" }, count: null },
  ];
  expect(leaks(counts, 10)).toEqual([{ cell: { sex: "m" }, low: 4, high: 4 }]);
});
