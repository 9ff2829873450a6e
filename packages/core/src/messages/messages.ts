/** The message catalogue: every text people read, by key, in the reader's language. */

import { IntlMessageFormat } from "intl-messageformat";
import audit from "./en/audit.json" with { type: "json" };
import auditCommand from "./en/audit-command.json" with { type: "json" };
import auditFigures from "./en/audit-figures.json" with { type: "json" };
import change from "./en/change.json" with { type: "json" };
import compare from "./en/compare.json" with { type: "json" };
import deprivation from "./en/deprivation.json" with { type: "json" };
import drawWeights from "./en/draw-weights.json" with { type: "json" };
import figures from "./en/figures.json" with { type: "json" };
import findings from "./en/findings.json" with { type: "json" };
import interfaceTexts from "./en/interface.json" with { type: "json" };
import links from "./en/links.json" with { type: "json" };
import linksFigures from "./en/links-figures.json" with { type: "json" };
import method from "./en/method.json" with { type: "json" };
import outlook from "./en/outlook.json" with { type: "json" };
import outlookFigures from "./en/outlook-figures.json" with { type: "json" };
import priorities from "./en/priorities.json" with { type: "json" };
import priorityFigures from "./en/priority-figures.json" with { type: "json" };
import release from "./en/release.json" with { type: "json" };
import report from "./en/report.json" with { type: "json" };
import sensitivity from "./en/sensitivity.json" with { type: "json" };
import voices from "./en/voices.json" with { type: "json" };
import voicesFigures from "./en/voices-figures.json" with { type: "json" };
import voicesReport from "./en/voices-report.json" with { type: "json" };
import { pseudolocalise } from "./pseudolocale.ts";

/** Key to ICU message text. */
export type Catalogue = Readonly<Record<string, string>>;

export type MessageValues = Readonly<Record<string, string | number>>;

/** Says one message of the catalogue in the reader's language. */
export type Say = (key: string, values?: MessageValues) => string;

/** A language people may read Salus in. `en-XB` is the right-to-left pseudo-locale that tests use. */
export type Locale = "en" | "en-XB";

export type Language = {
  readonly locale: Locale;
  readonly direction: "ltr" | "rtl";
  readonly say: Say;
};

/** The English catalogue; keys start with their part, such as `finding.`, `figure.` or `cli.`. */
export const english: Catalogue = {
  ...prefixed("finding", findings),
  ...prefixed("figure", figures),
  ...prefixed("figure", auditFigures),
  ...prefixed("figure", linksFigures),
  ...prefixed("figure", outlookFigures),
  ...prefixed("figure", priorityFigures),
  ...prefixed("figure", voicesFigures),
  ...prefixed("links", links),
  ...prefixed("method", method),
  ...prefixed("outlook", outlook),
  ...prefixed("priorities", priorities),
  ...prefixed("release", release),
  ...prefixed("report", report),
  ...prefixed("sensitivity", sensitivity),
  ...prefixed("deprivation", deprivation),
  ...prefixed("draw-weights", drawWeights),
  ...prefixed("cli", interfaceTexts),
  ...prefixed("change", change),
  ...prefixed("compare", compare),
  ...prefixed("cli", auditCommand),
  ...prefixed("audit", audit),
  ...prefixed("voices", voices),
  ...prefixed("voices-report", voicesReport),
};

function prefixed(prefix: string, texts: Catalogue): Catalogue {
  return Object.fromEntries(Object.entries(texts).map(([key, text]) => [`${prefix}.${key}`, text]));
}

/**
 * The texts of one language.
 *
 * @throws RangeError  from `say`, for a key that is not in the catalogue
 * @example
 * languageOf("en").direction; // => "ltr"
 */
export function languageOf(locale: Locale): Language {
  const pseudo = locale === "en-XB";
  const formats = new Map<string, IntlMessageFormat>();
  const say: Say = (key, values = {}) => {
    let format = formats.get(key);
    if (format === undefined) {
      const text = english[key];
      if (text === undefined) throw new RangeError(`Cannot say "${key}": it is not in the catalogue`);
      format = new IntlMessageFormat(pseudo ? pseudolocalise(text) : text, "en", undefined, {
        ignoreTag: true,
      });
      formats.set(key, format);
    }
    return String(format.format(values));
  };
  return { locale, direction: pseudo ? "rtl" : "ltr", say };
}
