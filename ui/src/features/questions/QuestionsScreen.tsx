import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useView } from "../../ipc/hooks.ts";
import type { CaseView } from "../../ipc/types/CaseView.ts";
import type { InformationRequestView } from "../../ipc/types/InformationRequestView.ts";
import { LinkButton } from "../../kit/Button.tsx";
import { EmptyState, QueryStates } from "../../kit/States.tsx";
import { TaskList } from "../../kit/TaskList.tsx";
import { CasePage } from "../../parts/CasePage.tsx";
import { paths } from "../../paths.ts";
import { RequestState } from "./RequestState.tsx";

/** Questions from one partner to another: a question, never a file. */
export default function QuestionsScreen() {
  const { t } = useLingui();
  return (
    <CasePage
      title={t`Vragen aan partners`}
      lead={t`Vraag wat u wilt weten, niet om een dossier. Mag de ander het niet delen, dan zijn er vier andere deuren.`}
      actions={(view) => view.state === "open" && <LinkButton href={paths.newQuestion(view.case)} kind="secondary">{t`Stel een vraag`}</LinkButton>}
    >
      {(view) => <List view={view} />}
    </CasePage>
  );
}

function List({ view }: { view: CaseView }) {
  const { t } = useLingui();
  const found = useView("information_requests", { case: view.case });
  const waits = (days: number) => plural(days, { one: "wacht # dag", other: "wacht # dagen" });
  const detail = (request: InformationRequestView) =>
    [
      t`van ${request.asked_by_me ? t`u` : request.from_name} aan ${request.asked_of_me ? t`u` : request.to_name}`,
      request.waiting_days !== null && request.waiting_days > 0 && waits(request.waiting_days),
      request.missing?.text,
    ]
      .filter(Boolean)
      .join(" · ");
  return (
    <QueryStates
      query={found}
      empty={(list) =>
        list.requests.length === 0 && (
          <EmptyState title={t`Er zijn nog geen vragen`} action={view.state === "open" && <LinkButton href={paths.newQuestion(view.case)}>{t`Stel een vraag`}</LinkButton>}>
            {t`Wat wilt u van een partner weten om verder te kunnen?`}
          </EmptyState>
        )
      }
    >
      {(list) => (
        <TaskList
          label={t`Vragen`}
          tasks={list.requests.map((request) => ({
            key: request.record,
            href: paths.question(view.case, request.record),
            title: request.question,
            detail: detail(request),
            status: <RequestState request={request} />,
          }))}
        />
      )}
    </QueryStates>
  );
}
