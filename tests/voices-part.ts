// The part "What people said" of a report, as tests read it.
import type { Page } from "playwright-core";

/** Text of the part with everything unfolded, with plain spaces. */
export async function voicesText(page: Page): Promise<string> {
  await page.locator("#voices details").evaluateAll((all) => {
    for (const each of all) (each as HTMLDetailsElement).open = true;
  });
  return (await page.locator("#voices").innerText()).replaceAll("\u00a0", " ");
}

/** The rows of the table whose caption has these words, as texts of their cells. */
export async function tableOf(page: Page, caption: string): Promise<readonly (readonly string[])[]> {
  const rows = page.locator("#voices table").filter({ hasText: caption }).first().locator("tbody tr");
  return rows.evaluateAll((all) =>
    all.map((row) => [...row.children].map((cell) => cell.textContent!.replaceAll("\u00a0", " "))),
  );
}
