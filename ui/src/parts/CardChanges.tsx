import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import type { CardChangeView } from "../ipc/types/CardChangeView.ts";

/** What a newer card of a colleague says otherwise. */
export function CardChanges({ changes }: { changes: readonly CardChangeView[] }) {
  const { t } = useLingui();
  const labels: Record<Exclude<CardChangeView["field"], "new_devices" | "lost_devices">, string> = {
    name: t`Naam`,
    organisation: t`Organisatie`,
    domain: t`Werkveld`,
    function: t`Functie`,
    devices: t`Apparaten in gebruik`,
  };
  const line = ({ field, before, after }: CardChangeView) =>
    field === "new_devices"
      ? plural(Number(after), { one: "# nieuw apparaat", other: "# nieuwe apparaten" })
      : field === "lost_devices"
        ? plural(Number(after), { one: "# apparaat als verloren gemeld", other: "# apparaten als verloren gemeld" })
        : t`${labels[field]}: eerst ${before || t`niets`}, nu ${after || t`niets`}`;
  return (
    <ul className="kit-bullets">
      {changes.map((change) => (
        <li key={change.field}>{line(change)}</li>
      ))}
    </ul>
  );
}
