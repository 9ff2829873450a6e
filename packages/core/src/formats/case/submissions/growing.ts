/** Typed arrays of a length that is not known before the file ends. */

type Numbers = Int16Array | Int32Array | Uint8Array | Float64Array;

export type Growing<A extends Numbers> = {
  push(value: number): void;
  /** A copy of the values at these places, in this order. */
  pick(places: Int32Array): A;
  readonly length: number;
};

/**
 * An array that grows.
 *
 * @example
 * growing(Uint8Array).length; // => 0
 */
export function growing<A extends Numbers>(kind: new (length: number) => A): Growing<A> {
  let values = new kind(256);
  let length = 0;
  return {
    push(value) {
      if (length === values.length) {
        const larger = new kind(2 * length);
        larger.set(values);
        values = larger;
      }
      values[length++] = value;
    },
    pick(places) {
      const picked = new kind(places.length);
      for (let i = 0; i < places.length; i++) picked[i] = values[places[i]!]!;
      return picked;
    },
    get length() {
      return length;
    },
  };
}
