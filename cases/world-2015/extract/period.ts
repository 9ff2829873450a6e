/** The year a figure is for, printed in brackets after it: "(2012 est.)", "(FY08/09 est.)", "(July 2015 est.)". */

const months = "January|February|March|April|May|June|July|August|September|October|November|December";
const date = String.raw`(?:FY ?)?(?:\d{1,2} )?(?:(?:${months}) )?\d{2,4}(?:[/-]\d{2,4})?(?: est\.)?`;
const endDates = new RegExp(String.raw`(?:\(${date}\)\s*)+$`);
const wholeDate = new RegExp(`^${date}$`);

/** Two digits belong to the century that keeps them in 1960–2059: "99" is 1999, "09" is 2009. */
function fullYear(digits: string): string {
  if (digits.length === 4) return digits;
  return `${Number(digits) >= 60 ? "19" : "20"}${digits.padStart(2, "0")}`;
}

/**
 * The year inside one pair of brackets, or null where it holds no date. Of two years, as in a survey or a
 * fiscal year over the turn of the year, the later one counts.
 */
export function readPeriod(inside: string): string | null {
  if (!wholeDate.test(inside)) return null;
  const digits = inside.replace(new RegExp(`^(?:FY ?)?\\d{1,2} (?=${months})`), "").match(/\d{2,4}/g);
  const last = digits?.at(-1);
  return last === undefined ? null : fullYear(last);
}

/** The year at the end of a text. Of several in a row the first belongs to the figure, the others to the entry. */
export function periodAtEnd(text: string): string | null {
  const found = endDates.exec(text.trim());
  const first = found === null ? null : /\(([^()]*)\)/.exec(found[0]);
  return first === null ? null : readPeriod(first[1]!);
}
