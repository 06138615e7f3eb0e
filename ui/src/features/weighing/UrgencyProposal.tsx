import { useLingui } from "@lingui/react/macro";
import { day } from "../../i18n/format.ts";
import type { SeverityView } from "../../ipc/types/SeverityView.ts";
import { Disclosure } from "../../kit/Disclosure.tsx";
import { Section, Stack } from "../../kit/Layout.tsx";
import { UrgencyText } from "../../parts/caseRow.tsx";
import { Messages } from "../../parts/Messages.tsx";
import { StepLink } from "../../parts/StepLink.tsx";

/** The urgency that a person chose beside the one that follows from the file; a person decides. */
export function UrgencyProposal({ caseId, severity, open }: { caseId: string; severity: SeverityView; open: boolean }) {
  const { t } = useLingui();
  const { urgency, proposal } = severity;
  return (
    <Section title={t`Urgentie`}>
      <Stack gap="tight">
        <p>
          <UrgencyText urgency={urgency.code} disputed={urgency.disputed} />
          {urgency.review_by && ` · ${t`opnieuw bekijken vóór ${day(urgency.review_by)}`}`}
        </p>
        {urgency.reason && <p className="kit-quiet">{urgency.reason}</p>}
        {proposal && (
          <>
            <p>{severity.differs ? t`Uit het dossier volgt: ${proposal.text}. U beslist.` : t`Dit past bij wat het dossier laat zien.`}</p>
            <Disclosure title={t`Waarom dit voorstel?`}>
              <Messages label={t`Waarom dit voorstel?`} messages={proposal.because} caseId={caseId} />
            </Disclosure>
            {open && severity.differs && <StepLink caseId={caseId} step={proposal.step} />}
          </>
        )}
      </Stack>
    </Section>
  );
}
