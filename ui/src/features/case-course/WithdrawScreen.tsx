import { useLingui } from "@lingui/react/macro";
import { TextLink } from "../../kit/Button.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { CasePage } from "../../parts/CasePage.tsx";
import { paths } from "../../paths.ts";
import { ReasonForm } from "./ReasonForm.tsx";

export default function WithdrawScreen() {
  const { t } = useLingui();
  return (
    <CasePage title={t`Zaak intrekken`} needsOpen>
      {(view) =>
        view.can_withdraw ? (
          <>
            <Notice kind="attention" title={t`Alleen voor een zaak die per ongeluk is geopend`}>
              {t`De zaak verdwijnt uit de lijst. Wat u vastlegde blijft leesbaar, met uw reden erbij. Intrekken kunt u niet terugdraaien.`}
            </Notice>
            <ReasonForm
              caseId={view.case}
              call="withdraw_case"
              kind="withdraw"
              submit={t`Trek de zaak in`}
              told={t`De zaak is ingetrokken.`}
              hint={t`Bijvoorbeeld: verkeerd adres gekozen.`}
              danger
            />
          </>
        ) : (
          <Notice title={t`Deze zaak kunt u niet intrekken`} action={<TextLink href={paths.close(view.case)}>{t`Sluit de zaak af`}</TextLink>}>
            {t`Intrekken kan alleen wie de zaak opende, zolang anderen er niets aan toevoegden. Afsluiten kan wel.`}
          </Notice>
        )
      }
    </CasePage>
  );
}
