import { useLingui } from "@lingui/react/macro";
import { day } from "../../i18n/format.ts";
import type { KnownUntilView } from "../../ipc/types/KnownUntilView.ts";
import { Button } from "../../kit/Button.tsx";
import { PlainList, Quiet, Section, Stack } from "../../kit/Layout.tsx";
import { ErrorState } from "../../kit/States.tsx";
import { useDo } from "../../parts/useDo.ts";

type KnownUntilProps = { caseId: string; partners: readonly KnownUntilView[]; open: boolean };

/** Until when this vault knows what each partner did: no file is not the same as no work. */
export function KnownUntil({ caseId, partners, open }: KnownUntilProps) {
  const { t } = useLingui();
  const { run, pending, error } = useDo();
  const words = useSource();
  const spoke = (partner: KnownUntilView) =>
    void run(
      "confirm_known_until",
      { case: caseId, partner: partner.partner, day: null },
      { text: t`Vastgelegd: wat hier van ${partner.name} staat, is compleet tot vandaag.`, key: partner.partner },
    );
  if (partners.length === 0) return null;
  return (
    <Section title={t`Tot wanneer dit bekend is`}>
      <Stack gap="tight">
        <p className="kit-quiet">{t`Geen bestand is niet hetzelfde als niets gedaan. Woonrust weet alleen wat hier is binnengekomen.`}</p>
        {error && <ErrorState error={error} />}
        <PlainList
          label={t`Tot wanneer dit bekend is`}
          items={partners.map((partner) => ({
            key: partner.partner,
            content: (
              <Stack gap="tight">
                <div>
                  <strong>{partner.name}</strong>
                  <div>
                    {partner.day ? day(partner.day) : t`nog niets bekend`} <Quiet small>{words[partner.by]}</Quiet>
                  </div>
                </div>
                {open && (partner.by === "file" || partner.by === "nothing" || partner.by === "confirmed") && (
                  <Button kind="quiet" pending={pending === partner.partner} context={partner.name} onPress={() => spoke(partner)}>
                    {t`Ik sprak deze partner: alles staat hier`}
                  </Button>
                )}
              </Stack>
            ),
          }))}
        />
      </Stack>
    </Section>
  );
}

function useSource(): Record<KnownUntilView["by"], string> {
  const { t } = useLingui();
  return {
    own: t`u zelf`,
    without_woonrust: t`gebruikt Woonrust niet; u legt zelf vast wat u hoort`,
    file: t`volgens het laatste bestand`,
    confirmed: t`u sprak elkaar`,
    nothing: t`er kwam nog geen bestand`,
  };
}
