/** Loops as sentences, the strongest first: spirals, which feed themselves, apart from brakes, which check themselves. */

import { type LoopKind, loopSentence, searchSentence } from "@salus/core";
import type { ReactElement } from "react";
import type { LinksProps } from "../../links-view.ts";

/** More sentences than these are read by nobody; loops.csv has more. */
const MOST = 7;

export function LoopsPart(props: LinksProps): ReactElement {
  return (
    <>
      <KindOfLoops {...props} kind="reinforcing" words="spirals" />
      <KindOfLoops {...props} kind="balancing" words="brakes" />
      <p className="quiet">{searchSentence(props.links, props.view.say)}</p>
    </>
  );
}

type KindProps = LinksProps & { readonly kind: LoopKind; readonly words: "spirals" | "brakes" };

function KindOfLoops({ view: { say }, links, kind, words }: KindProps): ReactElement {
  const loops = links.loops[kind];
  const shown = loops.slice(0, MOST);
  return (
    <>
      <h3>{say(`links.${words}.title`)}</h3>
      <p>{say(`links.${words}.${shown.length === 0 ? "none" : "intro"}`)}</p>
      {shown.length > 0 && (
        <ol className="loops">
          {shown.map((loop) => (
            <li key={loop.nodes.join(" ")}>{loopSentence(loop, links, say)}</li>
          ))}
        </ol>
      )}
      {loops.length > shown.length && (
        <p>{say("links.loops.more", { count: loops.length - shown.length })}</p>
      )}
    </>
  );
}
