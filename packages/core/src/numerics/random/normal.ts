/** Standard normal draws by the ziggurat: one uniform and one product each, in 98 of 100 cases. */

import type { RandomStream } from "./random.ts";

const LAYERS = 128;
/** Where the tail begins, and the area of each layer. */
const TAIL = 3.442619855899;
const AREA = 9.91256303526217e-3;

/** Right edges of the layers, from the one with the tail upward; the last is 0. */
const edges = edgesOfLayers();

/**
 * A standard normal draw. Layer and place within it come from different bits of one uniform.
 *
 * @see Marsaglia & Tsang (2000), Journal of Statistical Software 5 (8). doi:10.18637/jss.v005.i08
 */
export function drawNormal(random: RandomStream): number {
  for (;;) {
    const place = random() * LAYERS;
    // Whole part by bits: the layer is then known to be a small whole number.
    const layer = place | 0;
    const x = (2 * (place - layer) - 1) * edges[layer]!;
    if (Math.abs(x) < edges[layer + 1]!) return x;
    const kept = drawAtEdge(random, layer, x);
    if (!Number.isNaN(kept)) return kept;
  }
}

/** A place that is not wholly under the curve: in the lowest layer the tail, else kept in proportion; NaN to draw again. */
function drawAtEdge(random: RandomStream, layer: number, x: number): number {
  if (layer === 0) return x < 0 ? -drawTail(random) : drawTail(random);
  const edge = edges[layer]!;
  const inner = edges[layer + 1]!;
  // Between the curve's heights at both edges, relative to its height at x.
  const low = Math.exp((x * x - edge * edge) / 2);
  const high = Math.exp((x * x - inner * inner) / 2);
  return low + random() * (high - low) < 1 ? x : Number.NaN;
}

/** A normal draw beyond where the tail begins, by exponentials. */
function drawTail(random: RandomStream): number {
  for (;;) {
    const x = -Math.log(1 - random()) / TAIL;
    const y = -Math.log(1 - random());
    if (2 * y >= x * x) return TAIL + x;
  }
}

function edgesOfLayers(): Float64Array {
  const height = (x: number): number => Math.exp((-x * x) / 2);
  const found = new Float64Array(LAYERS + 1);
  // The lowest layer has the tail's area in it, as if it were a box that much wider.
  found[0] = AREA / height(TAIL);
  found[1] = TAIL;
  for (let i = 2; i < LAYERS; i++)
    found[i] = Math.sqrt(-2 * Math.log(AREA / found[i - 1]! + height(found[i - 1]!)));
  return found;
}
