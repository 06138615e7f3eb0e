import { useLingui } from "@lingui/react/macro";
import type { HeldItemView } from "../ipc/types/HeldItemView.ts";
import { TextLink } from "../kit/Button.tsx";
import { Quiet, Stack } from "../kit/Layout.tsx";
import { capital } from "./terms.ts";
import { paths } from "../paths.ts";
import { Doors } from "./Doors.tsx";

type HeldProps = {
  items: readonly HeldItemView[];
  /** For whom the file is. */
  contact: string;
};

/** By reason, each with who can change it and the doors that are open. */
export function HeldBack({ items, contact }: HeldProps) {
  const reasons = [...new Set(items.map((item) => item.reason))];
  return (
    <Stack>
      {reasons.map((reason) => (
        <Reason key={reason} items={items.filter((item) => item.reason === reason)} contact={contact} />
      ))}
    </Stack>
  );
}

function Reason({ items, contact }: HeldProps) {
  const { t } = useLingui();
  const [first] = items;
  if (!first) return null;
  const who = [...new Set(items.map((item) => item.who))];
  return (
    <div>
      <h3>{first.reason_text}</h3>
      <ul className="kit-bullets">
        {items.map((item) => (
          <li key={item.record + item.kind}>
            {capital(item.kind_label)}
            {item.title && `: ${item.title}`}
            {item.lapse_text && <Quiet small> · {item.lapse_text}</Quiet>}
            {item.told_once && <Quiet small> · {t`Beperking die eenmaal meegaat`}</Quiet>}
            {item.extractable && (
              <>
                {" · "}
                <TextLink href={paths.extract(item.case, item.record)} context={item.title || item.kind_label}>{t`Deel een deel`}</TextLink>
              </>
            )}
          </li>
        ))}
      </ul>
      {items.some((item) => item.told_once) && (
        <p className="kit-quiet">{t`Deze persoon had dit al en houdt dat. In dit bestand staat eenmaal dat u het niet langer deelt, en niets van de inhoud.`}</p>
      )}
      {who.map((words) => (
        <p key={words} className="kit-quiet">
          {words}
        </p>
      ))}
      <Doors label={t`Wat kan wel: ${first.reason_text}`} doors={first.doors} contact={contact} cases={[...new Set(items.map((item) => item.case))]} />
    </div>
  );
}
