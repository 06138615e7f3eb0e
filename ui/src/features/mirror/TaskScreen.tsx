import { useLingui } from "@lingui/react/macro";
import { useView } from "../../ipc/hooks.ts";
import type { MirrorTaskView } from "../../ipc/types/MirrorTaskView.ts";
import type { RoleMirrorView } from "../../ipc/types/RoleMirrorView.ts";
import { TextLink } from "../../kit/Button.tsx";
import { Section, Stack } from "../../kit/Layout.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { EmptyState, QueryStates } from "../../kit/States.tsx";
import { CasePage } from "../../parts/CasePage.tsx";
import { useParam } from "../../parts/useGo.ts";
import { useTerms } from "../../parts/terms.ts";
import { paths } from "../../paths.ts";
import { History } from "./History.tsx";
import { Outcome } from "./Outcome.tsx";
import { PartnerOnTask } from "./PartnerOnTask.tsx";

/** One task of the mirror: what it shows and why, the question to whom, and who says what. */
export default function TaskScreen() {
  const { t } = useLingui();
  const { label } = useTerms();
  const caseId = useParam("caseId");
  const code = useParam("task");
  const found = useView("role_mirror", { case: caseId });
  return (
    <CasePage title={t`Taak in de rolspiegel`} lead={label("task", code)} back={{ href: paths.mirror(caseId), label: t`Rolspiegel` }}>
      {(view) => (
        <QueryStates query={found}>
          {(mirror) => {
            const task = mirror.tasks.find((one) => one.task === code);
            return task ? (
              <OneTask caseId={caseId} mirror={mirror} task={task} open={view.state === "open"} />
            ) : (
              <EmptyState title={t`Deze taak is er niet`} action={<TextLink href={paths.mirror(caseId)}>{t`Alle taken`}</TextLink>} />
            );
          }}
        </QueryStates>
      )}
    </CasePage>
  );
}

type OneTaskProps = { caseId: string; mirror: RoleMirrorView; task: MirrorTaskView; open: boolean };

function OneTask({ caseId, mirror, task, open }: OneTaskProps) {
  const { t } = useLingui();
  return (
    <Stack gap="loose">
      <Shown mirror={mirror} task={task} />
      <Section title={t`Wie zegt wat`}>
        <Stack>
          {task.cells.map((cell) => {
            const partner = mirror.partners.find((one) => one.partner === cell.partner);
            return partner && <PartnerOnTask key={cell.partner} caseId={caseId} mirror={mirror} task={task} partner={partner} cell={cell} open={open} />;
          })}
        </Stack>
      </Section>
      {task.ended.length > 0 && <History claims={task.ended} />}
    </Stack>
  );
}

/** The outcome with its explanation, what is still to be asked, and a sentence to agree on. */
function Shown({ mirror, task }: { mirror: RoleMirrorView; task: MirrorTaskView }) {
  const { t } = useLingui();
  const { question } = task;
  const asked = mirror.partners.filter((partner) => question?.partners.includes(partner.partner)).map((partner) => partner.name);
  const facts = [
    task.needed && t`Deze taak moet iemand nu doen.`,
    task.single_holder && t`Hooguit één organisatie doet dit.`,
    task.offer && t`Dit is een aanbod: een ander kan erom vragen.`,
    task.blocks && t`Succesfactor 2 wacht hierop.`,
  ].filter(Boolean);
  return (
    <Stack>
      <p>
        <Outcome task={task} /> {task.explanation}
      </p>
      {facts.length > 0 && <p className="kit-quiet">{facts.join(" ")}</p>}
      {question && (
        <Notice title={question.text}>
          {asked.length > 0 && <p>{t`Vraag het aan: ${asked.join("; ")}.`}</p>}
          {question.national && <p>{t`Dit komt uit een landelijk overleg van professionals, niet uit deze zaak.`}</p>}
        </Notice>
      )}
      {task.sentence && (
        <Section title={t`Een zin om het over eens te worden`}>
          <p>{task.sentence}</p>
        </Section>
      )}
    </Stack>
  );
}
