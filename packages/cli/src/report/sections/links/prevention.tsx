/** Prevention: whether each threat can be prevented, what feeds it round and round, and which link to weaken first. */

import {
  formatChance,
  formatList,
  loopPath,
  type NamedLoop,
  type Threat,
  type ThreatSpirals,
} from "@salus/core";
import type { ReactElement, ReactNode } from "react";
import { type LinksProps, pairWords } from "../../links-view.ts";
import { placesTogether, rankedRows } from "../../priorities-view.ts";
import type { ReportView } from "../../report-view.ts";
import { DataTable } from "../data-table.tsx";

/** Of ranked threats so many are looked at. */
const MOST = 10;

type Props = LinksProps & { readonly moments?: ReadonlyMap<string, readonly string[]> };

export function Prevention({ moments, ...props }: Props): ReactElement | null {
  const { view, links } = props;
  const { say } = view;
  const { threats, which } = lookedAt(view);
  if (threats.length === 0) return null;
  const unstated = threats.filter(({ preventable }) => preventable === "unstated").length;
  return (
    <>
      <h3>{say("links.prevention.title")}</h3>
      <DataTable
        caption={say("links.prevention.caption", { which })}
        columns={[
          { title: say("links.prevention.threat") },
          { title: say("links.prevention.preventable") },
          { title: say("links.prevention.spiral") },
          { title: say("links.prevention.weaken") },
          ...(moments === undefined ? [] : [{ title: say("links.prevention.moment") }]),
        ]}
        rows={threats.map(({ id, title, preventable }) => {
          const spirals = links.threats.find(({ threat }) => threat === id)!;
          return {
            key: id,
            cells: [
              title,
              <Preventable key="preventable" {...props} id={id} preventable={preventable} />,
              spirals.strongest === null ? (
                say("links.prevention.no-spiral")
              ) : (
                <span key="spiral" className="loop-path">
                  {loopPath(startingAt(id, spirals.strongest), links, say)}
                </span>
              ),
              weakenCell(spirals, props),
              ...(moments === undefined
                ? []
                : [momentCell(moments.get(id) ?? [say("links.prevention.no-moment")])]),
            ],
          };
        })}
      />
      {unstated > 0 && <p>{say("links.prevention.unstated", { count: unstated })}</p>}
    </>
  );
}

type PreventableProps = LinksProps & Pick<Threat, "id" | "preventable">;

/** In a word, and the measures that lower the threat; what cannot be prevented and is lowered by nothing is told. */
function Preventable({ view: { say }, links, id, preventable }: PreventableProps): ReactElement {
  const { nodes, connections } = links.network;
  const measures = connections
    .filter(({ from, to, weight }) => weight < 0 && nodes[to]!.id === id && nodes[from]!.kind === "measure")
    .map(({ from }) => nodes[from]!.title);
  const word = say("links.prevention.word", { preventable });
  if (measures.length === 0 && preventable !== "no") return <>{word}</>;
  return (
    <>
      {word}
      <br />
      <span className="quiet softened">
        {measures.length === 0
          ? say("links.prevention.not-softened")
          : say("links.prevention.softened", { list: formatList(measures) })}
      </span>
    </>
  );
}

/** The loop told from a threat on. */
function startingAt(threat: string, loop: NamedLoop): NamedLoop {
  const at = loop.nodes.indexOf(threat);
  return { ...loop, nodes: [...loop.nodes.slice(at), ...loop.nodes.slice(0, at)] };
}

function momentCell(sentences: readonly string[]): ReactNode {
  return sentences.map((sentence) => <div key={sentence}>{sentence}</div>);
}

function weakenCell({ weaken }: ThreatSpirals, props: LinksProps): ReactNode {
  const { say } = props.view;
  if (weaken === null) return say("links.prevention.no-spiral");
  return (
    <>
      {pairWords(weaken, props)}
      <br />
      <span className="quiet">
        {say("links.prevention.falls", { share: formatChance(weaken.loss / weaken.strength) })}
      </span>
    </>
  );
}

/** Threats by their priority where the recipe ranks them, else all of the framework. */
function lookedAt(view: ReportView): {
  readonly threats: readonly Threat[];
  readonly which: "priorities" | "all";
} {
  const { priorities, input } = view.assessment;
  const { threats } = input.framework;
  const places = priorities?.places ?? [];
  const [only] = places;
  const ranked =
    places.length === 1
      ? rankedRows(only!).map(({ threat }) => threat)
      : places.length > 1
        ? placesTogether(view).threats.threats.map(({ id }) => id)
        : [];
  if (ranked.length === 0) return { threats, which: "all" };
  const first = ranked.slice(0, MOST).flatMap((id) => threats.find((threat) => threat.id === id) ?? []);
  return { threats: first, which: "priorities" };
}
