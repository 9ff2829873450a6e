/** Normal draws by number, so that who is asked first, or how many are asked, changes nothing. */

import type { RandomStream } from "./random.ts";

// 2³² divided by the golden ratio: neighbouring numbers are sent far apart.
const STRIDE = 0x9e3779b9;

/**
 * Standard normal draws, one for each whole number from 0; the same number has the same draw. Takes two draws of the
 * stream, however many are asked for.
 *
 * @see Box & Muller (1958), The Annals of Mathematical Statistics 29, 610–611. doi:10.1214/aoms/1177706645;
 *   the mixing is the finaliser of MurmurHash3 (A. Appleby, public domain)
 * @example
 * indexedNormals(() => 0.5)(7) === indexedNormals(() => 0.5)(7); // => true
 */
export function indexedNormals(random: RandomStream): (index: number) => number {
  const first = Math.floor(random() * 2 ** 32);
  const second = Math.floor(random() * 2 ** 32);
  return (index) => {
    const place = Math.imul(index + 1, STRIDE);
    return (
      Math.sqrt(-2 * Math.log(uniform(place ^ first))) *
      Math.cos(2 * Math.PI * uniform(Math.imul(place, STRIDE) ^ second))
    );
  };
}

/** A number in (0, 1) from 32 bits, each of which changes about half of those that come out. */
function uniform(bits: number): number {
  let h = bits;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (((h ^ (h >>> 16)) >>> 0) + 0.5) / 2 ** 32;
}
