import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { day } from "../../i18n/format.ts";
import type { AgendaItemView } from "../../ipc/types/AgendaItemView.ts";
import { TextLink } from "../../kit/Button.tsx";
import { Quiet } from "../../kit/Layout.tsx";
import { recordHref } from "../../parts/recordHref.ts";
import { capital } from "../../parts/terms.ts";
import { paths } from "../../paths.ts";

/** What came or changed since the case was last discussed. */
export function Changed({ item, plain }: { item: AgendaItemView; plain?: boolean }) {
  const { t } = useLingui();
  const { changed } = item;
  const since = changed.since ? t`Sinds ${day(changed.since)}.` : t`Deze zaak is nog niet eerder besproken.`;
  return (
    <>
      <p className="kit-quiet">
        {since} {changed.items.length === 0 && t`Er is niets bijgekomen of veranderd.`}
      </p>
      {changed.items.length > 0 && (
        <ul className="kit-bullets" aria-label={t`Veranderd in ${item.number}`}>
          {changed.items.map((one) => {
            const title = `${capital(one.link.kind_label)}: ${one.link.title}`;
            return (
              <li key={one.link.record + String(one.new)}>
                {plain ? title : <TextLink href={recordHref(item.case, one.link)}>{title}</TextLink>} <Quiet small>{[one.new ? t`nieuw` : t`gewijzigd`, day(one.day), one.author].filter(Boolean).join(" · ")}</Quiet>
              </li>
            );
          })}
        </ul>
      )}
      {changed.more > 0 && (
        <p className="kit-quiet">
          {plain ? (
            plural(changed.more, { one: "en nog # andere", other: "en nog # andere" })
          ) : (
            <TextLink href={paths.timeline(item.case)} context={item.number}>
              {plural(changed.more, { one: "en nog # andere", other: "en nog # andere" })}
            </TextLink>
          )}
        </p>
      )}
    </>
  );
}
