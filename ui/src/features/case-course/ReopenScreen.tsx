import { useLingui } from "@lingui/react/macro";
import { Notice } from "../../kit/Notice.tsx";
import { CasePage } from "../../parts/CasePage.tsx";
import { ReasonForm } from "./ReasonForm.tsx";

export default function ReopenScreen() {
  const { t } = useLingui();
  return (
    <CasePage title={t`Zaak heropenen`}>
      {(view) =>
        view.state === "closed" ? (
          <ReasonForm
            caseId={view.case}
            call="reopen_case"
            kind="reopen"
            submit={t`Heropen de zaak`}
            follows="reopen_case"
            told={t`De zaak is weer open.`}
            hint={t`Bijvoorbeeld: er is een nieuwe melding. De afsluiting blijft in de tijdlijn staan.`}
          />
        ) : (
          <Notice title={t`Deze zaak is niet afgesloten`}>{t`U hoeft hier niets te doen.`}</Notice>
        )
      }
    </CasePage>
  );
}
