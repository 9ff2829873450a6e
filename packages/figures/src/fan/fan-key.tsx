/** The key of the fan. */

import { formatShare } from "@salus/core";
import type { FigurePlace } from "../drawing/figure.ts";
import type { KeyItem } from "../drawing/key-row.tsx";

export function fanKey(
  { say }: FigurePlace,
  { level, hasForecast }: { readonly level: number; readonly hasForecast: boolean },
): readonly KeyItem[] {
  const past = {
    id: "past",
    word: say("figure.fan.key.past"),
    mark: <path className="fan-past" d="M-10 4L-3 -3L3 2L10 -4" />,
  };
  if (!hasForecast) return [past];
  return [
    past,
    {
      id: "median",
      word: say("figure.fan.key.median"),
      mark: <path className="fan-median" d="M-10 0H10" />,
    },
    {
      id: "half",
      word: say("figure.fan.key.half", { share: formatShare(0.5) }),
      mark: (
        <>
          <path className="fan-wide" d="M-9 -6H9V6H-9Z" />
          <path className="fan-half" d="M-9 -6H9V6H-9Z" />
        </>
      ),
    },
    {
      id: "wide",
      word: say("figure.fan.key.wide", { share: formatShare(level) }),
      mark: (
        <>
          <path className="fan-wide" d="M-9 -6H9V6H-9Z" />
          <path className="fan-edge" d="M-9 -6H9M-9 6H9" />
        </>
      ),
    },
  ];
}
