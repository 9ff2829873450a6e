/** Parts of a graph in which every node reaches every other. */

/**
 * The strongly connected component of each node, by Tarjan's algorithm; numbered in the order in which they close.
 * Only nodes at or above `first` take part; the others have −1.
 *
 * @param targets  where the arcs of each node lead
 * @see Tarjan (1972), SIAM Journal on Computing 1, 146–160. doi:10.1137/0201010
 * @example
 * Array.from(strongComponents([[1], [0, 2], []])); // => [1, 1, 0]
 */
export function strongComponents(targets: readonly ArrayLike<number>[], first = 0): Int32Array {
  const size = targets.length;
  const component = new Int32Array(size).fill(-1);
  const order = new Int32Array(size).fill(-1);
  const lowest = new Int32Array(size);
  const next = new Int32Array(size);
  const open: number[] = [];
  let counter = 0;
  let components = 0;

  function close(node: number): void {
    if (lowest[node] !== order[node]) return;
    for (;;) {
      const member = open.pop()!;
      component[member] = components;
      if (member === node) break;
    }
    components++;
  }

  // A stack of its own in place of recursion: chains of many thousand nodes are possible.
  for (let root = first; root < size; root++) {
    if (order[root] !== -1) continue;
    const path = [root];
    order[root] = lowest[root] = counter++;
    open.push(root);
    while (path.length > 0) {
      const node = path.at(-1)!;
      const own = targets[node]!;
      if (next[node]! < own.length) {
        const to = own[next[node]!++]!;
        if (to < first) continue;
        if (order[to] === -1) {
          order[to] = lowest[to] = counter++;
          open.push(to);
          path.push(to);
        } else if (component[to] === -1) lowest[node] = Math.min(lowest[node]!, order[to]!);
        continue;
      }
      path.pop();
      close(node);
      const parent = path.at(-1);
      if (parent !== undefined) lowest[parent] = Math.min(lowest[parent]!, lowest[node]!);
    }
  }
  return component;
}
