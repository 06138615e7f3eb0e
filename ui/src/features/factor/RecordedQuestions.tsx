import { useLingui } from "@lingui/react/macro";
import type { QuestionView } from "../../ipc/types/QuestionView.ts";
import { Section } from "../../kit/Layout.tsx";
import { TaskList } from "../../kit/TaskList.tsx";
import { stepHref } from "../../parts/stepHref.ts";

/** Whether a question is answered by what stands in the file, and not in words under it. */
export const isRecorded = (question: QuestionView): boolean => question.step !== null && question.step.code !== "answer_question";

/** Questions that the file itself answers: each leads to where that is written down. */
export function RecordedQuestions({ caseId, questions }: { caseId: string; questions: readonly QuestionView[] }) {
  const { t } = useLingui();
  return (
    <Section title={t`Vragen die het dossier beantwoordt`}>
      <TaskList
        label={t`Vragen die het dossier beantwoordt`}
        tasks={questions.map((question) => {
          const href = question.step && stepHref(caseId, question.step.code);
          return {
            key: question.code,
            title: question.text,
            href: href ?? undefined,
            detail: [question.answer || question.help, question.step && t`Nu: ${question.step.text}.`].filter(Boolean).join(" "),
          };
        })}
      />
    </Section>
  );
}
