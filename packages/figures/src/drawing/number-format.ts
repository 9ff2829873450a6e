/** How numbers are written in figures: one place, so that a score looks the same everywhere. */

import type { CellFormat } from "./figure.ts";

const score = new Intl.NumberFormat("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const tick = new Intl.NumberFormat("en", { maximumFractionDigits: 2 });
const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const list = new Intl.ListFormat("en", { type: "unit", style: "short" });

/** Stands where there is no number. */
export const noNumber = "–";

/**
 * @example
 * formatScore(0.734); // => "0.73"
 */
export function formatScore(value: number | null): string {
  return value !== null && Number.isFinite(value) ? score.format(value) : noNumber;
}

/** A share of 0–1 as a percentage; the space does not break. */
export function formatShare(value: number | null): string {
  return value !== null && Number.isFinite(value) ? `${whole.format(value * 100)}\u00a0%` : noNumber;
}

export function formatCount(value: number | null): string {
  return value !== null && Number.isFinite(value) ? whole.format(value) : noNumber;
}

/** A mark on an axis, as short as it can be: "0", "0.2", "1". */
export function formatTick(value: number): string {
  return tick.format(value);
}

/** Two ends of an interval as figures; inside a sentence the catalogue places them. */
export function formatRange(low: number | null, high: number | null): string {
  return low === null || high === null ? noNumber : `${formatScore(low)}–${formatScore(high)}`;
}

/** Names one after another, as the language lists them. */
export function formatList(names: readonly string[]): string {
  return list.format(names);
}

/** A reason to stand inside a sentence that has its own full stop. */
export function withoutStop(text: string): string {
  return text.replace(/[.。۔]+$/u, "");
}

export function formatCell(value: string | number | null, format: CellFormat): string {
  if (value === null) return noNumber;
  if (typeof value === "string") return value;
  if (format === "score") return formatScore(value);
  return format === "share" ? formatShare(value) : formatCount(value);
}
