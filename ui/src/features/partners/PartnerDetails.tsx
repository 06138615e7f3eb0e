import { useLingui } from "@lingui/react/macro";
import { day } from "../../i18n/format.ts";
import { useView } from "../../ipc/hooks.ts";
import type { PartnerDetailsView } from "../../ipc/types/PartnerDetailsView.ts";
import { Button, TextLink } from "../../kit/Button.tsx";
import { Section, Stack } from "../../kit/Layout.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { QueryStates } from "../../kit/States.tsx";
import { SummaryList } from "../../kit/SummaryList.tsx";
import { useOpenForm } from "../../parts/useOpenForm.ts";
import { paths } from "../../paths.ts";
import { DetailsForm } from "./DetailsForm.tsx";

type PartnerDetailsProps = { caseId: string; partner: string; open: boolean };

/** How to reach a partner, who answers when he is away, and when somebody last made sure of it. */
export function PartnerDetails({ caseId, partner, open }: PartnerDetailsProps) {
  const { t } = useLingui();
  const found = useView("partner_details", { case: caseId, partner });
  return (
    <Section title={t`Bereiken en vervangen`}>
      <QueryStates query={found}>{(details) => <Details caseId={caseId} details={details} open={open} />}</QueryStates>
    </Section>
  );
}

function Details({ caseId, details, open }: { caseId: string; details: PartnerDetailsView; open: boolean }) {
  const { t } = useLingui();
  const [changing, setChanging] = useOpenForm({ change: "details" }, details.partner);
  if (open && changing) return <DetailsForm caseId={caseId} details={details} onClose={() => setChanging(null)} />;
  const away = [details.away_from && t`van ${day(details.away_from)}`, details.away_until && t`tot en met ${day(details.away_until)}`].filter(Boolean).join(" ");
  const confirmed = details.contact_confirmed_at && [day(details.contact_confirmed_at), details.contact_confirmed_by].filter(Boolean).join(", ");
  return (
    <Stack>
      {details.disputed.length > 0 && (
        <Notice kind="attention" title={t`Hierover bestaan verschillende antwoorden`} action={<TextLink href={paths.caseDifferences(caseId)}>{t`Bekijk en kies`}</TextLink>} />
      )}
      {details.away_now && <Notice kind="attention" title={t`Deze partner is vandaag afwezig`}>{details.reserve && <p>{t`Vervanger: ${details.reserve}`}</p>}</Notice>}
      <SummaryList
        rows={[
          { key: "reach", label: t`Te bereiken`, value: details.reach },
          { key: "not_reach", label: t`Niet te bereiken`, value: details.not_reach },
          { key: "reserve", label: t`Wie antwoordt bij afwezigheid`, value: details.reserve },
          ...(away ? [{ key: "away", label: t`Afwezig`, value: away }] : []),
          { key: "confirmed", label: t`Nagegaan of dit klopt`, value: confirmed || t`Nog niet` },
        ]}
      />
      {open && (
        <div>
          <Button kind="secondary" onPress={() => setChanging("change")}>{t`Wijzig of bevestig deze gegevens`}</Button>
        </div>
      )}
    </Stack>
  );
}
