import { useLingui } from "@lingui/react/macro";
import type { HeldItemView } from "../../ipc/types/HeldItemView.ts";
import { Stack } from "../../kit/Layout.tsx";
import { capital, useTerms } from "../../parts/terms.ts";

/** By reason, each with the door that is open. */
export function HeldBack({ items }: { items: readonly HeldItemView[] }) {
  const reasons = [...new Set(items.map((item) => `${item.reason}/${item.door}`))];
  return (
    <Stack>
      {reasons.map((reason) => (
        <Reason key={reason} items={items.filter((item) => `${item.reason}/${item.door}` === reason)} />
      ))}
    </Stack>
  );
}

function Reason({ items }: { items: readonly HeldItemView[] }) {
  const { t } = useLingui();
  const { label } = useTerms();
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
          </li>
        ))}
      </ul>
      <p className="kit-quiet">
        {first.door === "none" ? first.door_text : t`Wat kan wel: ${label("door", first.door)}. ${first.door_text}`}
      </p>
    </div>
  );
}
