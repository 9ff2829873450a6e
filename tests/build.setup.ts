/** Whole runs use the built command: build it once before the first of them. */
export async function setup(): Promise<void> {
  await import("../scripts/build.ts");
}
