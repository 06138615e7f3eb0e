import { useLingui } from "@lingui/react/macro";
import { day } from "../../i18n/format.ts";
import { useView } from "../../ipc/hooks.ts";
import type { InformationRequestView } from "../../ipc/types/InformationRequestView.ts";
import { TextLink } from "../../kit/Button.tsx";
import { Section } from "../../kit/Layout.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { EmptyState, QueryStates } from "../../kit/States.tsx";
import { SummaryList } from "../../kit/SummaryList.tsx";
import { CasePage } from "../../parts/CasePage.tsx";
import { useParam } from "../../parts/useGo.ts";
import { capital } from "../../parts/terms.ts";
import { paths } from "../../paths.ts";
import { AnswerSteps } from "./AnswerSteps.tsx";
import { Doors } from "./Doors.tsx";
import { RequestState } from "./RequestState.tsx";

/** One question with its answer, and the doors when someone may not share. */
export default function QuestionScreen() {
  const { t } = useLingui();
  const caseId = useParam("caseId");
  const record = useParam("questionId");
  const found = useView("information_requests", { case: caseId });
  return (
    <CasePage title={t`Vraag aan een partner`} back={{ href: paths.questions(caseId), label: t`Vragen aan partners` }}>
      {(view) => (
        <QueryStates query={found}>
          {(list) => {
            const request = list.requests.find((one) => one.record === record);
            return request ? (
              <OneQuestion key={record} caseId={caseId} request={request} open={view.state === "open"} />
            ) : (
              <EmptyState title={t`Deze vraag is er niet`} action={<TextLink href={paths.questions(caseId)}>{t`Alle vragen`}</TextLink>} />
            );
          }}
        </QueryStates>
      )}
    </CasePage>
  );
}

function OneQuestion({ caseId, request, open }: { caseId: string; request: InformationRequestView; open: boolean }) {
  const { t } = useLingui();
  const name = (own: boolean, named: string) => (own ? t`${named} (u)` : named);
  return (
    <>
      {request.disputed && (
        <Notice kind="attention" title={t`Hier staan verschillende antwoorden`} action={<TextLink href={paths.caseDifferences(caseId)}>{t`Bekijk en kies`}</TextLink>} />
      )}
      <Section title={request.question}>
        <SummaryList
          rows={[
            { key: "state", label: t`Stand`, value: <RequestState request={request} /> },
            { key: "from", label: t`Vraagt`, value: name(request.asked_by_me, request.from_name) },
            { key: "to", label: t`Aan`, value: name(request.asked_of_me, request.to_name) },
            { key: "asked", label: t`Gevraagd op`, value: request.asked_at && day(request.asked_at) },
            { key: "least", label: t`Minimaal nodig`, value: request.at_least },
            ...(request.answered_at ? [{ key: "answered", label: t`Beantwoord op`, value: day(request.answered_at) }] : []),
            ...(request.not_shared_label ? [{ key: "not_shared", label: t`Niet gedeeld, omdat`, value: capital(request.not_shared_label) }] : []),
            ...(request.reason ? [{ key: "reason", label: t`Uitleg`, value: request.reason }] : []),
            ...(request.alternative ? [{ key: "alternative", label: t`Wat wel helpt`, value: request.alternative }] : []),
            ...(request.on_behalf ? [{ key: "on_behalf", label: t`Zo gezegd`, value: request.on_behalf }] : []),
          ]}
        />
      </Section>
      {request.missing && <Notice kind="attention" title={request.missing.text} />}
      {open && <AnswerSteps caseId={caseId} request={request} />}
      <Doors caseId={caseId} request={request} open={open} />
    </>
  );
}
