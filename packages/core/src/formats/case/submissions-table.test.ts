/** Columns that are found, and rows that are left out. */

import { describe, expect, test } from "vitest";
import { choices, form, submissions, words } from "../../testing/survey-answers.ts";
import { answersOf, formOf, told, workbookOf } from "../../testing/survey-files.ts";

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
