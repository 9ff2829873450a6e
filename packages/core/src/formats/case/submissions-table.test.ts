import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { type AnswerTable, answerReason, type Form, sampleOf } from "../../evidence/index.ts";
import { answersOf, formOf, told, workbookOf } from "../../testing/survey-files.ts";

const survey = `type|name|label::English|label::French|relevant
start|start|||
deviceid|device|||
select_one yn|consent|Do you agree?|D'accord ?|
begin_group|g|Questions||\${consent} = 'yes'
select_one worry|fear|How worried are you?|Inquiet ?|
select_multiple threat|threats|Which threats?|Quelles menaces ?|
text|threats_other|Which other?||selected(\${threats}, 'other')
rank threat|order|Put them in order||
integer|age|Age||
decimal|income|Income||
date|moved|When did you move?||
end_group
text|resp_name|Your name||
geopoint|place|Where||
image|photo|Photo||
calculate|twice|||
begin_repeat|member|Member||
select_one sex|sex|Sex||
begin_repeat|job|Job||
integer|hours|Hours||
end_repeat
end_repeat`;

const choices = `list_name|name|label::English|label::French
yn|yes|Yes|Oui
yn|no|No|Non
worry|1|Not at all|Pas du tout
worry|2|A little|Un peu
worry|3|Very|Très
worry|98|Don't know|Ne sait pas
worry|99|Prefer not to answer|Refus
threat|food|Lack of food|Manque de nourriture
threat|flood|Floods|Inondations
threat|other|Other|Autre
threat|dk|Don't know|Ne sait pas
sex|f|Woman|Femme
sex|m|Man|Homme`;

let form: Form;
beforeAll(async () => {
  form = (
    await formOf(
      workbookOf([
        ["survey", survey],
        ["choices", choices],
      ]),
    )
  ).form!;
});

/** A column in words: an answer, or in brackets why there is none. */
function words(table: AnswerTable, key: string): readonly string[] {
  const column = table.columns.get(key)!;
  return [...column.reasons].map((code, row) => {
    const reason = answerReason(code);
    if (reason !== null) return `(${reason})`;
    if (column.kind === "choice") return column.choices[column.codes[row]!]!;
    if (column.kind === "choices")
      return column.choices.filter((_, i) => column.named[i]![row] === 1).join("+");
    if (column.kind === "ranking") {
      const placed = column.choices.map((name, i) => [column.places[i]![row]!, name] as const);
      return placed
        .filter(([place]) => place > 0)
        .toSorted(([a], [b]) => a - b)
        .map(([, name]) => name)
        .join(">");
    }
    return String(column.values[row]);
  });
}

async function submissions(text: string, yaml?: string) {
  const { answers, list } = await answersOf([["submissions.csv", text]], {
    form,
    ...(yaml === undefined ? {} : { yaml }),
  });
  return { table: answers!.submissions, findings: told(list) };
}

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

describe("columns", () => {
  const text =
    "start,device,consent,g/fear,g/threats_other,resp_name,place,_place_latitude,photo,twice,_submitted_by,respondent_phone_number,weather\n" +
    "2026-01-01T10:00:00Z,d1,yes,2,hail,Alma,1 2 0 0,1,a.jpg,text,me,0123,dry\n";

  test("what may tell who a person is never arrives", async () => {
    const { table, findings } = await submissions(text);
    expect(findings).toEqual([]);
    expect([...table.columns.keys()]).toEqual(["consent", "g/fear"]);
    expect(table.leftOut.map(({ column, why, filled }) => `${column} ${why} ${filled}`).toSorted()).toEqual([
      "_place_latitude position 1",
      "_submitted_by name 1",
      "device device 1",
      "g/threats_other free-text 1",
      "photo recording 1",
      "place position 1",
      "resp_name name 1",
      "respondent_phone_number contact 1",
      "start moment 1",
      "twice calculated-text 1",
    ]);
    expect(table.unknown).toEqual(["weather"]);
    const seen = JSON.stringify(table, (_, value: unknown) => (value instanceof Map ? [...value] : value));
    for (const secret of ["Alma", "0123", "a.jpg", "hail", "d1"]) expect(seen).not.toContain(secret);
  });

  test("not even when survey.yaml asks for it", async () => {
    const { table, findings } = await submissions(
      text,
      "groups: { who: resp_name, line: respondent_phone_number }",
    );
    expect([...table.columns.keys()]).toEqual(["consent", "g/fear"]);
    expect(findings).toEqual([
      "identifying-column-refused submissions.csv 1 resp_name",
      "identifying-column-refused submissions.csv 1 respondent_phone_number",
    ]);
  });

  test("a group that the form does not know is read as it is", async () => {
    const { table, findings } = await submissions(text, "groups: { weather: weather, calculated: twice }");
    expect(findings).toEqual([]);
    expect(words(table, "weather")).toEqual(["dry"]);
    expect(words(table, "twice")).toEqual(["text"]);
  });

  test("other, specify: the choice is an answer, the words stay in the file", async () => {
    const other = await formOf(
      workbookOf([
        ["survey", "type|name|label\nselect_one yn or_other|q|Safe?\nselect_multiple yn or other|m|When?"],
        ["choices", choices],
      ]),
    );
    const text = "q,q_other,m,m_other\nother,at times,yes other,at night\nyes,,no,\n";
    const { answers, list } = await answersOf([["submissions.csv", text]], { form: other.form! });
    expect(told(list)).toEqual([]);
    const { submissions: table } = answers!;
    expect(words(table, "q")).toEqual(["other", "yes"]);
    expect(words(table, "m")).toEqual(["yes+other", "no"]);
    expect(table.unknown).toEqual([]);
    expect(table.leftOut).toEqual([
      { column: "q_other", why: "free-text", filled: 1 },
      { column: "m_other", why: "free-text", filled: 1 },
    ]);
  });

  test("a group in which everybody says something else is none", async () => {
    const rows = Array.from({ length: 60 }, (_, i) => `1,word ${i},${i % 3}`).join("\n");
    const { table, findings } = await submissions(
      `fear,said,third\n${rows}\n`,
      "groups: { said: said, third: third }",
    );
    expect([...table.columns.keys()]).toEqual(["g/fear", "third"]);
    expect(table.leftOut).toEqual([{ column: "said", why: "not-coded", filled: 60 }]);
    expect(findings).toEqual(["column-not-coded submissions.csv 1 said"]);
  });

  test("columns of survey.yaml that are not there are told", async () => {
    const { findings } = await submissions("fear\n1\n", "groups: { sex: gender }\nitems: [{ id: trust }]");
    expect(findings).toEqual([
      "survey-column-missing submissions.csv 1 trust",
      "survey-column-missing submissions.csv 1 gender",
    ]);
  });

  test("an item's scale orders its choices", async () => {
    const { table } = await submissions("fear\n3\n1\n", "items: [{ id: fear, scale: [3, 2, 1] }]");
    expect(table.columns.get("g/fear")).toMatchObject({ choices: ["3", "2", "1"], ordered: true });
    expect(words(table, "g/fear")).toEqual(["3", "1"]);
  });
});

