import { useLingui } from "@lingui/react/macro";
import { useView } from "../../ipc/hooks.ts";
import { LinkButton } from "../../kit/Button.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { PageHeader } from "../../kit/PageHeader.tsx";
import { EmptyState, QueryStates } from "../../kit/States.tsx";
import { useCaseShortcuts } from "../../parts/useCaseShortcuts.ts";
import { useParam } from "../../parts/useGo.ts";
import { paths } from "../../paths.ts";
import { ChooseCase } from "./ChooseCase.tsx";
import { FinishedVisit } from "./FinishedVisit.tsx";
import { VisitForm } from "./VisitForm.tsx";

export default function VisitScreen() {
  const caseId = useParam("caseId");
  const visitId = useParam("visitId");
  if (caseId === "") return <ChooseCase />;
  if (visitId !== "") return <HeldVisit key={visitId} caseId={caseId} visitId={visitId} />;
  return <NewVisit key={caseId} caseId={caseId} />;
}

/** A visit that is being made now. */
function NewVisit({ caseId }: { caseId: string }) {
  const { t } = useLingui();
  useCaseShortcuts(caseId);
  const found = useView("case", { case: caseId });
  const view = found.data;
  if (view && view.state !== "open") {
    return (
      <>
        <PageHeader title={t`Huisbezoek`} lead={view.address_text} back={{ href: paths.case(caseId), label: t`Zaak ${view.number}` }} />
        <Notice title={t`Deze zaak is niet meer open`} action={<LinkButton href={paths.case(caseId)} kind="secondary">{t`Naar de zaak`}</LinkButton>}>
          {t`U kunt er geen bezoek meer bij zetten. Heropen eerst de zaak.`}
        </Notice>
      </>
    );
  }
  if (found.error && !view) {
    return (
      <>
        <PageHeader title={t`Huisbezoek`} />
        <QueryStates query={found}>{() => null}</QueryStates>
      </>
    );
  }
  return <VisitForm caseId={caseId} view={view} />;
}

/** A visit that was saved before: goes on with it, or shows it once it is finished. */
function HeldVisit({ caseId, visitId }: { caseId: string; visitId: string }) {
  const { t } = useLingui();
  useCaseShortcuts(caseId);
  const found = useView("visit", { visit: visitId });
  const view = useView("case", { case: caseId }).data;
  if (found.data === undefined) {
    return (
      <>
        <PageHeader title={t`Huisbezoek`} back={{ href: paths.case(caseId), label: t`Zaak` }} />
        <QueryStates query={found} empty={() => <EmptyState title={t`Dit bezoek is er niet`} />}>
          {() => null}
        </QueryStates>
      </>
    );
  }
  if (found.data.finished || !found.data.mine) return <FinishedVisit visit={found.data} address={view?.address_text ?? ""} />;
  return <VisitForm caseId={caseId} view={view} visit={found.data} />;
}
