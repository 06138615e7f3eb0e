import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { day, list } from "../../i18n/format.ts";
import type { AskedView } from "../../ipc/types/AskedView.ts";
import type { SharePreviewView } from "../../ipc/types/SharePreviewView.ts";
import { Checkbox, RadioGroup } from "../../kit/Choice.tsx";
import { Section, Stack } from "../../kit/Layout.tsx";
import { Notice } from "../../kit/Notice.tsx";

export type HowMuchChoice = { onlyNew: boolean; older: boolean; mail: boolean };
/** Everything that he may see as it stands now, in one file. */
export const EVERYTHING: HowMuchChoice = { onlyNew: false, older: false, mail: false };
type HowMuchProps = { view: SharePreviewView; choice: HowMuchChoice; onChange: (choice: HowMuchChoice) => void };

/** Everything or only what is new; what the recipient asks for; in one file or in several. */
export function HowMuch({ view, choice, onChange }: HowMuchProps) {
  const { t } = useLingui();
  const { extent } = view;
  const { name } = view.recipient;
  const [everything, fresh, files] = [extent.all, extent.new, extent.mail_files];
  const since = extent.acked_at ? day(extent.acked_at) : "";
  return (
    <Section title={t`Hoeveel gaat er mee?`}>
      <Stack>
        {extent.acked_at ? (
          <RadioGroup
            legend={t`Hoeveel gaat er mee?`}
            hideLegend
            tiles
            value={choice.onlyNew ? "new" : "all"}
            onChange={(value) => onChange({ ...choice, onlyNew: value === "new" })}
            options={[
              { value: "all", label: t`Alles`, hint: t`${plural(everything, { one: "# onderdeel", other: "# onderdelen" })}. Dat kan altijd.` },
              {
                value: "new",
                label: t`Alleen het nieuwe`,
                hint: t`${plural(fresh, { one: "# onderdeel", other: "# onderdelen" })}. ${name} bevestigde het bestand van ${since}.`,
              },
            ]}
          />
        ) : (
          <p className="kit-quiet">{t`${name} bevestigde nog geen bestand van u. Daarom gaat alles mee.`}</p>
        )}
        <Asked view={view} choice={choice} onChange={onChange} />
        {extent.asks > 0 && <p>{t`Uw vraag om wat hier ontbreekt, gaat mee.`}</p>}
        {files > 1 && (
          <Checkbox
            label={t`Verdeel over ${files} bestanden die met de mail mee kunnen`}
            hint={t`Elk is hoogstens 20 MB. Ze kunnen los van elkaar en in elke volgorde worden geopend.`}
            value={choice.mail}
            onChange={(mail) => onChange({ ...choice, mail })}
          />
        )}
      </Stack>
    </Section>
  );
}

/** What the recipient asks for goes along; older texts only when the person says so. */
function Asked({ view, choice, onChange }: HowMuchProps) {
  const { t } = useLingui();
  const { name } = view.recipient;
  const { asked } = view.extent;
  if (asked.length === 0) return null;
  const older = asked.some((one) => one.what === "values");
  const line = (one: AskedView) => {
    const on = day(one.at);
    const what = list(one.titles);
    if (one.what === "everything") return t`Alles van een zaak, gevraagd op ${on}.`;
    if (one.what === "records") return what ? t`Gevraagd op ${on}: ${what}.` : t`Een onderdeel, gevraagd op ${on}.`;
    return what ? t`Een oudere tekst, gevraagd op ${on}: ${what}.` : t`Een oudere tekst, gevraagd op ${on}.`;
  };
  return (
    <Notice title={t`${name} vraagt om wat daar ontbreekt`}>
      <ul className="kit-bullets">
        {asked.map((one) => (
          <li key={`${one.case} ${one.at} ${one.what}`}>{line(one)}</li>
        ))}
      </ul>
      <p>{t`Wat er nu staat gaat mee, voor zover ${name} het mag zien.`}</p>
      {older && (
        <Checkbox
          label={t`Stuur ook de oudere tekst`}
          hint={t`De oudere tekst is intussen vervangen. Met een vinkje krijgt ${name} ook wat eerder is getypt en teruggenomen, en daar nooit is geweest. Zonder vinkje blijft het hier.`}
          value={choice.older}
          onChange={(older) => onChange({ ...choice, older })}
        />
      )}
    </Notice>
  );
}
