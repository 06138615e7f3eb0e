import { useLingui } from "@lingui/react/macro";
import type { QuestionView } from "../../ipc/types/QuestionView.ts";
import { Section } from "../../kit/Layout.tsx";
import { TaskList } from "../../kit/TaskList.tsx";
import { paths } from "../../paths.ts";

/** Questions that the file itself answers: each leads to where that is written down. */
export function RecordedQuestions({ caseId, questions }: { caseId: string; questions: readonly QuestionView[] }) {
  const { t } = useLingui();
  const place: Record<NonNullable<QuestionView["screen"]>, { href: string; words: string }> = {
    partners: { href: paths.partners(caseId), words: t`Partners en regie` },
    actions: { href: paths.caseActions(caseId), words: t`Acties` },
    timeline: { href: paths.timeline(caseId), words: t`Tijdlijn` },
    urgency: { href: paths.urgency(caseId), words: t`Urgentie` },
    phase: { href: paths.phase(caseId), words: t`Fase` },
  };
  return (
    <Section title={t`Vragen die het dossier beantwoordt`}>
      <TaskList
        label={t`Vragen die het dossier beantwoordt`}
        tasks={questions.map((question) => {
          const there = question.screen && place[question.screen];
          return {
            key: question.code,
            title: question.text,
            ...(there ? { href: there.href } : {}),
            detail: question.answer || question.help,
            status: there && <span className="kit-quiet">{there.words}</span>,
          };
        })}
      />
    </Section>
  );
}
