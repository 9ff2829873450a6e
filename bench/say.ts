// One JSON line a measurement.

export type Figures = Readonly<Record<string, number | string | boolean | readonly number[]>>;

export function say(measured: string, figures: Figures): void {
  console.log(JSON.stringify({ measured, ...figures }));
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

/** Three significant figures. */
export function round(value: number): number {
  return Number(value.toPrecision(3));
}

export function timed<T>(work: () => T): { readonly seconds: number; readonly result: T } {
  const started = performance.now();
  const result = work();
  return { seconds: (performance.now() - started) / 1000, result };
}
