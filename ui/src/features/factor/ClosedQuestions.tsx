import { useLingui } from "@lingui/react/macro";
import type { QuestionView } from "../../ipc/types/QuestionView.ts";
import { Section, Stack } from "../../kit/Layout.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { SummaryList } from "../../kit/SummaryList.tsx";

/** Once the case is closed its answers can be read, and no longer changed. */
export function ClosedQuestions({ closed, questions }: { closed: boolean; questions: readonly QuestionView[] }) {
  const { t } = useLingui();
  return (
    <Section title={t`Vragen`}>
      <Stack>
        <Notice title={closed ? t`Deze zaak is afgesloten` : t`Deze zaak is ingetrokken`}>{t`U kunt hier niets meer wijzigen. Alles wat er stond, staat er nog.`}</Notice>
        <SummaryList rows={questions.map((question) => ({ key: question.code, label: question.text, value: question.answer }))} />
      </Stack>
    </Section>
  );
}
