/** What a cell of answers says. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { submissions, words } from "../../testing/survey-answers.ts";

describe("cells", () => {
  test("names, labels in any language and numbers of a spreadsheet mean the same choice", async () => {
    const { table, findings } = await submissions("consent,g/fear\nyes,3\nOui,Very\nYES,3.0\nyes,Très\n");
    expect(findings).toEqual([]);
    expect(words(table, "g/fear")).toEqual(["3", "3", "3", "3"]);
    expect(table.columns.get("g/fear")).toMatchObject({ kind: "choice", choices: ["1", "2", "3"] });
  });

  test("don't know, refused, not asked and not answered are kept apart", async () => {
    const { table, findings } = await submissions(
      "consent,fear\nyes,98\nyes,99\nno,\nyes,\nyes,NA\n,\nyes,Refus\n",
    );
    expect(findings).toEqual([]);
    expect(words(table, "g/fear")).toEqual([
      "(dont-know)",
      "(refused)",
      "(not-asked)",
      "(not-answered)",
      "(not-answered)",
      "(not-asked)",
      "(refused)",
    ]);
  });

  test("where the question it depends on is not in the table, not asked cannot be told", async () => {
    const { table } = await submissions("fear\n1\n\n");
    expect(words(table, "g/fear")).toEqual(["1"]);
    const two = await submissions("fear,age\n1,5\n,6\n");
    expect(words(two.table, "g/fear")).toEqual(["1", "(not-answered)"]);
  });

  test("headings with groups, with points, without groups, and labels", async () => {
    for (const heading of ["g/age", "g.age", "g:age", "age", "AGE", "g-age", "Age", "Questions/Age"]) {
      const { table } = await submissions(`consent,${heading}\nyes,30\n`);
      expect([heading, words(table, "g/age")]).toEqual([heading, ["30"]]);
    }
  });

  test("several choices: one column, one column a choice, or both", async () => {
    const joined =
      'consent,g/threats\nyes,food flood\nyes,Lack of food Floods\nyes,"Floods; Other"\nyes,dk\nyes,food dk\nno,\n';
    const split =
      "consent,g/threats/food,g/threats/flood,g/threats/other,g/threats/dk\nyes,1,1,0,0\nyes,TRUE,True,FALSE,false\nyes,0,1.0,1,0\nyes,0,0,0,1\nyes,1,0,0,1\nno,,,,\n";
    const expected = ["food+flood", "food+flood", "flood+other", "(dont-know)", "food", "(not-asked)"];
    for (const text of [joined, split]) {
      const { table, findings } = await submissions(text);
      expect(findings).toEqual([]);
      expect(words(table, "g/threats")).toEqual(expected);
      expect(table.columns.get("g/threats")).toMatchObject({ choices: ["food", "flood", "other"] });
    }
    const both = await submissions("consent,threats,threats/food,threats/flood\nyes,food,1,0\nyes,flood,,\n");
    expect(words(both.table, "g/threats")).toEqual(["food", "flood"]);
  });

  test("nothing but zeros is an answer: none of them", async () => {
    const { table } = await submissions("threats/food,threats/flood\n0,0\n");
    expect(words(table, "g/threats")).toEqual([""]);
  });

  test("a ranking keeps its order", async () => {
    const { table } = await submissions("consent,order\nyes,flood food other\nyes,dk\n");
    expect(words(table, "g/order")).toEqual(["flood>food>other", "(dont-know)"]);
  });

  test("numbers, and dates as days", async () => {
    const { table, findings } = await submissions("income,moved\n1.5e3,1970-01-31\n12k,31/01/1970\n");
    expect(words(table, "g/income")).toEqual(["1500", "(rejected)"]);
    expect(words(table, "g/moved")).toEqual(["30", "(rejected)"]);
    expect(findings).toEqual([
      "answer-not-number submissions.csv 3 g/income",
      "answer-not-number submissions.csv 3 g/moved",
    ]);
  });

  test("a code outside the list is told and left out", async () => {
    const { table, findings } = await submissions("fear,threats,order\n7,food hail,hail\n");
    expect(words(table, "g/fear")).toEqual(["(rejected)"]);
    expect(words(table, "g/threats")).toEqual(["food"]);
    expect(words(table, "g/order")).toEqual(["(rejected)"]);
    expect(findings).toEqual(
      ["g/fear", "g/threats", "g/order"].map((key) => `answer-not-in-list submissions.csv 2 ${key}`),
    );
  });

  test("-99 among numbers is no number until someone says so", async () => {
    const text = "income\n-99\n5\n-99\n";
    const unsaid = await submissions(text);
    expect(words(unsaid.table, "g/income")).toEqual(["(rejected)", "5", "(rejected)"]);
    expect(unsaid.findings).toEqual(["answer-code-unstated submissions.csv 2 g/income"]);
    const refused = await submissions(text, "codes: { refused: [-99] }");
    expect(words(refused.table, "g/income")).toEqual(["(refused)", "5", "(refused)"]);
    const value = await submissions(text, "codes: { values: [-99] }");
    expect(words(value.table, "g/income")).toEqual(["-99", "5", "-99"]);
    expect([refused.findings, value.findings]).toEqual([[], []]);
  });

  test("a stated code may mean something else for one item", async () => {
    const yaml = "codes: { dontKnow: [1] }\nitems: [{ id: fear, codes: { refused: [1] } }]";
    const { table } = await submissions("fear,income\n1,1\n", yaml);
    expect(words(table, "g/fear")).toEqual(["(refused)"]);
    expect(words(table, "g/income")).toEqual(["(dont-know)"]);
  });

  test("a formula arrives as text", async () => {
    const { findings } = await submissions("fear,comment\n1,=HYPERLINK(1)\n");
    expect(findings).toEqual(["formula-neutralised submissions.csv 2 comment"]);
  });
});

test("either shape of several choices tells the same, whatever was named", async () => {
  const names = ["food", "flood", "other", "dk"];
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.uniqueArray(fc.constantFrom(...names), { minLength: 1 }), { minLength: 1, maxLength: 20 }),
      async (rows) => {
        const joined = rows.map((row) => row.join(" ")).join("\n");
        const split = rows
          .map((row) => names.map((name) => (row.includes(name) ? 1 : 0)).join(","))
          .join("\n");
        const headings = names.map((name) => `threats/${name}`).join(",");
        const [a, b] = [
          await submissions(`threats\n${joined}\n`),
          await submissions(`${headings}\n${split}\n`),
        ];
        expect(words(a.table, "g/threats")).toEqual(words(b.table, "g/threats"));
        expect([a.findings, b.findings]).toEqual([[], []]);
      },
    ),
    { numRuns: 50, seed: 1 },
  );
});
