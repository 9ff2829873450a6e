// Disclosure control: suppression of a large table, and the attack on it.

import { measureWork } from "./own-process.ts";
import { median, round, say } from "./say.ts";

export function benchDisclosure(): void {
  for (const [share, layers, what] of [
    ["0.02", "1", "counts, 2 % of them small"],
    ["0.1", "1", "counts, 10 % of them small"],
    ["0.1", "2", "shares, 10 % of numerators and complements small"],
  ] as const) {
    const { seconds, megabytes, more } = measureWork("work/suppression.ts", "30", "40", share, layers, "5");
    say(`suppression and attack: 30 × 40 with margins, ${what}`, {
      seconds: round(median(seconds)),
      limitSeconds: 5,
      megabytes,
      ...more,
    });
  }
}
