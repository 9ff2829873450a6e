/** Key items most figures share: point with whisker, and the hatch. */

import type { Say } from "@salus/core";
import { hatchFill } from "./figure-svg.tsx";
import type { KeyItem } from "./key-row.tsx";

export function intervalKey(say: Say): KeyItem {
  return {
    id: "interval",
    word: say("figure.key.interval"),
    mark: (
      <>
        <path className="w" d="M-9 0H9" />
        <circle className="p" r="4" />
      </>
    ),
  };
}

export function missingKey(say: Say, idPrefix: string): KeyItem {
  return {
    id: "missing",
    word: say("figure.key.missing"),
    mark: <path fill={hatchFill(idPrefix)} d="M-9 -5H9V5H-9Z" />,
  };
}

export function bandEdgeKey(say: Say): KeyItem {
  return { id: "edge", word: say("figure.key.edge"), mark: <path className="edge" d="M0 -7V7" /> };
}
