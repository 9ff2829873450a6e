/** A reason to stand inside a sentence that has its own full stop. */
export function withoutStop(text: string): string {
  return text.replace(/[.。۔]+$/u, "");
}
