import type { ReactElement, ReactNode } from "react";

type Props = { readonly id: string; readonly title: string; readonly children: ReactNode };

/** A part of the report that can be linked to. */
export function Section({ id, title, children }: Props): ReactElement {
  return (
    <section id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {children}
    </section>
  );
}
