import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { list } from "../../i18n/format.ts";
import type { WithdrawalView } from "../../ipc/types/WithdrawalView.ts";
import { TextLink } from "../../kit/Button.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { CasePage } from "../../parts/CasePage.tsx";
import { UndoWithdrawal } from "../../parts/UndoWithdrawal.tsx";
import { paths } from "../../paths.ts";
import { ReasonForm } from "./ReasonForm.tsx";

export default function WithdrawScreen() {
  const { t } = useLingui();
  return (
    <CasePage title={t`Zaak intrekken`} needsOpen>
      {(view) => {
        if (view.withdrawal) return <InVain withdrawal={view.withdrawal} caseId={view.case} />;
        return view.can_withdraw ? (
          <>
            <Notice kind="attention" title={t`Alleen voor een zaak die per ongeluk is geopend`}>
              {t`Dat geldt ook bij partners die uw volgende bestand openen. Schreef een partner intussen iets in de zaak? Dan blijft de zaak open.`}
            </Notice>
            <ReasonForm
              caseId={view.case}
              call="withdraw_case"
              kind="withdraw"
              submit={t`Trek de zaak in`}
              follows="withdraw_case"
              told={t`De zaak is ingetrokken.`}
              hint={t`Bijvoorbeeld: verkeerd adres gekozen. Partners lezen dit mee.`}
              danger
            />
          </>
        ) : (
          <Notice title={t`Deze zaak kunt u niet intrekken`} action={<TextLink href={paths.close(view.case)}>{t`Sluit de zaak af`}</TextLink>}>
            {t`Intrekken kan alleen wie de zaak opende, zolang anderen er niets aan toevoegden. Afsluiten kan wel.`}
          </Notice>
        );
      }}
    </CasePage>
  );
}

/** Someone took the case back, and someone else had written in it: it stays open until a person says what becomes of it. */
function InVain({ withdrawal, caseId }: { withdrawal: WithdrawalView; caseId: string }) {
  const { t } = useLingui();
  const { author, reason } = withdrawal;
  const others = list(withdrawal.meanwhile);
  return (
    <>
      <Notice
        kind="attention"
        title={plural(withdrawal.meanwhile.length, {
          one: `${author} trok de zaak in terwijl ${others} erin schreef`,
          other: `${author} trok de zaak in terwijl ${others} erin schreven`,
        })}
        action={<TextLink href={paths.close(caseId)}>{t`Sluit de zaak af`}</TextLink>}
      >
        {reason && <p>{t`De reden was: ${reason}`}</p>}
        <p>{t`De zaak blijft open en er is niets weg. Is hij echt per ongeluk geopend? Sluit hem dan af.`}</p>
        {!withdrawal.own && <p>{t`Moet de zaak doorgaan? Vraag ${author} om het intrekken ongedaan te maken. Tot die tijd blijft dit staan.`}</p>}
      </Notice>
      {withdrawal.own && <UndoWithdrawal caseId={caseId} />}
    </>
  );
}