describe("rows", () => {
  test("an id twice: the same row is dropped, another is dropped and the difference told", async () => {
    const { answers, list } = await answersOf(
      [["submissions.csv", "fear,_uuid,_index\n1,a,1\n2,b,2\n1,a,3\n3,b,4\n"]],
      { form },
    );
    expect(words(answers!.submissions, "g/fear")).toEqual(["1", "2"]);
    expect(
      list.all().map(({ code, where, values }) => [code, where.row, values["content"], values["row"]]),
    ).toEqual([
      ["instance-id-repeated", 4, "same", 2],
      ["instance-id-repeated", 5, "different", 3],
    ]);
  });

  test("a version of the form that changes between rows", async () => {
    const { table, findings } = await submissions("fear,__version__\n1,v1\n2,v2\n3,v1\n1,v3\n");
    expect(table.rowCount).toBe(4);
    expect(findings).toEqual([
      "form-version-changed submissions.csv 3 __version__",
      "form-version-changed submissions.csv 5 __version__",
    ]);
  });

  test("weights that are missing, negative, zero or no number leave their row out", async () => {
    const { table, findings } = await submissions(
      "fear,w\n1,2\n2,\n2,-1\n2,0\n2,many\n3,0.5\n",
      "design: { weight: W }",
    );
    expect(words(table, "g/fear")).toEqual(["1", "3"]);
    expect([...table.weights!]).toEqual([2, 0.5]);
    expect([...table.fileRows]).toEqual([2, 7]);
    expect(findings).toEqual([3, 4, 5, 6].map((row) => `survey-weight-invalid submissions.csv ${row} W`));
  });

  test("without the weight there are no answers", async () => {
    const { answers, list } = await answersOf([["submissions.csv", "fear\n1\n"]], {
      form,
      yaml: "design: { weight: w }",
    });
    expect([answers, told(list)]).toEqual([undefined, ["weight-column-missing submissions.csv 1 w"]]);
  });

  test("clusters are nested in strata, and stages in clusters", async () => {
    const { table, findings } = await submissions(
      "fear,region,psu,n,hh\n1,a,1,10,1\n1,a,1,10,2\n1,b,1,20,1\n1,b,2,20,1\n1,,1,10,1\n1,a,,10,1\n1,a,1,0,1\n",
      "design: { strata: region, stages: [{ cluster: psu, populationSize: n }, { cluster: hh }, {}] }",
    );
    expect([...table.strata!]).toEqual([0, 0, 1, 1]);
    expect(table.stages.map(({ cluster }) => [...cluster])).toEqual([
      [0, 0, 1, 2],
      [0, 1, 2, 3],
      [0, 1, 2, 3],
    ]);
    expect([...table.stages[0]!.populationSize!]).toEqual([10, 10, 20, 20]);
    expect(table.stages[1]!.populationSize).toBeNull();
    expect(findings).toEqual([
      "survey-design-incomplete submissions.csv 6 region",
      "survey-design-incomplete submissions.csv 7 psu",
      "survey-design-incomplete submissions.csv 8 n",
    ]);
  });
});

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
