import { useLingui } from "@lingui/react/macro";
import { useView } from "../../ipc/hooks.ts";
import type { AnalysisView } from "../../ipc/types/AnalysisView.ts";
import type { CaseView } from "../../ipc/types/CaseView.ts";
import { LinkButton, TextLink } from "../../kit/Button.tsx";
import { Disclosure } from "../../kit/Disclosure.tsx";
import { Columns, Section, Stack } from "../../kit/Layout.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { EmptyState, QueryStates } from "../../kit/States.tsx";
import { CasePage } from "../../parts/CasePage.tsx";
import { paths } from "../../paths.ts";
import { Approvals } from "./Approvals.tsx";
import { Goals } from "./Goals.tsx";
import { Interests } from "./Interests.tsx";
import { Needs } from "./Needs.tsx";
import { VersionFacts } from "./VersionFacts.tsx";

/** The joint analysis and plan: facts, interests, what is needed, goals, and who approved exactly this. */
export default function PlanScreen() {
  const { t } = useLingui();
  return (
    <CasePage
      title={t`Analyse en plan`}
      lead={t`Eerst wat er gebeurt en wat er nodig is, dan pas wie het doet.`}
      actions={(view) => view.state === "open" && <LinkButton href={paths.newPlan(view.case)} kind="secondary">{t`Schrijf een nieuwe versie`}</LinkButton>}
    >
      {(view) => <Plan view={view} />}
    </CasePage>
  );
}

function Plan({ view }: { view: CaseView }) {
  const found = useView("analysis", { case: view.case });
  return <QueryStates query={found}>{(plan) => <Whole view={view} plan={plan} />}</QueryStates>;
}

function Whole({ view, plan }: { view: CaseView; plan: AnalysisView }) {
  const { t } = useLingui();
  const open = view.state === "open";
  return (
    <Stack gap="loose">
      <Stale caseId={view.case} plan={plan} />
      {plan.latest.length === 0 && (
        <EmptyState title={t`Nog geen gezamenlijke analyse`} action={open && <LinkButton href={paths.newPlan(view.case)}>{t`Begin de analyse`}</LinkButton>}>
          {t`Schrijf samen op wat er gebeurt, wat de oorzaak kan zijn en waar u over drie maanden wilt staan.`}
        </EmptyState>
      )}
      {plan.latest.length > 1 && (
        <Notice kind="attention" title={t`Twee mensen schreven los van elkaar een nieuwe versie`}>
          <p>{t`Beide staan hieronder. Schrijf samen één nieuwe versie; dan geldt die.`}</p>
        </Notice>
      )}
      {plan.latest.map((version) => (
        <Columns key={version.record} aside={<Approvals view={view} version={version} />}>
          <VersionFacts caseId={view.case} version={version} />
          <Goals view={view} version={version} />
        </Columns>
      ))}
      <Interests caseId={view.case} plan={plan} open={open} />
      <Needs caseId={view.case} plan={plan} open={open} />
      {plan.earlier.length > 0 && (
        <Section title={t`Eerdere versies`}>
          {plan.earlier.map((version) => (
            <Disclosure key={version.record} title={t`Versie ${version.version ?? ""}`}>
              <VersionFacts caseId={view.case} version={version} withGoals />
            </Disclosure>
          ))}
        </Section>
      )}
    </Stack>
  );
}

/** Why the plan must be looked at again. */
function Stale({ caseId, plan }: { caseId: string; plan: AnalysisView }) {
  const { t } = useLingui();
  if (plan.stale.length === 0) return null;
  return (
    <Stack>
      {plan.stale.map((message, index) => (
        <Notice
          key={`${message.code}${index}`}
          kind="attention"
          title={message.text}
          action={<TextLink href={paths.newPlan(caseId)} context={message.text}>{t`Schrijf een nieuwe versie`}</TextLink>}
        />
      ))}
    </Stack>
  );
}
