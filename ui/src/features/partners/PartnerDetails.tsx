import { useLingui } from "@lingui/react/macro";
import { day } from "../../i18n/format.ts";
import { useView } from "../../ipc/hooks.ts";
import type { CaseView } from "../../ipc/types/CaseView.ts";
import type { PartnerDetailsView } from "../../ipc/types/PartnerDetailsView.ts";
import type { PartnerView } from "../../ipc/types/PartnerView.ts";
import { Button, TextLink } from "../../kit/Button.tsx";
import { Stack } from "../../kit/Layout.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { QueryStates } from "../../kit/States.tsx";
import { SummaryList } from "../../kit/SummaryList.tsx";
import { useTerms } from "../../parts/terms.ts";
import { useOpenForm } from "../../parts/useOpenForm.ts";
import { paths } from "../../paths.ts";
import { DetailsForm } from "./DetailsForm.tsx";

type PartnerProps = { view: CaseView; partner: PartnerView };

/** Who a partner is, how to reach him, who answers when he is away, and when somebody last made sure of it. */
export function PartnerDetails({ view, partner }: PartnerProps) {
  const found = useView("partner_details", { case: view.case, partner: partner.record });
  return <QueryStates query={found}>{(details) => <Details view={view} partner={partner} details={details} />}</QueryStates>;
}

function Details({ view, partner, details }: PartnerProps & { details: PartnerDetailsView }) {
  const { t } = useLingui();
  const { label } = useTerms();
  const [open, setOpen] = useOpenForm({ change: "details" }, details.partner);
  if (open && view.state === "open") return <DetailsForm caseId={view.case} details={details} active={partner.state === "active"} onClose={() => setOpen(null)} />;
  const away = [details.away_from && t`van ${day(details.away_from)}`, details.away_until && t`tot en met ${day(details.away_until)}`].filter(Boolean).join(" ");
  const confirmed = details.contact_confirmed_at && [day(details.contact_confirmed_at), details.contact_confirmed_by].filter(Boolean).join(", ");
  return (
    <Stack>
      {details.disputed.length > 0 && (
        <Notice kind="attention" title={t`Hierover bestaan verschillende antwoorden`} action={<TextLink href={paths.caseDifferences(view.case)}>{t`Bekijk en kies`}</TextLink>} />
      )}
      {details.away_now && <Notice kind="attention" title={t`Deze partner is vandaag afwezig`}>{details.reserve && <p>{t`Vervanger: ${details.reserve}`}</p>}</Notice>}
      <SummaryList
        rows={[
          { key: "organisation", label: t`Organisatie`, value: details.organisation },
          { key: "function", label: t`Functie`, value: details.function },
          { key: "domain", label: t`Werkt in`, value: label("domain", details.domain) },
          { key: "reach", label: t`Te bereiken`, value: details.reach },
          { key: "not_reach", label: t`Niet te bereiken`, value: details.not_reach },
          { key: "reserve", label: t`Wie antwoordt bij afwezigheid`, value: details.reserve },
          ...(away ? [{ key: "away", label: t`Afwezig`, value: away }] : []),
          { key: "confirmed", label: t`Nagegaan of dit klopt`, value: confirmed || t`Nog niet` },
        ]}
      />
      {view.state === "open" && (
        <div>
          <Button kind="secondary" onPress={() => setOpen("change")}>{t`Werk gegevens bij`}</Button>
        </div>
      )}
    </Stack>
  );
}
