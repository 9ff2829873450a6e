/** A field's text holds several figures: "4.1% (2015 est.) ++ 3.2% (2014 est.)", mostly parted by plus signs. */

/** The phrases of a text, one figure each, in printed order. */
export function splitPhrases(text: string): readonly string[] {
  return text
    .split("++")
    .flatMap((part) => part.split(/(?<=\))\s+(?=[-$\d])/))
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/** What follows a label such as "total" in "urban: 89.6% ++ rural: 54.4% ++ total: 68.5%"; null if it is not there. */
export function phraseAfterLabel(text: string, label: string): string | null {
  const labelled = splitPhrases(text).find((phrase) => new RegExp(`^${label}\\b`).test(phrase));
  return labelled === undefined ? null : labelled.slice(label.length).replace(/^:/, "").trim();
}
