import { useLingui } from "@lingui/react/macro";
import { useView } from "../../ipc/hooks.ts";
import type { CaseView } from "../../ipc/types/CaseView.ts";
import { LinkButton } from "../../kit/Button.tsx";
import { EmptyState, QueryStates } from "../../kit/States.tsx";
import { CasePage } from "../../parts/CasePage.tsx";
import { useParam } from "../../parts/useGo.ts";
import { paths } from "../../paths.ts";
import { OfferForm } from "./OfferForm.tsx";

/** Offers the case, the lead or a task to another partner. */
export default function OfferScreen() {
  const { t } = useLingui();
  const caseId = useParam("caseId");
  return (
    <CasePage
      title={t`Draag iets over`}
      lead={t`U houdt het tot de ander ja zegt. Blijf erbij tot het loopt.`}
      back={{ href: paths.handovers(caseId), label: t`Alle overdrachten` }}
      needsOpen
    >
      {(view) => <Offer view={view} />}
    </CasePage>
  );
}

function Offer({ view }: { view: CaseView }) {
  const { t } = useLingui();
  const found = useView("handovers", { case: view.case });
  if (view.partners.filter((partner) => partner.state === "active").length < 2) {
    return (
      <EmptyState title={t`Er is nog geen andere partner`} action={<LinkButton href={paths.newPartner(view.case)}>{t`Partner toevoegen`}</LinkButton>}>
        {t`Voeg eerst toe aan wie u wilt overdragen.`}
      </EmptyState>
    );
  }
  return <QueryStates query={found}>{(list) => <OfferForm view={view} held={list.held} />}</QueryStates>;
}
