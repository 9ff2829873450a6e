/** A coordinate to a tenth of a pixel: what a screen can show, in few bytes. */
export function coordinate(value: number): number {
  return Math.round(value * 10) / 10;
}
