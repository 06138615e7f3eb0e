import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import type { ImportItemView } from "../../ipc/types/ImportItemView.ts";
import type { ImportPreviewView } from "../../ipc/types/ImportPreviewView.ts";
import { Section, Stack } from "../../kit/Layout.tsx";
import { useAsideReasons, useAsideWays } from "../../parts/asideReasons.ts";
import { capital } from "../../parts/terms.ts";

/** What is asked, missing, unknown or set aside. */
export function Remarks({ view }: { view: ImportPreviewView }) {
  const { t } = useLingui();
  const aside = useAsideReasons();
  const ways = useAsideWays();
  const name = view.from.name;
  const missing = view.missing_files;
  const lines = [
    missing > 0 &&
      t`${plural(missing, { one: "# bestand waarop dit voortbouwt, kwam hier nooit aan", other: "# bestanden waarop dit voortbouwt, kwamen hier nooit aan" })}. Samenvoegen kan. Vraag ${name} daarna om een volledige kopie.`,
    view.asks > 0 && t`${name} vraagt om wat daar ontbreekt. Het gaat mee met het eerste bestand dat u voor ${name} maakt.`,
    view.incomplete > 0 && t`Van ${plural(view.incomplete, { one: "# onderdeel", other: "# onderdelen" })} ontbreekt een deel. Vraag de afzender om een volledige kopie.`,
    view.erasures > 0 && t`De afzender vraagt u ${plural(view.erasures, { one: "# keer", other: "# keer" })} om iets te wissen. U beslist daar later over, bij Uitwisselen.`,
    view.refused > 0 && t`${plural(view.refused, { one: "# wijziging gaat", other: "# wijzigingen gaan" })} over iets dat hier gewist is. Dat komt niet terug. Wie het schreef, krijgt het verzoek om het ook te wissen.`,
    view.unknown_kinds > 0 &&
      t`${plural(view.unknown_kinds, { one: "# onderdeel kan", other: "# onderdelen kunnen" })} in deze versie van Woonrust niet worden getoond. Ze worden wel bewaard.`,
  ].filter(Boolean);
  if (lines.length + view.no_longer_shared.length + view.deletions.length + view.quarantined.length === 0) return null;
  return (
    <Section title={t`Let hierop`}>
      <Stack>
        {lines.map((line) => (
          <p key={String(line)}>{line}</p>
        ))}
        {view.no_longer_shared.length > 0 && (
          <div>
            <h3>{t`Dit wordt niet langer met u gedeeld`}</h3>
            <Items items={view.no_longer_shared} />
            <p className="kit-quiet">{t`Wat u al had, blijft. Wijzigingen hierin krijgt u niet meer.`}</p>
          </div>
        )}
        {view.deletions.length > 0 && (
          <div>
            <h3>{t`De afzender wil dit weg hebben`}</h3>
            <Items items={view.deletions} />
            <p className="kit-quiet">{t`Wat van de afzender zelf is, verdwijnt uit de lijst. Wat van u is, blijft staan met dit verzoek erbij.`}</p>
          </div>
        )}
        {view.quarantined.length > 0 && (
          <div>
            <h3>{t`Apart gezet, niet samengevoegd`}</h3>
            <ul className="kit-bullets">
              {view.quarantined.map((set) => (
                <li key={set.reason}>
                  {plural(set.count, { one: "# wijziging", other: "# wijzigingen" })}: {aside[set.reason]}
                  <br />
                  <span className="kit-quiet">{ways[set.reason]}</span>
                </li>
              ))}
            </ul>
            <p className="kit-quiet">{t`U vindt dit terug bij Uitwisselen, onder Apart gezet.`}</p>
          </div>
        )}
      </Stack>
    </Section>
  );
}

function Items({ items }: { items: readonly ImportItemView[] }) {
  return (
    <ul className="kit-bullets">
      {items.map((item) => (
        <li key={item.record}>
          {capital(item.kind_label)}
          {item.title && `: ${item.title}`}
        </li>
      ))}
    </ul>
  );
}
