/** How threats feed each other: the network, its loops, where views differ, what would follow, and where to begin. */

import { formatList, roleSentences } from "@salus/core";
import {
  FigureFrame,
  InfluenceFigure,
  influenceTable,
  influenceTexts,
  NetworkFigure,
  networkTable,
  networkTexts,
} from "@salus/figures";
import type { ReactElement } from "react";
import { influenceOfNodes, type LinksProps, networkOf } from "../../links-view.ts";
import type { ReportView } from "../../report-view.ts";
import { Section } from "../section.tsx";
import { Explorations } from "./explorations.tsx";
import { Hypotheses } from "./hypotheses.tsx";
import { Leverage } from "./leverage.tsx";
import { LinkSources } from "./link-sources.tsx";
import { LoopsPart } from "./loops.tsx";
import { Pillars } from "./pillars.tsx";
import { Prevention } from "./prevention.tsx";
import { Scenarios } from "./scenarios.tsx";
import { Views } from "./views.tsx";

type Props = {
  readonly view: ReportView;
  /** When to act on a threat, in words, by its id; from alerts and seasons, where the case has them. */
  readonly moments?: ReadonlyMap<string, readonly string[]>;
};

export function Links({ view, moments }: Props): ReactElement | null {
  const { links } = view.assessment;
  if (links === null) return null;
  const props = { view, links };
  return (
    <Section id="links" title={view.say("report.links.title")}>
      <Intro {...props} />
      {links.network.connections.length > 0 && (
        <>
          <Pictures {...props} />
          <Pillars {...props} />
          <LoopsPart {...props} />
          <Leverage {...props} />
          <Views {...props} />
          <Explorations {...props} />
        </>
      )}
      <Scenarios {...props} />
      <Hypotheses {...props} />
      <Prevention {...props} {...(moments === undefined ? {} : { moments })} />
      <LinkSources {...props} />
    </Section>
  );
}

function Intro({ view: { say }, links }: LinksProps): ReactElement {
  const { network, nodes } = links;
  const { connections, parties } = network;
  if (connections.length === 0) return <p>{say("links.nothing")}</p>;
  const linked = nodes.filter(({ role }) => role !== "apart").length;
  return (
    <>
      <p>{say("links.intro", { connections: connections.length, nodes: linked })}</p>
      <p>{say("links.parties", { parties: parties.length, list: formatList(parties) })}</p>
      {roleSentences(links, say).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </>
  );
}

function Pictures({ view: { say, language }, links }: LinksProps): ReactElement {
  const network = networkOf(links);
  const influence = influenceOfNodes(links);
  const place = { say, direction: language.direction };
  return (
    <>
      <FigureFrame
        place={{ ...place, idPrefix: "network" }}
        texts={networkTexts(network, say)}
        table={networkTable(network, say)}
        draw={(at) => <NetworkFigure {...network} {...at} />}
      />
      <FigureFrame
        place={{ ...place, idPrefix: "influence" }}
        texts={influenceTexts(influence, say)}
        table={influenceTable(influence, say)}
        draw={(at) => <InfluenceFigure {...influence} {...at} />}
      />
    </>
  );
}
