/** A cell of a figure's table in the format of its column. */

import {
  formatCorrelation,
  formatCount,
  formatScore,
  formatShare,
  formatSigned,
  formatValue,
  noNumber,
} from "@salus/core";
import type { CellFormat } from "./figure.ts";

export function formatCell(value: string | number | null, format: CellFormat): string {
  if (value === null) return noNumber;
  if (typeof value === "string") return value;
  if (format === "correlation") return formatCorrelation(value);
  if (format === "score") return formatScore(value);
  if (format === "change") return formatSigned(value);
  if (format === "value") return formatValue(value);
  return format === "share" ? formatShare(value) : formatCount(value);
}
