// ICU messages as people can read them: every way in which a sentence may come out, arguments as {name}.

/**
 * All variants of a message: one for each branch of its selects, plurals in their general form.
 * `{count, plural, one {# row} other {# rows}}` becomes `{count} rows`.
 */
export function messageVariants(message: string): readonly string[] {
  const variants = combinations(selectsOf(message)).map((chosen) => written(message, chosen, ""));
  return [...new Set(variants)];
}

type Argument = {
  readonly name: string;
  readonly kind: string;
  /** Branch name to its message; empty for a plain argument. */
  readonly branches: ReadonlyMap<string, string>;
  /** Just after the closing brace. */
  readonly end: number;
};

/** Each argument that selects, with the names of its branches. */
function selectsOf(message: string): Map<string, readonly string[]> {
  const selects = new Map<string, readonly string[]>();
  for (let at = message.indexOf("{"); at >= 0; ) {
    const { name, kind, branches, end } = argumentAt(message, at);
    if (kind === "select") selects.set(name, [...branches.keys()]);
    for (const branch of branches.values())
      for (const [inner, names] of selectsOf(branch)) selects.set(inner, names);
    at = message.indexOf("{", end);
  }
  return selects;
}

/** Every way to choose one branch for each name. */
function combinations(
  choices: ReadonlyMap<string, readonly string[]>,
): readonly ReadonlyMap<string, string>[] {
  let all: ReadonlyMap<string, string>[] = [new Map()];
  for (const [name, branches] of choices) {
    all = all.flatMap((chosen) => branches.map((branch) => new Map([...chosen, [name, branch]])));
  }
  return all;
}

function written(message: string, chosen: ReadonlyMap<string, string>, counted: string): string {
  let text = "";
  let at = 0;
  while (at < message.length) {
    if (message[at] !== "{") {
      text += message[at] === "#" && counted !== "" ? `{${counted}}` : message[at];
      at++;
      continue;
    }
    const { name, kind, branches, end } = argumentAt(message, at);
    const branch = kind === "select" ? branches.get(chosen.get(name)!) : branches.get("other");
    text += branch === undefined ? `{${name}}` : written(branch, chosen, kind === "plural" ? name : counted);
    at = end;
  }
  return text;
}

function argumentAt(message: string, open: number): Argument {
  const end = closing(message, open) + 1;
  const [name, kind, rest] = parts(message.slice(open + 1, end - 1));
  const branches = new Map<string, string>();
  for (let at = 0; at < rest.length; ) {
    const brace = rest.indexOf("{", at);
    if (brace < 0) break;
    const close = closing(rest, brace);
    branches.set(rest.slice(at, brace).trim(), rest.slice(brace + 1, close));
    at = close + 1;
  }
  return { name, kind, branches, end };
}

/** `count, plural, one {…} other {…}` in its three parts. */
function parts(inside: string): readonly [string, string, string] {
  const [name, kind] = inside.split(",", 2).map((part) => part.trim());
  const second = inside.indexOf(",", inside.indexOf(",") + 1);
  return [name ?? "", kind ?? "", second < 0 ? "" : inside.slice(second + 1)];
}

function closing(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text[at] === "{") depth++;
    if (text[at] === "}" && --depth === 0) return at;
  }
  throw new RangeError(`Cannot read the message "${text}": a brace is not closed`);
}
