/** How an alert ended, around 0, 0: filled where the harm came, crossed out where it did not, open until then. */

import type { ReactElement } from "react";
import type { AlertClosing } from "./alerts-data.ts";

type Props = { readonly closing: AlertClosing; readonly level?: "watch" | "alert" };

export const alertRadius = { watch: 3.8, alert: 5.6 } as const;

export function AlertMark({ closing, level = "alert" }: Props): ReactElement {
  const r = alertRadius[level];
  if (closing === "hit") return <circle className="hit p" r={r} />;
  if (closing === "open") return <circle className="standing" r={r} />;
  const reach = Math.round(r * 7) / 10;
  return (
    <>
      <circle className="false-alarm open" r={r} />
      <path className="w" d={`M${-reach} ${reach}L${reach} ${-reach}`} />
    </>
  );
}

/** Harm that no alert foresaw. */
export function MissMark(): ReactElement {
  return <path className="miss" d="M-4.5 -4.5L4.5 4.5M-4.5 4.5L4.5 -4.5" />;
}
