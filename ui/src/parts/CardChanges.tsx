import { useLingui } from "@lingui/react/macro";
import type { CardChangeView } from "../ipc/types/CardChangeView.ts";

/** What a newer card of a colleague says otherwise. */
export function CardChanges({ changes }: { changes: readonly CardChangeView[] }) {
  const { t } = useLingui();
  const labels: Record<CardChangeView["field"], string> = {
    name: t`Naam`,
    organisation: t`Organisatie`,
    domain: t`Werkveld`,
    function: t`Functie`,
    devices: t`Apparaten in gebruik`,
  };
  return (
    <ul className="kit-bullets">
      {changes.map((change) => (
        <li key={change.field}>
          {t`${labels[change.field]}: eerst ${change.before || t`niets`}, nu ${change.after || t`niets`}`}
        </li>
      ))}
    </ul>
  );
}
