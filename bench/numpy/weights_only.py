"""The same work as the weights-only replays, in numpy: Dirichlet draws, product, ranks in which scores within 1e-9
of each other share the smallest, quantiles.

Usage: weights_only.py RUNS UNITS INDICATORS REPEATS TREE
TREE: "flat", "asem" for 49 indicators through 8 and 2 to the index, or "asem-nodes" to rank all eleven nodes.
Prints one JSON line: the seconds of each repeat.
"""

import json
import sys
import time

import numpy as np

CONCENTRATION = 50
TIE = 1e-9


def draw(rng, parts, runs):
    return rng.dirichlet(np.full(parts, CONCENTRATION / parts), runs)


def replay_flat(rng, runs, indicators):
    return [draw(rng, len(indicators), runs) @ indicators]


def replay_asem(rng, runs, indicators):
    """Groups as in bench/asem-shaped.ts: eight of six or seven indicators, two of four components."""
    groups = [np.arange(g * 49 // 8, (g + 1) * 49 // 8) for g in range(8)]
    components = [draw(rng, len(group), runs) @ indicators[group] for group in groups]
    halves = []
    for below in (components[:4], components[4:]):
        shares = draw(rng, 4, runs)
        halves.append(sum(shares[:, k, None] * below[k] for k in range(4)))
    shares = draw(rng, 2, runs)
    index = shares[:, 0, None] * halves[0] + shares[:, 1, None] * halves[1]
    return components + halves + [index]


def intervals(scores):
    order = np.argsort(-scores, axis=1)
    falling = np.take_along_axis(scores, order, axis=1)
    places = np.arange(1, scores.shape[1] + 1)
    starts = np.ones(scores.shape, dtype=np.int64)
    starts[:, 1:] = np.where(falling[:, :-1] - falling[:, 1:] > TIE, places[1:], 1)
    ranks = np.empty_like(order)
    np.put_along_axis(ranks, order, np.maximum.accumulate(starts, axis=1), axis=1)
    return np.quantile(scores, [0.05, 0.95], axis=0), np.quantile(ranks, [0.05, 0.95], axis=0)


def main():
    runs, units, count, repeats = (int(word) for word in sys.argv[1:5])
    replay = replay_flat if sys.argv[5] == "flat" else replay_asem
    rng = np.random.default_rng(1)
    indicators = rng.random((count, units))
    seconds = []
    kept = slice(None) if sys.argv[5] == "asem-nodes" else slice(-1, None)
    for _ in range(repeats):
        started = time.perf_counter()
        for scores in replay(rng, runs, indicators)[kept]:
            intervals(scores)
        seconds.append(time.perf_counter() - started)
    print(json.dumps({"numpy": np.__version__, "seconds": seconds}))


main()
