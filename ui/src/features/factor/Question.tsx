import { useLingui } from "@lingui/react/macro";
import { day } from "../../i18n/format.ts";
import type { QuestionView } from "../../ipc/types/QuestionView.ts";
import { TextArea } from "../../kit/TextField.tsx";
import type { Answers } from "./useAnswers.ts";

type QuestionProps = { question: QuestionView; answers: Answers; label?: string; autoFocus?: boolean };

/** One question with its help and its answer. */
export function Question({ question, answers, label, autoFocus }: QuestionProps) {
  const { t } = useLingui();
  const who = question.author && (question.at ? t`${question.author}, ${day(question.at)}` : question.author);
  return (
    <TextArea
      id={question.code}
      label={label ?? question.text}
      hint={question.help}
      {...(who ? { aside: who } : {})}
      value={answers.value(question)}
      onChange={(answer) => answers.type(question, answer)}
      meanwhile={answers.meanwhile(question)}
      error={answers.errors.find((error) => error.field === question.code)?.text}
      disabled={answers.draft.loading}
      {...(autoFocus ? { autoFocus } : {})}
    />
  );
}
