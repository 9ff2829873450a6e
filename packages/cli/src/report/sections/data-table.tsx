/** A table of the report: it scrolls by itself where the page is narrow, by keyboard too. */

import type { ReactElement, ReactNode } from "react";

type Column = { readonly title: string; readonly kind?: "number" | "wide" };

type Props = {
  readonly caption: string;
  /** The first column names the rows. */
  readonly columns: readonly Column[];
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
};

const classOf = { number: "number", wide: "wide-text" } as const;

export function DataTable({ caption, columns, rows }: Props): ReactElement {
  const classes = columns.map(({ kind }) => (kind === undefined ? undefined : classOf[kind]));
  return (
    <Scroll label={caption}>
      <table className="data">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ title }, i) => (
              <th key={title} scope="col" className={classes[i]}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells }) => (
            <tr key={key}>
              {cells.map((cell, i) =>
                i === 0 ? (
                  <th key={columns[i]!.title} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={columns[i]!.title} className={classes[i]}>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

/** Numbers with a sign or in brackets, which keep their order in every language. */
export function leftToRight(text: string): ReactElement {
  return (
    <bdi key={text} dir="ltr">
      {text}
    </bdi>
  );
}

/** A part of the page that scrolls sideways by itself. */
export function Scroll({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ReactNode;
}): ReactElement {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; this only groups what scrolls together
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
    <div className="scroll" role="group" tabIndex={0} aria-label={label}>
      {children}
    </div>
  );
}
