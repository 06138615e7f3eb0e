import { useLingui } from "@lingui/react/macro";
import { dayTime } from "../../i18n/format.ts";
import type { AnalysisView } from "../../ipc/types/AnalysisView.ts";
import type { NeedView } from "../../ipc/types/NeedView.ts";
import { LinkButton } from "../../kit/Button.tsx";
import { Section, Stack } from "../../kit/Layout.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { StatusTag } from "../../kit/StatusTag.tsx";
import { TaskList } from "../../kit/TaskList.tsx";
import { useTerms } from "../../parts/terms.ts";
import { paths } from "../../paths.ts";

type NeedsProps = { caseId: string; plan: AnalysisView; open: boolean };

/** What is needed, apart from who does it. */
export function Needs({ caseId, plan, open }: NeedsProps) {
  const { t } = useLingui();
  const { label } = useTerms();
  const detail = (need: NeedView) => [label("need_type", need.sort), need.crisis && t`in crisis`, need.noted_at && t`opgeschreven op ${dayTime(need.noted_at)}`].filter(Boolean).join(" · ");
  return (
    <Section
      title={t`Wat er nodig is, los van wie het doet`}
      actions={open && <LinkButton href={paths.newRecord(caseId, "need")} kind="secondary">{t`Voeg toe wat er nodig is`}</LinkButton>}
    >
      <Stack>
        {plan.need_first === "task_first" && (
          <Notice kind="attention" title={t`Er was al een taak verdeeld voordat er stond wat er nodig is`}>
            <p>{t`Kijk samen of de taken nog passen bij wat er nodig is.`}</p>
          </Notice>
        )}
        {plan.needs.length === 0 ? (
          <p className="kit-quiet">{t`Er staat nog niet wat er nodig is.`}</p>
        ) : (
          <TaskList
            label={t`Wat er nodig is`}
            tasks={plan.needs.map((need) => ({
              key: need.record,
              href: paths.record(caseId, "need", need.record),
              title: need.text,
              detail: detail(need),
              status: <NeedState need={need} />,
            }))}
          />
        )}
      </Stack>
    </Section>
  );
}

function NeedState({ need }: { need: NeedView }) {
  const { label } = useTerms();
  const words = label("need_state", need.state);
  return need.state === "met" ? <>{words}</> : <StatusTag tone={need.state === "shortage" ? "attention" : "todo"}>{words}</StatusTag>;
}
