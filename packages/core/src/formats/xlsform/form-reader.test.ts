import { describe, expect, test } from "vitest";
import { textIn } from "../../evidence/index.ts";
import { formOf, hasShared, sharedBytes, sharedText, told, workbookOf } from "../../testing/survey-files.ts";

const choices = `list_name|name|label::English (en)|label::Arabic (ar)
yn|yes|Yes|نعم
yn|no|No|لا`;
const head = "type|name|label::English (en)|label::Arabic (ar)|relevant|hint";

describe("readForm()", () => {
  test("groups, repeats, languages, lists, settings", async () => {
    const { form, list } = await formOf(
      workbookOf([
        ["notes", "nothing|of interest"],
        [
          "Survey",
          `${head}
begin_group|g|Group||\${a} = 'yes'|
select_one yn or_other|q|Safe?|آمن؟|true()|
begin repeat|member|Member||
integer|age|Age|||
end repeat
end_group
select_multiple_from_file places.csv|where|Where?||
select_one yn|a|Agree?||
rank yn|r|Order||
calculate|c||||
note|n|Thanks`,
        ],
        ["choices", choices],
        ["settings", "form_title|form_id|version|default_language\nSafety|safety|2|Arabic (ar)"],
      ]),
    );
    expect(told(list)).toEqual([]);
    expect(form).toMatchObject({
      id: "safety",
      version: "2",
      title: "Safety",
      languages: ["English (en)", "Arabic (ar)"],
    });
    expect(form!.questions.map(({ path, kind, repeat }) => [path, kind, repeat])).toEqual([
      ["g/q", "select-one", null],
      ["g/member/age", "number", "g/member"],
      ["where", "select-multiple", null],
      ["a", "select-one", null],
      ["r", "rank", null],
      ["c", "calculate", null],
      ["n", "note", null],
    ]);
    const q = form!.questions[0]!;
    expect(q).toMatchObject({ list: "yn", orOther: true, relevant: [`\${a} = 'yes'`, "true()"], row: 3 });
    expect(textIn(q.label, "Arabic (ar)")).toBe("آمن؟");
    expect(form!.questions[2]).toMatchObject({ list: null, choicesFile: "places.csv" });
    expect(form!.lists.get("yn")!.map(({ name }) => name)).toEqual(["yes", "no"]);
  });

  test.each([
    ["text|a|A\ntext|a|B", "form-name-duplicate questionnaire.xlsx 3 name"],
    ["txt|a|A", "form-type-unknown questionnaire.xlsx 2 type"],
    ["text|a|A||#{zz} = 1", "form-reference-unknown questionnaire.xlsx 2 relevant"],
    ["begin_group|g|G\ntext|a|A", "form-group-unbalanced questionnaire.xlsx 2 type"],
    ["text|a|A\nend_repeat", "form-group-unbalanced questionnaire.xlsx 3 type"],
    ["begin_group|g|G\ntext|a|A\nend_repeat", "form-group-unbalanced questionnaire.xlsx 4 type"],
    ["select_one nolist|a|A", "form-list-missing questionnaire.xlsx 2 type"],
    ["text|1 a|A", "form-name-invalid questionnaire.xlsx 2 name"],
    ["text|a|", "form-label-missing questionnaire.xlsx 2 label"],
    ["text|a|=1+1", "formula-neutralised questionnaire.xlsx 2 label::English (en)"],
  ])("%j is told with its row", async (rows, expected) => {
    const { list } = await formOf(
      workbookOf([
        ["survey", `${head}\n${rows.replaceAll("#{", "${")}`],
        ["choices", choices],
      ]),
    );
    expect(told(list)).toEqual([expected]);
  });

  test("a choice twice is told, unless the form says that it may", async () => {
    const sheets = [
      ["survey", `${head}\nselect_one yn|a|A`],
      ["choices", `${choices}\nyn|no|Never`],
    ] as const;
    expect(told((await formOf(workbookOf(sheets))).list)).toEqual([
      "form-choice-duplicate questionnaire.xlsx 4 name",
    ]);
    const allowed = await formOf(workbookOf([...sheets, ["settings", "allow_choice_duplicates\nyes"]]));
    expect(told(allowed.list)).toEqual([]);
    expect(allowed.form!.lists.get("yn")).toHaveLength(2);
  });

  test("a workbook that is no form, and one that is no workbook", async () => {
    expect(told((await formOf(workbookOf([["data", "a|b"]]))).list)).toEqual([
      "form-sheet-missing questionnaire.xlsx",
    ]);
    expect(told((await formOf(workbookOf([["survey", "kind|name\ntext|a"]]))).list)).toEqual([
      "column-missing questionnaire.xlsx 1 type",
    ]);
    const old = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(600));
    const { form, list } = await formOf(old);
    expect([form, told(list)]).toEqual([undefined, ["spreadsheet-broken questionnaire.xlsx"]]);
  });
});

