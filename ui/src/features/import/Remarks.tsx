import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import type { ImportPreviewView } from "../../ipc/types/ImportPreviewView.ts";
import { Section, Stack } from "../../kit/Layout.tsx";
import { useAsideReasons } from "../../parts/asideReasons.ts";
import { capital } from "../../parts/terms.ts";

/** What is asked, missing, unknown or set aside. */
export function Remarks({ view }: { view: ImportPreviewView }) {
  const { t } = useLingui();
  const aside = useAsideReasons();
  const lines = [
    view.incomplete > 0 && t`Van ${plural(view.incomplete, { one: "# onderdeel", other: "# onderdelen" })} ontbreekt een deel. Vraag de afzender om een volledige kopie.`,
    view.unknown_kinds > 0 &&
      t`${plural(view.unknown_kinds, { one: "# onderdeel kan", other: "# onderdelen kunnen" })} in deze versie van Woonrust niet worden getoond. Ze worden wel bewaard.`,
  ].filter(Boolean);
  if (lines.length + view.deletions.length + view.quarantined.length === 0) return null;
  return (
    <Section title={t`Let hierop`}>
      <Stack>
        {lines.map((line) => (
          <p key={String(line)}>{line}</p>
        ))}
        {view.deletions.length > 0 && (
          <div>
            <h3>{t`De afzender wil dit weg hebben`}</h3>
            <ul className="kit-bullets">
              {view.deletions.map((item) => (
                <li key={item.record}>
                  {capital(item.kind_label)}
                  {item.title && `: ${item.title}`}
                </li>
              ))}
            </ul>
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
                </li>
              ))}
            </ul>
            <p className="kit-quiet">{t`U vindt dit terug bij Uitwisselen, onder Apart gezet. Wordt de maker partner van de zaak, dan komt het vanzelf mee.`}</p>
          </div>
        )}
      </Stack>
    </Section>
  );
}
