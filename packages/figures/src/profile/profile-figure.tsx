/** One unit's components, each a point on its interval, beside the median of its peers. */

import type { ReactElement } from "react";
import { ColumnHeads } from "../drawing/column-heads.tsx";
import { columns } from "../drawing/columns.ts";
import { coordinate } from "../drawing/coordinate.ts";
import { type FigurePlace, isNarrow, wideWidth } from "../drawing/figure.ts";
import { FigureSvg } from "../drawing/figure-svg.tsx";
import { bandEdgeKey, intervalKey, missingKey } from "../drawing/interval-key.tsx";
import { type KeyItem, KeyRow, keyHeight } from "../drawing/key-row.tsx";
import { hasScore, innerEdges } from "../drawing/score.ts";
import { axisHeight, ScoreAxis, scoreScale } from "../drawing/score-axis.tsx";
import { textWidth } from "../drawing/text-width.ts";
import { CompactProfile } from "./compact-profile.tsx";
import { peerDiamond } from "./peer-diamond.ts";
import { orderedComponents, type ProfileData } from "./profile-data.ts";
import { ProfileRow } from "./profile-row.tsx";
import { profileSummary, profileTitle } from "./profile-texts.ts";

export type ProfileFigureProps = ProfileData &
  FigurePlace & {
    /** A small picture of at most 3 KB, in the given order, for one unit among many. */
    readonly compact?: boolean;
  };

const rowHeight = 34;

export function ProfileFigure(props: ProfileFigureProps): ReactElement {
  if (props.compact === true) return <CompactProfile {...props} />;
  const { say, direction, idPrefix, width = wideWidth, bands = [], overall } = props;
  const ordered = orderedComponents(props);
  const rows = overall === undefined ? ordered : [overall, ...ordered];
  const longest = Math.max(...rows.map((row) => textWidth(row.title)), 60);
  const valueWidths = isNarrow(width) ? [40] : [46, 84];
  const layout = columns(width, direction, {
    label: Math.min(longest + 6, width * (isNarrow(width) ? 0.36 : 0.3)),
    values: valueWidths,
  });
  const scale = scoreScale(layout.plotLeft, layout.plotRight);
  const edges = innerEdges(bands);
  const missing = rows.some((row) => !hasScore(row));
  const key: KeyItem[] = [
    intervalKey(say),
    { id: "peers", word: say("figure.key.peers"), mark: <path className="peer" d={peerDiamond(0, 0, 6)} /> },
    ...(edges.length > 0 ? [bandEdgeKey(say)] : []),
    ...(missing ? [missingKey(say, idPrefix)] : []),
  ];
  const top = keyHeight(key, width) + 22;
  const parted = overall === undefined ? 0 : 8;
  const bottom = top + rows.length * rowHeight + parted;
  const heads = ["score", "interval"].map((id) => say(`figure.head.${id}`)).slice(0, valueWidths.length);
  return (
    <FigureSvg
      place={props}
      title={props.title ?? profileTitle(props, say)}
      summary={profileSummary(props, say)}
      width={width}
      height={bottom + axisHeight}
      hatched={missing}
    >
      <KeyRow place={props} items={key} width={width} y={0} />
      <ColumnHeads heads={heads} layout={layout} top={top} />
      <ScoreAxis place={props} scale={scale} top={top} bottom={bottom} edges={edges} />
      {parted > 0 && <path className="rule" d={`M0 ${coordinate(top + rowHeight + parted / 2)}H${width}`} />}
      {rows.map((row, index) => (
        <ProfileRow
          key={row.id}
          row={row}
          place={props}
          layout={layout}
          scale={scale}
          y={top + (index + 0.5) * rowHeight + (index > 0 ? parted : 0)}
          strong={row === overall}
        />
      ))}
    </FigureSvg>
  );
}