type Reference = { readonly form: string; readonly error?: string };

const folder = "reference/xlsform/";
const references: readonly Reference[] = hasShared(`${folder}index.json`)
  ? (JSON.parse(sharedText(`${folder}index.json`)) as Reference[])
  : [];

// What the reference converter's message says, in the words of our codes.
const meanings: readonly (readonly [RegExp, string])[] = [
  [/must be unique within their nearest parent/, "form-name-duplicate"],
  [/Unknown question type/, "form-type-unknown"],
  [/Could not find the name/, "form-reference-unknown"],
  [/No matching 'end_group'/, "form-group-unbalanced"],
  [/There should be a choices sheet/, "form-list-missing"],
  [/Names must begin with a letter or underscore/, "form-name-invalid"],
  [/has no label or hint/, "form-label-missing"],
];

describe.runIf(references.length > 0)("the forms of pyxform 4.5.0", () => {
  test("are thirteen valid and seven invalid ones", () => {
    expect(references.filter(({ error }) => error === undefined)).toHaveLength(13);
    expect(references.filter(({ error }) => error !== undefined)).toHaveLength(7);
  });

  test.each(references.filter(({ error }) => error === undefined))(
    "$form is read without a finding",
    async (each) => {
      const { form, list } = await formOf(sharedBytes(`${folder}${each.form}.xlsx`));
      expect(told(list)).toEqual([]);
      // Each question of ours is an element of the converter's form.
      const xform = sharedText(`${folder}${each.form}.xml`);
      for (const { name, kind } of form!.questions) {
        if (kind !== "metadata" || name !== "audit")
          expect(xform).toMatch(new RegExp(`<(orx:)?${name}[ />]|/${name}"`));
      }
      for (const { path } of form!.repeats) expect(xform).toContain(`<repeat nodeset="/data/${path}"`);
    },
  );

  test.each(references.filter(({ error }) => error !== undefined))(
    "$form: $error",
    async ({ form: name, error }) => {
      const { list } = await formOf(sharedBytes(`${folder}${name}.xlsx`), `${name}.xlsx`);
      const code = meanings.find(([pattern]) => pattern.test(error!))![1];
      const row = /\[row : (\d+)\]/.exec(error!)?.[1] ?? "2";
      expect(told(list)).toEqual([expect.stringMatching(new RegExp(`^${code} ${name}.xlsx ${row} `))]);
    },
  );
});

const forms = "data/forms/";

describe.runIf(hasShared(forms))("forms of the field", () => {
  test.each([
    [
      "reach_msna_2024_kobo_tool_v11",
      { questions: 275, repeats: 4, lists: 58, languages: ["english", "french"] },
    ],
    [
      "unhcr_xlsformutil_demo",
      { questions: 69, repeats: 1, lists: 15, languages: ["English", "Tigirigna", "Amharic", "Oromiffa"] },
    ],
    ["unicef_liberia_coverage_r2", { questions: 164, repeats: 1, lists: 24, languages: [] }],
    ["pyxform_spec_test", { questions: 46, repeats: 1, lists: 2, languages: ["english", "chinese"] }],
    ["kobocruncher_sample", { questions: 9, repeats: 1, lists: 4, languages: [] }],
    ["kobocruncher_form_likert", { questions: 20, repeats: 0, lists: 10, languages: [] }],
  ])("%s is read without an error", async (name, expected) => {
    const { form, list } = await formOf(sharedBytes(`${forms}${name}.xlsx`));
    expect(list.all().filter(({ severity }) => severity === "error")).toEqual([]);
    expect({
      questions: form!.questions.length,
      repeats: form!.repeats.length,
      lists: form!.lists.size,
      languages: form!.languages,
    }).toEqual(expected);
  });

  test.each(["epfl_abidjan_2022.xls", "epfl_nairobi_2021.xls"])(
    "%s is of the old kind, and said to be",
    async (file) => {
      const { form, list } = await formOf(sharedBytes(forms + file), file);
      expect([form, told(list)]).toEqual([undefined, [`spreadsheet-broken ${file}`]]);
    },
  );
});
