/**
 * The inner loop of `weightedSums` in WebAssembly, where two numbers are added at once. Each sum still adds its columns
 * one after the other, so it has the same bits; where there is no WebAssembly with SIMD, the plain loop runs instead.
 */

/** What is used of WebAssembly: it is there in Node and in browsers, and in no library that core is compiled with. */
type Assembly = {
  readonly validate: (code: Uint8Array) => boolean;
  readonly Module: new (code: Uint8Array) => object;
  readonly Memory: new (size: { readonly initial: number }) => { readonly buffer: ArrayBuffer };
  readonly Instance: new (
    module: object,
    imports: object,
  ) => { readonly exports: Readonly<Record<string, unknown>> };
};

/** Sums of four rows by four units; all places are bytes of the arena. */
type SumTile = (
  values: number,
  valuesEnd: number,
  weights: number,
  weightsStride: number,
  sums: number,
  sumsStride: number,
) => void;

/** Memory that the loop can reach; arrays are laid out in it one after the other. */
export type SumArena = {
  readonly buffer: ArrayBuffer;
  readonly sumTile: SumTile;
};

const PAGE = 65_536;

// Compiled once. An arena that is given back is used again: memory of this kind is dear to make.
let compiled: object | null | undefined;
const idle: SumArena[] = [];

/** An arena for so many numbers; null where there is no WebAssembly with SIMD, or no memory for it. */
export function takeSumArena(numbers: number): SumArena | null {
  const bytes = 8 * numbers;
  const known = idle.findIndex(({ buffer }) => buffer.byteLength >= bytes);
  if (known >= 0) return idle.splice(known, 1)[0]!;
  const { WebAssembly: assembly } = globalThis as { readonly WebAssembly?: Assembly };
  if (assembly === undefined) return null;
  const code = moduleCode();
  compiled ??= assembly.validate(code) ? new assembly.Module(code) : null;
  if (compiled === null) return null;
  try {
    const memory = new assembly.Memory({ initial: Math.ceil(bytes / PAGE) });
    const { exports } = new assembly.Instance(compiled, { arena: { memory } });
    return { buffer: memory.buffer, sumTile: exports["sumTile"] as SumTile };
  } catch {
    return null;
  }
}

/** Give an arena back; its arrays must not be used any more. One is kept. */
export function releaseSumArena(arena: SumArena): void {
  idle.length = 0;
  idle.push(arena);
}

// The module's code: https://webassembly.github.io/spec/core/binary/
const [I32, V128, NOTHING] = [0x7f, 0x7b, 0x40];
const [LOOP, END, BRANCH_IF] = [0x03, 0x0b, 0x0d];
const [GET, SET, TEE] = [0x20, 0x21, 0x22];
const ADD = 0x6a;
const LESS = 0x49;
const constant = (value: number): readonly number[] => [0x41, value];
const ALIGNED = 3;
const load = (offset: number): readonly number[] => [0xfd, 0x00, ALIGNED, offset];
const store = (offset: number): readonly number[] => [0xfd, 0x0b, ALIGNED, offset];
/** One number in both places. */
const loadTwice = [0xfd, 0x0a, ALIGNED, 0] as const;
const multiplyBoth = [0xfd, 0xf2, 0x01] as const;
const addBoth = [0xfd, 0xf0, 0x01] as const;

// Numbers of the loop's variables: its arguments, two sums for each row, two pairs of values, a weight, three rows.
const [VALUES, VALUES_END, WEIGHTS, WEIGHTS_STRIDE, SUMS, SUMS_STRIDE] = [0, 1, 2, 3, 4, 5];
const FIRST_SUM = 6;
const [LEFT, RIGHT, WEIGHT] = [14, 15, 16];
const ROWS = [WEIGHTS, 17, 18, 19] as const;

function moduleCode(): Uint8Array {
  const sum = (at: number, values: number): readonly number[] => [
    ...[GET, at, GET, WEIGHT, GET, values],
    ...multiplyBoth,
    ...addBoth,
    ...[SET, at],
  ];
  const addressRows = ROWS.slice(1).flatMap((row, r) => [GET, ROWS[r]!, GET, WEIGHTS_STRIDE, ADD, SET, row]);
  const sumRows = ROWS.flatMap((row, r) => [
    ...[GET, row, ...loadTwice, SET, WEIGHT],
    ...sum(FIRST_SUM + 2 * r, LEFT),
    ...sum(FIRST_SUM + 2 * r + 1, RIGHT),
    ...[GET, row, ...constant(8), ADD, SET, row],
  ]);
  const storeRows = ROWS.flatMap((_, r) => [
    ...[GET, SUMS, GET, FIRST_SUM + 2 * r, ...store(0)],
    ...[GET, SUMS, GET, FIRST_SUM + 2 * r + 1, ...store(16)],
    ...[GET, SUMS, GET, SUMS_STRIDE, ADD, SET, SUMS],
  ]);
  const body = [
    // Two groups of variables.
    ...[2, 11, V128, 3, I32],
    ...addressRows,
    ...[LOOP, NOTHING],
    ...[GET, VALUES, ...load(0), SET, LEFT],
    ...[GET, VALUES, ...load(16), SET, RIGHT],
    ...sumRows,
    ...[GET, VALUES, ...constant(32), ADD, TEE, VALUES, GET, VALUES_END, LESS, BRANCH_IF, 0],
    END,
    ...storeRows,
    END,
  ];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    // One type: six places, no result.
    ...section(1, [1, 0x60, 6, I32, I32, I32, I32, I32, I32, 0]),
    ...section(2, [1, ...text("arena"), ...text("memory"), 0x02, 0x00, 0x01]),
    ...section(3, [1, 0]),
    ...section(7, [1, ...text("sumTile"), 0x00, 0]),
    ...section(10, [1, ...sized(body)]),
  ]);
}

function section(kind: number, content: readonly number[]): readonly number[] {
  return [kind, ...sized(content)];
}

/** A length, seven bits at a time, and what is that long. */
function sized(content: readonly number[]): readonly number[] {
  const length: number[] = [];
  for (let left = content.length; ; left >>>= 7) {
    if (left < 128) return [...length, left, ...content];
    length.push((left & 127) | 128);
  }
}

function text(word: string): readonly number[] {
  return sized(Array.from(word, (letter) => letter.charCodeAt(0)));
}
