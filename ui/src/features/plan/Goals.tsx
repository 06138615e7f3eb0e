import { useLingui } from "@lingui/react/macro";
import { day } from "../../i18n/format.ts";
import type { AnalysisVersionView } from "../../ipc/types/AnalysisVersionView.ts";
import type { CaseView } from "../../ipc/types/CaseView.ts";
import type { GoalView } from "../../ipc/types/GoalView.ts";
import { Button, TextLink } from "../../kit/Button.tsx";
import { Cluster, PlainList, Section, Stack } from "../../kit/Layout.tsx";
import { StatusTag } from "../../kit/StatusTag.tsx";
import { SummaryList } from "../../kit/SummaryList.tsx";
import { useTerms } from "../../parts/terms.ts";
import { useOpenForm } from "../../parts/useOpenForm.ts";
import { paths } from "../../paths.ts";
import { PlanAction } from "./PlanAction.tsx";
import { PlanActionForm } from "./PlanActionForm.tsx";

/** Where all want to be, how they notice, and what people do for it. */
export function Goals({ view, version }: { view: CaseView; version: AnalysisVersionView }) {
  const { t } = useLingui();
  return (
    <Section title={t`Doelen`}>
      {version.goals.length === 0 ? (
        <p className="kit-quiet">{t`Nog geen doelen. Schrijf een nieuwe versie met een doel dat u kunt zien of tellen.`}</p>
      ) : (
        version.goals.map((goal) => <Goal key={goal.record} view={view} goal={goal} />)
      )}
    </Section>
  );
}

function Goal({ view, goal }: { view: CaseView; goal: GoalView }) {
  const { t } = useLingui();
  const { label } = useTerms();
  const [planning, setPlanning] = useOpenForm({ plan: "plan_action" }, goal.record);
  const open = view.state === "open";
  const progress = [goal.progress, goal.progress_at && day(goal.progress_at)].filter(Boolean).join(" · ");
  return (
    <div className="kit-card">
      <Stack gap="tight">
        <h3>{goal.text}</h3>
        {goal.disputed && <StatusTag tone="attention">{t`twee antwoorden`}</StatusTag>}
        <SummaryList
          rows={[
            { key: "measure", label: t`Waaraan merken we het`, value: goal.measure },
            { key: "by", label: t`Uiterlijk`, value: goal.by && day(goal.by) },
            { key: "state", label: t`Hoe ver`, value: [label("goal_state", goal.state), progress].filter(Boolean).join(": ") },
          ]}
        />
        {goal.actions.length === 0 ? (
          <p className="kit-quiet">{t`Nog geen actie voor dit doel.`}</p>
        ) : (
          <PlainList
            label={t`Acties voor: ${goal.text}`}
            items={goal.actions.map((planned) => ({ key: planned.action.record, content: <PlanAction caseId={view.case} planned={planned} open={open} /> }))}
          />
        )}
        {open && !planning && (
          <Cluster>
            <Button kind="secondary" onPress={() => setPlanning("plan")} context={goal.text}>{t`Plan een actie`}</Button>
            <TextLink href={paths.record(view.case, "goal", goal.record)} context={goal.text}>{t`Schrijf op hoe ver het is`}</TextLink>
          </Cluster>
        )}
        {open && planning && <PlanActionForm view={view} goal={goal} onClose={() => setPlanning(null)} />}
      </Stack>
    </div>
  );
}
