// Uncertainty where only weights vary, beside numpy doing the same work.

import { measureNumpy, measureWork } from "./own-process.ts";
import { median, round, say } from "./say.ts";

type Row = {
  readonly tree: "flat" | "asem" | "asem-nodes";
  readonly runs: number;
  readonly units: number;
  readonly indicators: number;
  readonly limitSeconds?: number;
  readonly limitTimesNumpy?: number;
  readonly limitMegabytes?: number;
};

const rows: readonly Row[] = [
  { tree: "flat", runs: 10_000, units: 51, indicators: 49, limitSeconds: 0.08, limitTimesNumpy: 1.3 },
  { tree: "asem", runs: 10_000, units: 51, indicators: 49, limitSeconds: 0.12 },
  { tree: "asem-nodes", runs: 10_000, units: 51, indicators: 49 },
  {
    tree: "flat",
    runs: 1000,
    units: 5000,
    indicators: 60,
    limitSeconds: 0.6,
    limitTimesNumpy: 1,
    limitMegabytes: 250,
  },
];
const through = {
  flat: "flat tree",
  asem: "through four levels to the index",
  "asem-nodes": "through four levels, all eleven nodes ranked",
} as const;
const REPEATS = 9;
const ROUNDS = 3;

export function benchWeightsOnly(): void {
  for (const { tree, runs, units, indicators, ...limits } of rows) {
    const sizes = [runs, units, indicators].map(String);
    const { megabytes } = measureWork("work/weights-only.ts", tree, ...sizes, "0");
    // In turns with numpy, so that what else the machine does in between hits both.
    const rounds = Array.from({ length: ROUNDS }, () => ({
      own: measureWork("work/weights-only.ts", tree, ...sizes, String(REPEATS)),
      numpy: measureNumpy("weights_only.py", ...sizes, String(REPEATS), tree),
    }));
    const own = median(rounds.flatMap((round) => round.own.seconds));
    const copySeconds = median(rounds.map((round) => round.own.more["copySeconds"]!));
    const beside = rounds.flatMap(({ own: { seconds }, numpy }) =>
      numpy === null ? [] : [{ seconds: median(numpy), times: median(seconds) / median(numpy) }],
    );
    say(
      `weights-only replays with intervals: ${runs} draws × ${units} units × ${indicators} indicators, ${through[tree]}`,
      {
        seconds: round(own),
        megabytes,
        ...limits,
        ...(beside.length === 0
          ? { numpy: "not installed" }
          : {
              numpySeconds: round(median(beside.map(({ seconds }) => seconds))),
              timesNumpy: round(median(beside.map(({ times }) => times))),
            }),
        copySeconds: round(copySeconds),
        copyMegabytes: round(rounds[0]!.own.more["copyMegabytes"]!),
        timesCopy: round(own / copySeconds),
      },
    );
  }
}
