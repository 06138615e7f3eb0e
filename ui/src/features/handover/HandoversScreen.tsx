import { useLingui } from "@lingui/react/macro";
import { day } from "../../i18n/format.ts";
import { useView } from "../../ipc/hooks.ts";
import type { CaseView } from "../../ipc/types/CaseView.ts";
import type { HandoverView } from "../../ipc/types/HandoverView.ts";
import { LinkButton } from "../../kit/Button.tsx";
import { EmptyState, QueryStates } from "../../kit/States.tsx";
import { TaskList } from "../../kit/TaskList.tsx";
import { CasePage } from "../../parts/CasePage.tsx";
import { capital } from "../../parts/terms.ts";
import { paths } from "../../paths.ts";
import { HandoverState } from "./HandoverState.tsx";

/** What goes from one partner to another, and where each handover stands. */
export default function HandoversScreen() {
  const { t } = useLingui();
  return (
    <CasePage
      title={t`Overdracht`}
      lead={t`Een zaak, de regie of een taak gaat pas over als de ander ja zegt en u elkaar hebt gesproken.`}
      actions={(view) => view.state === "open" && <LinkButton href={paths.newHandover(view.case)} kind="secondary">{t`Draag iets over`}</LinkButton>}
    >
      {(view) => <List view={view} />}
    </CasePage>
  );
}

function List({ view }: { view: CaseView }) {
  const { t } = useLingui();
  const found = useView("handovers", { case: view.case });
  const detail = (handover: HandoverView) =>
    [
      t`van ${handover.from.name} aan ${handover.to.name}`,
      handover.offered_at && t`aangeboden op ${day(handover.offered_at)}`,
      handover.missing[0]?.text,
    ]
      .filter(Boolean)
      .join(" · ");
  return (
    <QueryStates
      query={found}
      empty={(list) =>
        list.handovers.length === 0 && (
          <EmptyState title={t`Er is nog niets overgedragen`} action={view.state === "open" && <LinkButton href={paths.newHandover(view.case)}>{t`Draag iets over`}</LinkButton>}>
            {t`Draag een taak, de regie of de hele zaak over. U blijft erbij tot het loopt.`}
          </EmptyState>
        )
      }
    >
      {(list) => (
        <TaskList
          label={t`Overdrachten`}
          tasks={list.handovers.map((handover) => ({
            key: handover.record,
            href: paths.handover(view.case, handover.record),
            title: capital(handover.label),
            detail: detail(handover),
            status: <HandoverState handover={handover} />,
          }))}
        />
      )}
    </QueryStates>
  );
}
