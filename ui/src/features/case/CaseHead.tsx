import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { relativeDay } from "../../i18n/format.ts";
import type { CaseView } from "../../ipc/types/CaseView.ts";
import { Button, LinkButton, TextLink } from "../../kit/Button.tsx";
import { IdentityBar } from "../../kit/IdentityBar.tsx";
import { StatusTag } from "../../kit/StatusTag.tsx";
import { LeadText, UrgencyText, usePhaseText } from "../../parts/caseRow.tsx";
import { paths } from "../../paths.ts";
import { CaseMenu } from "./CaseMenu.tsx";

/** Where, how far, how urgent, who leads; and what is done most. */
export function CaseHead({ view }: { view: CaseView }) {
  const { t } = useLingui();
  const phase = usePhaseText();
  const [menu, setMenu] = useState(false);
  const { urgency } = view;
  return (
    <>
      <div>
        <TextLink href={paths.cases}>‹ {t`Zaken`}</TextLink>
      </div>
      <IdentityBar
        title={view.address_text || t`Adres nog niet bekend`}
        documentTitle={t`Zaak`}
        facts={[
          { label: t`Zaak`, value: <CaseNumber view={view} /> },
          { label: t`Fase`, value: view.phase.unclear ? <StatusTag tone="attention">{t`Onduidelijk`}</StatusTag> : phase(view.phase.code, view.phase.days) },
          { label: t`Urgentie`, value: <UrgencyText urgency={urgency.code} disputed={urgency.disputed} /> },
          { label: t`Regievoerder`, value: <LeadText lead={view.lead} /> },
          { label: t`Laatste contact`, value: view.last_activity ? relativeDay(view.last_activity) : t`onbekend` },
        ]}
        actions={
          <>
            {view.state === "open" && (
              <LinkButton href={paths.newVisit(view.case)} kind="secondary">
                <Trans>Huisbezoek</Trans>
              </LinkButton>
            )}
            <LinkButton href={paths.share(view.case)} kind="secondary">
              <Trans>Delen</Trans>
            </LinkButton>
            <Button kind="quiet" onPress={() => setMenu(true)}>
              <Trans>Meer…</Trans>
            </Button>
          </>
        }
      />
      <CaseMenu view={view} open={menu} onClose={() => setMenu(false)} />
    </>
  );
}

function CaseNumber({ view }: { view: CaseView }) {
  const { t } = useLingui();
  return (
    <>
      {view.number}
      {view.state === "closed" && ` · ${t`afgesloten`}`}
      {view.state === "withdrawn" && ` · ${t`ingetrokken`}`}
    </>
  );
}
