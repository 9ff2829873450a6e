/**
 * xoroshiro128+ over four 32-bit words in an Int32Array, in the order of pure-rand's `getState()`, whose numbers
 * these are. Its own generator is an object per stream; here one array can be set to the start of run after run.
 */

import { xoroshiro128plus, xoroshiro128plusFromState } from "pure-rand/generator/xoroshiro128plus";

const BITS_26 = 0x3ffffff;
const BITS_27 = 0x7ffffff;

/** The state that a seed starts from. */
export function startOf(seed: number): Int32Array {
  return Int32Array.from(xoroshiro128plus(seed).getState());
}

/**
 * Fill `into` with uniform values in [0, 1) of 53 bits, each from two steps: the values of pure-rand's
 * `uniformFloat64`. Many at once, as the state then stays in registers.
 */
export function fillUniform(state: Int32Array, into: Float64Array): void {
  let a1 = state[0]!;
  let a0 = state[1]!;
  let b1 = state[2]!;
  let b0 = state[3]!;
  for (let i = 0; i < into.length; i++) {
    const high = (a0 + b0) & BITS_26;
    let x0 = b0 ^ a0;
    let x1 = b1 ^ a1;
    const c0 = (a0 << 24) ^ (a1 >>> 8) ^ x0 ^ (x0 << 16);
    const c1 = (a1 << 24) ^ (a0 >>> 8) ^ x1 ^ ((x1 << 16) | (x0 >>> 16));
    const d0 = (x1 << 5) ^ (x0 >>> 27);
    const d1 = (x0 << 5) ^ (x1 >>> 27);
    const low = (c0 + d0) & BITS_27;
    x0 = d0 ^ c0;
    x1 = d1 ^ c1;
    a0 = (c0 << 24) ^ (c1 >>> 8) ^ x0 ^ (x0 << 16);
    a1 = (c1 << 24) ^ (c0 >>> 8) ^ x1 ^ ((x1 << 16) | (x0 >>> 16));
    b0 = (x1 << 5) ^ (x0 >>> 27);
    b1 = (x0 << 5) ^ (x1 >>> 27);
    into[i] = high * 2 ** -26 + low * 2 ** -53;
  }
  state[0] = a1;
  state[1] = a0;
  state[2] = b1;
  state[3] = b0;
}

let tables: Int32Array | null = null;

/** Move 2⁶⁴ steps ahead. A jump is linear in the bits of the state, so it is put together from the jumps of its bytes. */
export function jump(state: Int32Array): void {
  tables ??= jumpsOfBytes();
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  for (let byte = 0; byte < 16; byte++) {
    const at = 4 * (256 * byte + ((state[byte >> 2]! >>> (8 * (byte & 3))) & 255));
    s0 ^= tables[at]!;
    s1 ^= tables[at + 1]!;
    s2 ^= tables[at + 2]!;
    s3 ^= tables[at + 3]!;
  }
  state[0] = s0;
  state[1] = s1;
  state[2] = s2;
  state[3] = s3;
}

/** For each of the 16 bytes and each of its 256 values, where a state of nothing else jumps to. */
function jumpsOfBytes(): Int32Array {
  const jumps = new Int32Array(16 * 256 * 4);
  for (let byte = 0; byte < 16; byte++) {
    for (let bit = 0; bit < 8; bit++) {
      const alone = [0, 0, 0, 0];
      alone[byte >> 2] = 1 << (8 * (byte & 3) + bit);
      const generator = xoroshiro128plusFromState(alone);
      generator.jump();
      jumps.set(generator.getState(), 4 * (256 * byte + (1 << bit)));
    }
    for (let value = 1; value < 256; value++) {
      const lowest = value & -value;
      if (value === lowest) continue;
      const at = 4 * (256 * byte + value);
      for (let word = 0; word < 4; word++)
        jumps[at + word] = jumps[at - 4 * lowest + word]! ^ jumps[4 * (256 * byte + lowest) + word]!;
    }
  }
  return jumps;
}
