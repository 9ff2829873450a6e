/** Conditions of a form: what they refer to, and whether one holds, where that can be told from a row of answers. */

/** The answer to a question as the tool stores it, "" where it is empty; undefined where it is not at hand. */
export type AnswerOf = (question: string) => string | undefined;

/** Undefined is "cannot be told": it spreads as in Kleene's logic. */
type Value = string | number | boolean | undefined;

type Node = (answerOf: AnswerOf) => Value;

const TOKEN =
  /\s*(?:\$\{([^{}]*)\}|'([^']*)'|"([^"]*)"|(\d+(?:\.\d+)?|\.\d+)|(!=|<=|>=|[=<>+*(),-])|([A-Za-z_][\w.-]*))/y;

const MOST_TOKENS = 2_000;

type Token = { readonly kind: "reference" | "text" | "number" | "sign" | "word"; readonly text: string };

/**
 * The questions that an expression refers to; those of an earlier interview (`last-saved#`) too.
 *
 * @example
 * references("${age} > 20 and selected(${threats}, 'food')"); // => ["age", "threats"]
 */
export function references(expression: string): readonly string[] {
  const found = [...expression.matchAll(/\$\{([^{}]*)\}/g)].map((match) =>
    match[1]!.trim().replace(/^last-saved#/, ""),
  );
  return [...new Set(found)];
}

/**
 * Make a condition that can be asked of a row: true, false, or undefined where the row or the expression does not say.
 *
 * Understood are comparisons, `and`, `or`, `not()`, `selected()`, `count-selected()`, `string-length()`, `number()`,
 * `int()`, `if()`, `coalesce()`, plus, minus, times, `div` and `mod`; all else cannot be told.
 *
 * @see XPath 1.0, https://www.w3.org/TR/1999/REC-xpath-19991116/; ODK XForms, https://getodk.github.io/xforms-spec/
 * @example
 * condition("${age} > 20")(() => "30"); // => true
 * condition("${a} = 'x' or today() > ${b}")((name) => (name === "a" ? "x" : "")); // => true
 * condition("today() > ${b}")(() => ""); // => undefined
 */
export function condition(expression: string): (answerOf: AnswerOf) => boolean | undefined {
  const tokens = tokensOf(expression);
  const parser = tokens && createParser(tokens);
  const node = parser?.disjunction();
  if (node === undefined || parser?.atEnd() !== true) return () => undefined;
  return (answerOf) => truth(node(answerOf));
}

function tokensOf(expression: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  const pattern = new RegExp(TOKEN);
  const end = expression.trimEnd().length;
  while (pattern.lastIndex < end) {
    // Longer than people write; each operator is a call inside another.
    if (tokens.length > MOST_TOKENS) return undefined;
    const match = pattern.exec(expression);
    if (match === null) return undefined;
    const [, reference, single, double, number, sign, word] = match;
    if (reference !== undefined) tokens.push({ kind: "reference", text: reference.trim() });
    else if (number !== undefined) tokens.push({ kind: "number", text: number });
    else if (sign !== undefined) tokens.push({ kind: "sign", text: sign });
    else if (word !== undefined) tokens.push({ kind: "word", text: word });
    else tokens.push({ kind: "text", text: single ?? double ?? "" });
  }
  return tokens;
}

type Parser = { disjunction(): Node | undefined; atEnd(): boolean };

function createParser(tokens: readonly Token[]): Parser {
  let at = 0;
  let depth = 0;

  function takes(...texts: readonly string[]): string | undefined {
    const token = tokens[at];
    if (token === undefined || (token.kind !== "sign" && token.kind !== "word")) return undefined;
    if (!texts.includes(token.text)) return undefined;
    at++;
    return token.text;
  }

  function chain(
    next: () => Node | undefined,
    operators: Readonly<Record<string, Operator>>,
  ): Node | undefined {
    let left = next();
    while (left !== undefined) {
      const operator = takes(...Object.keys(operators));
      if (operator === undefined) return left;
      const right = next();
      if (right === undefined) return undefined;
      const [first, apply] = [left, operators[operator]!];
      left = (answerOf) => apply(first(answerOf), right(answerOf));
    }
    return undefined;
  }

  function disjunction(): Node | undefined {
    // An expression nested deeper than any person writes would exhaust the stack.
    if (++depth > 100) return undefined;
    const node = chain(conjunction, { or: either });
    depth--;
    return node;
  }
  const conjunction = (): Node | undefined => chain(equality, { and: both });
  const equality = (): Node | undefined =>
    chain(relation, { "=": (a, b) => equal(a, b), "!=": (a, b) => negate(equal(a, b)) });
  const relation = (): Node | undefined =>
    chain(sum, {
      "<": numeric((a, b) => a < b),
      "<=": numeric((a, b) => a <= b),
      ">": numeric((a, b) => a > b),
      ">=": numeric((a, b) => a >= b),
    });
  const sum = (): Node | undefined =>
    chain(product, { "+": numeric((a, b) => a + b), "-": numeric((a, b) => a - b) });
  const product = (): Node | undefined =>
    chain(operand, {
      "*": numeric((a, b) => a * b),
      div: numeric((a, b) => a / b),
      mod: numeric((a, b) => a % b),
    });

  function operand(): Node | undefined {
    if (takes("-") !== undefined) {
      const node = operand();
      return node && ((answerOf) => numeric((a, b) => b - a)(node(answerOf), 0));
    }
    if (takes("(") !== undefined) {
      const node = disjunction();
      return takes(")") === undefined ? undefined : node;
    }
    const token = tokens[at++];
    if (token?.kind === "text") return () => token.text;
    if (token?.kind === "number") return () => Number(token.text);
    if (token?.kind === "reference") {
      return (answerOf) => (token.text.includes("#") ? undefined : answerOf(token.text));
    }
    return token?.kind === "word" && takes("(") !== undefined ? call(token.text) : undefined;
  }

  function call(name: string): Node | undefined {
    const given: Node[] = [];
    while (takes(")") === undefined) {
      if (given.length > 0 && takes(",") === undefined) return undefined;
      const node = disjunction();
      if (node === undefined) return undefined;
      given.push(node);
    }
    const apply = functions.get(name);
    if (apply === undefined) return () => undefined;
    return (answerOf) => apply(given.map((node) => node(answerOf)));
  }

  return { disjunction, atEnd: () => at === tokens.length };
}

type Operator = (a: Value, b: Value) => Value;

const functions: ReadonlyMap<string, (values: readonly Value[]) => Value> = new Map([
  ["true", (): Value => true],
  ["false", (): Value => false],
  ["not", ([a]: readonly Value[]): Value => negate(truth(a))],
  ["selected", ([a, b]: readonly Value[]): Value => isSelected(a, b)],
  ["count-selected", ([a]: readonly Value[]): Value => whenKnown(a, (text) => words(text).length)],
  ["string-length", ([a]: readonly Value[]): Value => whenKnown(a, (text) => text.length)],
  ["number", ([a]: readonly Value[]): Value => (a === undefined ? undefined : toNumber(a))],
  ["int", ([a]: readonly Value[]): Value => (a === undefined ? undefined : Math.trunc(toNumber(a)))],
  ["coalesce", ([a, b]: readonly Value[]): Value => (a === "" ? b : a)],
  [
    "if",
    ([test, a, b]: readonly Value[]): Value => {
      const holds = truth(test);
      return holds === undefined ? undefined : holds ? a : b;
    },
  ],
]);

function isSelected(list: Value, choice: Value): Value {
  return list === undefined || choice === undefined
    ? undefined
    : words(String(list)).includes(String(choice));
}

function whenKnown(value: Value, of: (text: string) => number): Value {
  return value === undefined ? undefined : of(String(value));
}

function words(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== "");
}

function truth(value: Value): boolean | undefined {
  if (value === undefined || typeof value === "boolean") return value;
  return typeof value === "number" ? value !== 0 && !Number.isNaN(value) : value !== "";
}

function toNumber(value: string | number | boolean): number {
  return typeof value === "string" && value.trim() === "" ? Number.NaN : Number(value);
}

function negate(value: boolean | undefined): boolean | undefined {
  return value === undefined ? undefined : !value;
}

function both(a: Value, b: Value): boolean | undefined {
  const [left, right] = [truth(a), truth(b)];
  if (left === false || right === false) return false;
  return left === undefined || right === undefined ? undefined : true;
}

function either(a: Value, b: Value): boolean | undefined {
  return negate(both(negate(truth(a)), negate(truth(b))));
}

function equal(a: Value, b: Value): boolean | undefined {
  if (a === undefined || b === undefined) return undefined;
  if (typeof a === "boolean" || typeof b === "boolean") return truth(a) === truth(b);
  if (typeof a === "number" || typeof b === "number") return toNumber(a) === toNumber(b);
  return a === b;
}

function numeric(apply: (a: number, b: number) => Value): Operator {
  return (a, b) => (a === undefined || b === undefined ? undefined : apply(toNumber(a), toNumber(b)));
}
