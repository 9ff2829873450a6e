/** A questionnaire: what was asked, of whom, and which answers there were to choose from. */

/** What an answer is, whatever the tool calls it. `metadata`: written by the device about the interview itself. */
export type QuestionKind =
  | "select-one"
  | "select-multiple"
  | "rank"
  | "number"
  | "date"
  | "moment"
  | "text"
  | "note"
  | "calculate"
  | "acknowledge"
  | "position"
  | "recording"
  | "device"
  | "contact"
  | "metadata";

/** Text by language, as the form names it (`Arabic (ar)`); `""` where the form names none. */
export type Translations = Readonly<Record<string, string>>;

export type Choice = {
  readonly name: string;
  readonly label: Translations;
  readonly row: number;
};

export type Question = {
  readonly name: string;
  /** With the groups and repeats it stands in: `household/members/age`. */
  readonly path: string;
  readonly kind: QuestionKind;
  /** The type as written. */
  readonly type: string;
  readonly label: Translations;
  readonly hint: Translations;
  /** Name of the choice list; null where there is none, or where it is a file. */
  readonly list: string | null;
  /** The file that the choices come from. */
  readonly choicesFile: string | null;
  /** One may answer "other" and say what. */
  readonly orOther: boolean;
  /** Conditions under which it is asked: its own and those of its groups. */
  readonly relevant: readonly string[];
  readonly required: boolean;
  readonly calculation: string;
  readonly constraint: string;
  readonly choiceFilter: string;
  /** Path of the nearest repeat it stands in; null in the main part. */
  readonly repeat: string | null;
  readonly row: number;
};

/** A part of the form that is answered several times, such as once for each member of a household. */
export type Repeat = {
  readonly name: string;
  readonly path: string;
  /** Path of the repeat around it; null in the main part. */
  readonly parent: string | null;
  readonly label: Translations;
  readonly row: number;
};

export type Form = {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly defaultLanguage: string;
  /** In the order of the columns. */
  readonly languages: readonly string[];
  readonly questions: readonly Question[];
  readonly repeats: readonly Repeat[];
  readonly lists: ReadonlyMap<string, readonly Choice[]>;
};

/**
 * A text in one language: that language, else the form's default, else the first there is, else "".
 *
 * @example
 * textIn({ "English (en)": "Yes", "French (fr)": "Oui" }, "French (fr)"); // => "Oui"
 * textIn({ "English (en)": "Yes" }, "French (fr)"); // => "Yes"
 */
export function textIn(texts: Translations, language: string, fallback = ""): string {
  const key = [language, fallback].find((each) => Object.hasOwn(texts, each));
  return (key === undefined ? Object.values(texts)[0] : texts[key]) ?? "";
}
