// Methods that compare all with all: Copeland, and SMAA of threats.

import { measureWork } from "./own-process.ts";
import { median, round, say } from "./say.ts";

export function benchRankingMethods(): void {
  const copelands = [
    { words: ["8", "51", "6", "25"], measured: "Copeland: 8 nodes × 51 units", limitSeconds: 0.005 },
    { words: ["1", "5000", "60", "5"], measured: "Copeland: 5,000 units × 60 indicators", limitSeconds: 2 },
  ];
  for (const { words, measured, limitSeconds } of copelands) {
    const { seconds, megabytes } = measureWork("work/cross-unit.ts", ...words);
    say(measured, { seconds: round(median(seconds)), limitSeconds, megabytes });
  }
  for (const spread of ["certain", "uniform", "normal"]) {
    for (const combine of ["arithmetic", "geometric"]) {
      const { seconds, megabytes } = measureWork("work/smaa.ts", spread, combine, "9");
      say(`SMAA: 30 threats × 8 criteria × 10,000 draws, ${spread} values, ${combine}`, {
        seconds: round(median(seconds)),
        limitSeconds: 0.12,
        megabytes,
      });
    }
  }
}
