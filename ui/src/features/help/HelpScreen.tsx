import { Trans, useLingui } from "@lingui/react/macro";
import { Section, Split, Stack } from "../../kit/Layout.tsx";
import { PageHeader } from "../../kit/PageHeader.tsx";
import { shortcuts, spoken } from "../../kit/shortcuts.ts";
import { SummaryList } from "../../kit/SummaryList.tsx";
import { useTerms } from "../../parts/terms.ts";

const CLASSES = ["K0", "K1", "K2", "K3", "K4", "K5", "K6", "K7", "K8"] as const;
const ROLES = ["case_lead", "deputy", "care_coordinator", "enforcement_coordinator"] as const;
const EMERGENCIES = ["112", "police", "crisis_service", "suicide_prevention", "safe_home", "care_concern", "animal"] as const;

/** Words, numbers and keys that one looks up. */
export default function HelpScreen() {
  const { t, i18n } = useLingui();
  const { text, label } = useTerms();
  return (
    <Stack gap="loose">
      <PageHeader title={t`Hulp`} />
      <Section title={t`Bij gevaar`}>
        <Stack gap="tight">
          <SummaryList rows={EMERGENCIES.map((code) => ({ key: code, label: text(`emergency.${code}.number`), value: text(`emergency.${code}`) })).filter((row) => row.label !== "")} />
          <p className="kit-quiet">{text("emergency.note")}</p>
        </Stack>
      </Section>
      <Split>
        <Section title={t`Wie ziet wat`}>
          <SummaryList rows={CLASSES.map((code) => ({ key: code, label: `${code} ${text(`class.${code}`)}`, value: text(`class.${code}.meaning`) }))} />
        </Section>
        <Section title={t`Rollen`}>
          <SummaryList rows={ROLES.map((code) => ({ key: code, label: label("role", code), value: text(`role.${code}.meaning`) }))} />
        </Section>
      </Split>
      <Section title={t`Sneltoetsen`}>
        <Stack gap="tight">
          <p className="kit-quiet">
            <Trans>Dezelfde lijst opent u overal met de knop Hulp.</Trans>
          </p>
          <SummaryList rows={Object.entries(shortcuts).map(([name, { keys, label: words }]) => ({ key: name, label: spoken(keys).join(" + "), value: i18n._(words) }))} />
        </Stack>
      </Section>
    </Stack>
  );
}
