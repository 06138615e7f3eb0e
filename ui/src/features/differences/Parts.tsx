import { useLingui } from "@lingui/react/macro";
import type { ConflictPartView } from "../../ipc/types/ConflictPartView.ts";
import type { ConflictView } from "../../ipc/types/ConflictView.ts";
import { Quiet } from "../../kit/Layout.tsx";
import { capital } from "../../parts/terms.ts";

/** What an answer says: one field plainly, several each with its name. */
export function Parts({ conflict, parts }: { conflict: ConflictView; parts: readonly ConflictPartView[] }) {
  const { t } = useLingui();
  const words = (part: ConflictPartView) => (part.not_received ? t`Deze tekst is niet ontvangen. Vraag om een volledige kopie.` : part.text || t`(leeg)`);
  const [only, ...more] = parts;
  if (only && more.length === 0) return <p className="kit-diff">{words(only)}</p>;
  return (
    <>
      {parts.map((part) => (
        <p key={part.field} className="kit-diff">
          <Quiet>{capital(conflict.fields.find((field) => field.field === part.field)?.label ?? "")}:</Quiet> {words(part)}
        </p>
      ))}
    </>
  );
}
