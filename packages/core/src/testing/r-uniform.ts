/** R's own uniform draws (Mersenne Twister after `set.seed`), to make samples anew that a reference only names. */

const LENGTH = 624;
const MIDDLE = 397;

/**
 * The first `count` draws of `runif` after `set.seed(seed)`.
 *
 * @see Matsumoto & Nishimura (1998), ACM TOMACS 8, 3–30. doi:10.1145/272991.272995; seeding of R's `RNG_Init`
 */
export function rUniform(seed: number, count: number): Float64Array {
  let scrambled = seed >>> 0;
  const next = (): number => {
    scrambled = (Math.imul(69_069, scrambled) + 1) >>> 0;
    return scrambled;
  };
  // Fifty steps to scramble the seed, and one for the position, which R then overwrites.
  for (let k = 0; k < 51; k++) next();
  const state = Uint32Array.from({ length: LENGTH }, next);
  let position = LENGTH;
  return Float64Array.from({ length: count }, () => {
    if (position === LENGTH) {
      twist(state);
      position = 0;
    }
    let y = state[position++]!;
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    y ^= y >>> 18;
    return (y >>> 0) * 2.3283064365386963e-10;
  });
}

function twist(state: Uint32Array): void {
  for (let k = 0; k < LENGTH; k++) {
    const y = (state[k]! & 0x80000000) | (state[(k + 1) % LENGTH]! & 0x7fffffff);
    state[k] = state[(k + MIDDLE) % LENGTH]! ^ (y >>> 1) ^ ((y & 1) === 1 ? 0x9908b0df : 0);
  }
}
