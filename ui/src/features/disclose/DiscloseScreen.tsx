import { useLingui } from "@lingui/react/macro";
import { useView } from "../../ipc/hooks.ts";
import { LinkButton } from "../../kit/Button.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { EmptyState, ErrorState, LoadingState } from "../../kit/States.tsx";
import { CasePage } from "../../parts/CasePage.tsx";
import { useParam } from "../../parts/useGo.ts";
import { paths } from "../../paths.ts";
import { DiscloseForm } from "./DiscloseForm.tsx";

/** A decision to disclose something to one colleague. */
export default function DiscloseScreen() {
  const { t } = useLingui();
  const caseId = useParam("caseId");
  const contact = useParam("contactId");
  return (
    <CasePage
      title={t`Besluit om te delen`}
      lead={t`Voor wat niet vanzelf naar partners gaat. U kiest wat, op welke grondslag en waarom. Het besluit blijft bij u.`}
      back={{ href: paths.share(caseId), label: t`Delen` }}
    >
      {() => <Loaded caseId={caseId} contact={contact} />}
    </CasePage>
  );
}

function Loaded({ caseId, contact }: { caseId: string; contact: string }) {
  const { t } = useLingui();
  const found = useView("disclosure_form", { case: caseId, contact });
  if (found.error?.code === "not_partner") {
    return (
      <Notice kind="attention" title={t`Deze persoon is geen bevestigde partner van deze zaak`} live="alert">
        {t`Er is niets besloten. Maak de persoon eerst partner.`}
      </Notice>
    );
  }
  if (found.data === undefined) {
    return found.error ? <ErrorState error={found.error} safe={t`Er is niets besloten.`} onRetry={() => void found.refetch()} /> : <LoadingState />;
  }
  const view = found.data;
  const canTalk = view.grounds.some((ground) => ground.without_items && ground.mine);
  if (view.items.length === 0 && !canTalk) {
    return (
      <EmptyState title={t`Er is niets waarvoor u een besluit nodig hebt`} action={<LinkButton href={paths.share(caseId)}>{t`Naar Delen`}</LinkButton>}>
        {t`Wat deze persoon mag zien, gaat gewoon mee.`}
      </EmptyState>
    );
  }
  return <DiscloseForm caseId={caseId} contact={contact} view={view} />;
}
