import { useLingui } from "@lingui/react/macro";
import type { MessageView } from "../ipc/types/MessageView.ts";
import { TextLink } from "../kit/Button.tsx";
import { Cluster, PlainList } from "../kit/Layout.tsx";
import { paths } from "../paths.ts";
import { bareKind } from "./bareKind.ts";
import { recordHref, recordName } from "./recordHref.ts";
import { stepHref } from "./stepHref.ts";
import { useTerms } from "./terms.ts";

type MessagesProps = { label: string; messages: readonly MessageView[]; caseId: string };

/** Sentences of the core under each other, each with the way to what it is about and to what helps. */
export function Messages({ label, messages, caseId }: MessagesProps) {
  return (
    <PlainList
      label={label}
      items={messages.map((message, index) => ({
        key: `${message.code}${index}`,
        content: (
          <>
            {message.text}
            <MessageLinks message={message} caseId={caseId} />
          </>
        ),
      }))}
    />
  );
}

/** The case itself and what has no page of its own: a link would lead to where one is already. */
const HERE: readonly string[] = ["case", "address", "factor", "pitfall_answers", "need_answers", "guide_consent", "link"];

/** Where something that is missing is done; null when nothing can be done about it here. */
export function helpHref(caseId: string, { step, question }: MessageView): string | null {
  if (question) return paths.guide(caseId, question.split("_")[0] ?? "", question);
  return step === null ? null : stepHref(caseId, step);
}

function MessageLinks({ message, caseId }: { message: MessageView; caseId: string }) {
  const { t } = useLingui();
  const { term } = useTerms();
  const help = helpHref(caseId, message);
  const records = message.records.filter((record) => !HERE.includes(bareKind(record.kind)));
  if (help === null && records.length === 0) return null;
  return (
    <Cluster>
      {records.map((record) => (
        <TextLink key={record.record} href={recordHref(caseId, record)}>
          {t`Bekijk ${recordName(record)}`}
        </TextLink>
      ))}
      {help !== null && (
        <TextLink href={help} context={message.text}>
          {message.question ? t`Beantwoord deze vraag` : term("step", message.step ?? "")}
        </TextLink>
      )}
    </Cluster>
  );
}
