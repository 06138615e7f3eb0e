import type { ReactNode } from "react";
import { useTitle } from "./useTitle.ts";

type IdentityBarProps = {
  title: string;
  /** What the window is called; never the address or a name. */
  documentTitle: string;
  facts: readonly { label: string; value: ReactNode }[];
  actions?: ReactNode;
};

/** The fixed head of one case: where, and the facts that everybody asks first. */
export function IdentityBar({ title, documentTitle, facts, actions }: IdentityBarProps) {
  const heading = useTitle(documentTitle);
  return (
    <header className="kit-identity">
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      <dl>
        {facts.map((fact) => (
          <div key={fact.label}>
            <dt>{fact.label}</dt>
            <dd>{fact.value}</dd>
          </div>
        ))}
      </dl>
      {actions && <div className="kit-cluster">{actions}</div>}
    </header>
  );
}
