"""The same work as the weights-only replays, in numpy: Dirichlet draws, product, ranks by argsort, quantiles.

Usage: weights_only.py runs units indicators concentration repeats tree
tree: "flat", or "asem" for 49 indicators through 8, 2 and 1, every node's scores ranked.
Prints one JSON line: seconds of each repeat.
"""

import json
import sys
import time

import numpy as np


def replay_flat(rng, runs, indicators, alpha):
    shares = rng.dirichlet(alpha, runs)
    return [shares @ indicators]


def replay_asem(rng, runs, indicators, concentration):
    """Groups as in bench/asem-shaped.ts: eight of six or seven, two of four."""
    groups = [np.arange(g * 49 // 8, (g + 1) * 49 // 8) for g in range(8)]
    nodes = [
        rng.dirichlet(np.full(len(group), concentration / len(group)), runs) @ indicators[group]
        for group in groups
    ]
    halves = []
    for half in (nodes[:4], nodes[4:]):
        shares = rng.dirichlet(np.full(4, concentration / 4), runs)
        halves.append(sum(shares[:, k, None] * half[k] for k in range(4)))
    shares = rng.dirichlet(np.full(2, concentration / 2), runs)
    return nodes + halves + [shares[:, 0, None] * halves[0] + shares[:, 1, None] * halves[1]]


def intervals(scores):
    order = np.argsort(-scores, axis=1)
    ranks = np.empty_like(order)
    np.put_along_axis(ranks, order, np.arange(1, scores.shape[1] + 1)[None, :], axis=1)
    return np.quantile(scores, [0.05, 0.95], axis=0), np.quantile(ranks, [0.05, 0.95], axis=0)


def main():
    runs, units, count, concentration, repeats = (int(word) for word in sys.argv[1:6])
    tree = sys.argv[6]
    rng = np.random.default_rng(1)
    indicators = rng.random((count, units))
    seconds = []
    for _ in range(repeats):
        started = time.perf_counter()
        if tree == "flat":
            nodes = replay_flat(rng, runs, indicators, np.full(count, concentration / count))
        else:
            nodes = replay_asem(rng, runs, indicators, concentration)
        for scores in nodes:
            intervals(scores)
        seconds.append(time.perf_counter() - started)
    print(json.dumps({"numpy": np.__version__, "seconds": seconds}))


main()
