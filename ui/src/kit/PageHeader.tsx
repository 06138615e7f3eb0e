import type { ReactNode } from "react";
import { TextLink } from "./Button.tsx";
import { useTitle } from "./useTitle.ts";

type PageHeaderProps = {
  title: string;
  /** The window's title when the heading holds a name or an address. */
  documentTitle?: string;
  lead?: ReactNode;
  actions?: ReactNode;
  back?: { href: string; label: string };
  /** False when a field of the page takes the focus. */
  takeFocus?: boolean;
};

export function PageHeader({ title, documentTitle, lead, actions, back, takeFocus = true }: PageHeaderProps) {
  const heading = useTitle(documentTitle ?? title, takeFocus);
  return (
    <header className="kit-pagehead">
      {back && (
        <div>
          <TextLink href={back.href}>‹ {back.label}</TextLink>
        </div>
      )}
      <div className="kit-pagehead__row">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {actions && <div className="kit-cluster">{actions}</div>}
      </div>
      {lead && <div className="kit-pagehead__lead">{lead}</div>}
    </header>
  );
}
