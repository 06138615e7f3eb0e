import { useLingui } from "@lingui/react/macro";
import type { HeldItemView } from "../../ipc/types/HeldItemView.ts";
import { Quiet, Stack } from "../../kit/Layout.tsx";
import { capital } from "../../parts/terms.ts";
import { Doors } from "./Doors.tsx";

/** By reason, each with the doors that are open. */
export function HeldBack({ items }: { items: readonly HeldItemView[] }) {
  const reasons = [...new Set(items.map((item) => item.reason))];
  return (
    <Stack>
      {reasons.map((reason) => (
        <Reason key={reason} items={items.filter((item) => item.reason === reason)} />
      ))}
    </Stack>
  );
}

function Reason({ items }: { items: readonly HeldItemView[] }) {
  const { t } = useLingui();
  const [first] = items;
  if (!first) return null;
  return (
    <div>
      <h3>{first.reason_text}</h3>
      <ul className="kit-bullets">
        {items.map((item) => (
          <li key={item.record + item.kind}>
            {capital(item.kind_label)}
            {item.title && `: ${item.title}`}
            {item.told_once && <Quiet small> · {t`Beperking die eenmaal meegaat`}</Quiet>}
          </li>
        ))}
      </ul>
      {items.some((item) => item.told_once) && (
        <p className="kit-quiet">{t`Deze persoon had dit al en houdt dat. In dit bestand staat eenmaal dat u het niet langer deelt, en niets van de inhoud.`}</p>
      )}
      <Doors label={t`Wat kan wel: ${first.reason_text}`} doors={first.doors} cases={[...new Set(items.map((item) => item.case))]} />
    </div>
  );
}
