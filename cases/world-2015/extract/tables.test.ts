import { expect, test } from "vitest";
import { formatTable } from "./tables.ts";

test("quotes stand only where needed", () => {
  const rows = [{ a: "plain", b: 'with "quotes", and comma' }];
  expect(formatTable(["a", "b"], rows)).toBe('a,b\nplain,"with ""quotes"", and comma"\n');
});
