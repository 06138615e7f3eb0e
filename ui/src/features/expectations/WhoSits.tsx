import { useLingui } from "@lingui/react/macro";
import type { CheckPartnerView } from "../../ipc/types/CheckPartnerView.ts";
import { Button } from "../../kit/Button.tsx";
import { Select } from "../../kit/Choice.tsx";
import { PlainList, Quiet, Section, Stack } from "../../kit/Layout.tsx";
import { StatusTag } from "../../kit/StatusTag.tsx";
import { Refused } from "../../parts/Refused.tsx";
import { useDo } from "../../parts/useDo.ts";

type WhoSitsProps = { caseId: string; partners: readonly CheckPartnerView[]; by: string | null; onChange: (by: string | null) => void };

/** On one laptop: who sits at the screen now, how far each is, and who is done and shows his answers. */
export function WhoSits({ caseId, partners, by, onChange }: WhoSitsProps) {
  const { t } = useLingui();
  const { run, pending, error } = useDo();
  const own = partners.find((partner) => partner.own);
  const value = by ?? own?.partner ?? "";
  const show = (partner: CheckPartnerView, revealed: boolean) =>
    void run(
      "reveal_expectations",
      { case: caseId, by: partner.partner, revealed },
      { text: revealed ? t`De antwoorden van ${partner.name} zijn te zien in de verschillen.` : t`De antwoorden van ${partner.name} zijn weer afgedekt.`, key: partner.partner },
    );
  return (
    <Section title={t`Wie doet mee?`}>
      <Stack>
        <Select
          label={t`Wie zit nu achter het scherm?`}
          value={value}
          onChange={(next) => onChange(next === own?.partner ? null : next)}
          options={partners.map((partner) => ({ value: partner.partner, label: partner.own ? t`${partner.name} (u)` : partner.name }))}
        />
        {error && <Refused error={error} />}
        <PlainList
          label={t`Hoe ver ieder is`}
          items={partners.map((partner) => ({
            key: partner.partner,
            content: (
              <div className="kit-cluster">
                <strong>{partner.name}</strong> <State state={partner.state} />
                {partner.state === "passed_on" && (
                  <Button kind="quiet" pending={pending === partner.partner} onPress={() => show(partner, true)} context={partner.name}>{t`Laat zien`}</Button>
                )}
                {partner.state === "revealed" && (
                  <Button kind="quiet" pending={pending === partner.partner} onPress={() => show(partner, false)} context={partner.name}>{t`Dek weer af`}</Button>
                )}
              </div>
            ),
          }))}
        />
      </Stack>
    </Section>
  );
}

function State({ state }: { state: CheckPartnerView["state"] }) {
  const { t } = useLingui();
  switch (state) {
    case "none":
      return <Quiet>{t`nog niet begonnen`}</Quiet>;
    case "begun":
      return <StatusTag tone="todo">{t`bezig`}</StatusTag>;
    case "passed_on":
      return <Quiet>{t`klaar, nog afgedekt`}</Quiet>;
    case "revealed":
      return <Quiet>{t`laat zien`}</Quiet>;
  }
}
