import { useLingui } from "@lingui/react/macro";
import { shortDay } from "../i18n/format.ts";
import type { SharedItemView } from "../ipc/types/SharedItemView.ts";
import { Disclosure } from "../kit/Disclosure.tsx";
import { Quiet, Stack } from "../kit/Layout.tsx";
import { capital } from "./terms.ts";

const FIRST = 4;

/** By kind, as the receiver will see it. */
export function Received({ items }: { items: readonly SharedItemView[] }) {
  const kinds = [...new Set(items.map((item) => item.kind))];
  return (
    <Stack>
      {kinds.map((kind) => (
        <Kind key={kind} items={items.filter((item) => item.kind === kind)} />
      ))}
    </Stack>
  );
}

function Kind({ items }: { items: readonly SharedItemView[] }) {
  const { t } = useLingui();
  const label = capital(items[0]?.kind_label ?? "");
  const more = items.slice(FIRST);
  return (
    <div>
      <h3>
        {label} <Quiet>({items.length})</Quiet>
      </h3>
      <Items items={items.slice(0, FIRST)} />
      {more.length > 0 && (
        <Disclosure title={t`Nog ${more.length}: ${label}`}>
          <Items items={more} />
        </Disclosure>
      )}
    </div>
  );
}

function Items({ items }: { items: readonly SharedItemView[] }) {
  const { t } = useLingui();
  return (
    <ul className="kit-bullets">
      {items.map((item) => (
        <li key={item.record}>
          {item.title || capital(item.kind_label)}
          {item.at && <Quiet small> · {shortDay(item.at)}</Quiet>}
          {item.decision && <Quiet small> · {t`op een besluit van u`}</Quiet>}
        </li>
      ))}
    </ul>
  );
}
