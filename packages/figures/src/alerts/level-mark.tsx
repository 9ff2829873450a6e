/** The mark of a level, around 0, 0: each its own shape, so that it is told without colour. */

import type { ReactElement } from "react";
import type { AlertLevelShown } from "./alerts-data.ts";

type Props = { readonly level: AlertLevelShown; readonly extreme?: boolean };

export function LevelMark({ level, extreme = false }: Props): ReactElement {
  return (
    <g className={`level ${level}`}>
      {extreme && <path className="extreme" d="M0 -11.5L11.5 9H-11.5Z" />}
      {level === "alert" && <path className="p" d="M0 -7L7.5 6H-7.5Z" />}
      {level === "watch" && (
        <>
          <circle className="open" r="6" />
          <circle className="p" r="2.2" />
        </>
      )}
      {level === "stood-down" && <path className="peer" d="M-5.5 -5.5H5.5V5.5H-5.5ZM-5.5 5.5L5.5 -5.5" />}
      {level === "calm" && <path className="break" d="M-6 0H6" />}
    </g>
  );
}
