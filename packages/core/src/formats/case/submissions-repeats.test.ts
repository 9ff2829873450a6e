/** Repeats, as sheets or as columns, tied to those who answered. */

import { describe, expect, test } from "vitest";
import { sampleOf } from "../../evidence/index.ts";
import { form, words } from "../../testing/survey-answers.ts";
import { answersOf, told, workbookOf } from "../../testing/survey-files.ts";

describe("repeats", () => {
  const main = "fear|_index|_uuid|w\n1|1|a|2\n2|2|b|3\n3|3|c|0";
  const yaml = "design: { weight: w }";

  test("sheets of a workbook, nested, with orphans and with rows of those who were left out", async () => {
    const { answers, list } = await answersOf(
      [
        [
          "submissions.xlsx",
          workbookOf([
            ["Safety", main],
            [
              "member",
              "member/sex|_index|_parent_index|_submission__uuid\nf|1|2|b\nm|2|1|a\nm|3|9|z\nf|4|3|c\nf|5|2|b",
            ],
            ["job", "hours|_index|_parent_index\n40|1|5\n10|2|1\n7|3|3"],
            ["remarks", "anything\n=1+1"],
          ]),
        ],
      ],
      { form, yaml },
    );
    expect(answers!.repeats.map(({ repeat, parentRepeat }) => [repeat, parentRepeat])).toEqual([
      ["member", ""],
      ["member/job", "member"],
    ]);
    const [members, jobs] = answers!.repeats;
    expect(words(members!, "member/sex")).toEqual(["f", "m", "f"]);
    expect([...members!.parents!]).toEqual([1, 0, 1]);
    expect(words(jobs!, "member/job/hours")).toEqual(["40", "10"]);
    expect([...jobs!.parents!]).toEqual([2, 0]);
    expect([...sampleOf(answers!, "member/job").weights]).toEqual([3, 3]);
    expect(
      list
        .all()
        .filter(({ code }) => code.startsWith("repeat"))
        .map(({ where, values }) => [where.file, where.row, values["kind"]]),
    ).toEqual([
      ["submissions.xlsx#member", 4, "none"],
      ["submissions.xlsx#member", 5, "dropped"],
    ]);
  });

  test("KEY and PARENT_KEY in files of their own", async () => {
    const { answers, list } = await answersOf(
      [
        ["submissions.csv", "fear,KEY\n1,u1\n2,u2\n"],
        ["submissions-member.csv", "sex,PARENT_KEY,KEY\nm,u2,u2/1\nf,u1,u1/1\nf,u1,u1/1\n"],
      ],
      { form },
    );
    expect(told(list)).toEqual(["instance-id-repeated submissions-member.csv 4 KEY"]);
    expect([...answers!.repeats[0]!.parents!]).toEqual([1, 0]);
    // Without a stated cluster, people of one answer were drawn together.
    expect([...sampleOf(answers!, "member").stages[0]!.cluster]).toEqual([1, 0]);
  });

  test("without any key the table is left out and told", async () => {
    const { answers, list } = await answersOf(
      [
        ["submissions.csv", "fear,KEY\n1,u1\n"],
        ["member.csv", "sex\nm\n"],
      ],
      { form },
    );
    expect([answers!.repeats, told(list)]).toEqual([[], ["repeat-unlinked member.csv 1"]]);
  });

  test("microdata without a form, tied as survey.yaml says", async () => {
    const { answers, list } = await answersOf(
      [
        ["households.csv", "hh,water,wt\nh1,bad,1\nh2,good,2\n"],
        ["people.csv", "hid,sex,age\nh2,f,20\nh1,m,NA\nh2,m,3\n"],
      ],
      {
        yaml: `design: { weight: wt }
items: [{ id: water, scale: [bad, good], direction: 1 }, { id: age }]
repeats: [{ file: people.csv, repeat: people, parentKey: hid, key: hh, columns: [sex] }]`,
      },
    );
    expect(told(list)).toEqual([]);
    const people = answers!.repeats[0]!;
    expect(words(people, "sex")).toEqual(["f", "m", "m"]);
    expect(words(people, "age")).toEqual(["20", "(not-answered)", "3"]);
    expect([...sampleOf(answers!, "people").weights]).toEqual([2, 1, 2]);
    expect(answers!.submissions.columns.get("water")).toMatchObject({ ordered: true });
  });

  test("a sheet without a name is told", async () => {
    const { list } = await answersOf(
      [
        [
          "submissions.xlsx",
          workbookOf([
            ["A", main],
            ["", "sex|_parent_index\nf|1"],
          ]),
        ],
      ],
      { form },
    );
    expect(told(list)).toEqual(["sheet-unnamed submissions.xlsx"]);
  });
});
