/** For tests: what made-up people worry about. No number here describes a real place. */

import type { AskedShare, PerceivedData } from "../perceived/perceived-data.ts";

function asked(value: number, half: number): AskedShare {
  return {
    value,
    low: value - half,
    high: value + half,
    n: 212,
    dontKnow: { value: 0.04, low: 0.02, high: 0.08 },
    refused: { value: 0.01, low: 0.003, high: 0.03 },
  };
}

const withheld = { value: null, low: null, high: null, isWithheld: true } as const;
const none = { value: null, low: null, high: null };

/** Out of order; one threat that only worry was asked about, one that is withheld, one without interval. */
export const examplePerceived: PerceivedData = {
  about: "People in the valley",
  period: "2024-09",
  level: 0.95,
  rows: [
    { id: "T0", title: "Dirty water", worry: asked(0.21, 0.04), experience: asked(0.3, 0.05), gap: none },
    {
      id: "T1",
      title: "Robbery and attack on the road to market",
      worry: asked(0.71, 0.06),
      experience: { ...asked(0.09, 0.03), low: null, high: null },
      gap: { value: 0.62, low: 0.55, high: 0.69 },
    },
    {
      id: "T2",
      title: "Being silenced",
      worry: { ...withheld, n: null, dontKnow: withheld, refused: withheld },
      experience: { ...withheld, n: null, dontKnow: withheld, refused: withheld },
      gap: withheld,
    },
    { id: "T3", title: "Flood", worry: asked(0.4, 0.07), experience: null, gap: none },
  ],
};
