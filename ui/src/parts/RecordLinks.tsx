import type { LinkView } from "../ipc/types/LinkView.ts";
import { TextLink } from "../kit/Button.tsx";
import { Quiet } from "../kit/Layout.tsx";
import { recordHref } from "./recordHref.ts";
import { capital } from "./terms.ts";

/** The records that something rests on, each with the way to it. */
export function RecordLinks({ caseId, links, label }: { caseId: string; links: readonly LinkView[]; label: string }) {
  if (links.length === 0) return null;
  return (
    <ul className="kit-bullets" aria-label={label}>
      {links.map((link) => (
        <li key={link.record}>
          {link.title && <Quiet small>{capital(link.kind_label)}: </Quiet>}
          <TextLink href={recordHref(caseId, link)}>{link.title || capital(link.kind_label)}</TextLink>
        </li>
      ))}
    </ul>
  );
}
