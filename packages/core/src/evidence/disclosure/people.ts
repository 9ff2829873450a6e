/** Persons as columns of answers, and which of them a count is of. */

/** Variable to one answer a person; an empty text is missing. */
export type People = ReadonlyMap<string, readonly string[]>;

/** Holds for who answered with one of the codes. */
export type Condition = { readonly variable: string; readonly codes: readonly string[] };

/** Persons of whom all conditions hold. */
export type Where = readonly Condition[];

/** One text for the same conditions, in whatever order they are stated. */
export function whereText(where: Where): string {
  return JSON.stringify(
    where
      .map(({ variable, codes }) => [variable, [...new Set(codes)].sort()] as const)
      .map((each) => JSON.stringify(each))
      .sort(),
  );
}

/**
 * Answers to a variable.
 *
 * @throws RangeError  where there is no such variable
 */
export function answersTo(people: People, variable: string): readonly string[] {
  const answers = people.get(variable);
  if (answers === undefined) throw new RangeError(`Cannot count by ${variable}: nobody was asked`);
  return answers;
}

/** How many persons there are; 0 without variables. */
export function peopleCount(people: People): number {
  for (const answers of people.values()) return answers.length;
  return 0;
}
