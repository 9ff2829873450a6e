/** Streaming XML with the guards that untrusted files need. */

import { SaxesParser } from "saxes";
import { broken, SpreadsheetProblem } from "./problem.ts";

/** Elements come by their local name: some programs write `x:row` for `row`. */
export type XmlHandlers = {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
  text?(text: string): void;
};

export type XmlParser = { write(text: string): void; close(): void };

const DEEPEST = 100;

// Characters of one tag or text: a cell holds 32,767 at most.
const LONGEST_TOKEN = 1_000_000;

/** A parser that throws a `SpreadsheetProblem` on anything but plain, well-formed XML. */
export function createXmlParser(handlers: XmlHandlers): XmlParser {
  const parser = new SaxesParser({ position: false, xmlns: false });
  let depth = 0;
  let sinceEvent = 0;
  parser.on("opentag", ({ name, attributes }) => {
    sinceEvent = 0;
    if (++depth > DEEPEST) throw broken("content");
    handlers.open?.(localName(name), attributes);
  });
  parser.on("closetag", ({ name }) => {
    sinceEvent = 0;
    depth--;
    handlers.close?.(localName(name));
  });
  parser.on("text", (text) => handlers.text?.(text));
  parser.on("cdata", (text) => handlers.text?.(text));
  // Office files have none; in others it declares entities that swell to gigabytes.
  parser.on("doctype", () => {
    throw broken("content");
  });
  parser.on("error", () => {
    throw broken("content");
  });
  function guarded(step: () => void): void {
    try {
      step();
    } catch (thrown) {
      throw thrown instanceof SpreadsheetProblem ? thrown : broken("content");
    }
  }
  return {
    write(text) {
      sinceEvent += text.length;
      guarded(() => parser.write(text));
      if (sinceEvent > LONGEST_TOKEN) throw broken("content");
    },
    close: () => guarded(() => parser.close()),
  };
}

/** Parse a whole part that is wanted for its few facts. */
export async function parseXml(texts: AsyncIterable<string>, handlers: XmlHandlers): Promise<void> {
  const parser = createXmlParser(handlers);
  for await (const text of texts) parser.write(text);
  parser.close();
}

function localName(name: string): string {
  const colon = name.indexOf(":");
  return colon === -1 ? name : name.slice(colon + 1);
}
