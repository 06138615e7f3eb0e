import { useLingui } from "@lingui/react/macro";
import { useView } from "../../ipc/hooks.ts";
import type { AttentionView } from "../../ipc/types/AttentionView.ts";
import type { CaseView } from "../../ipc/types/CaseView.ts";
import type { MessageView } from "../../ipc/types/MessageView.ts";
import { TextLink } from "../../kit/Button.tsx";
import { Section, Stack } from "../../kit/Layout.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { Region } from "../../kit/Region.tsx";
import { QueryStates } from "../../kit/States.tsx";
import { TaskList } from "../../kit/TaskList.tsx";
import { AttentionPoint } from "../../parts/AttentionPoint.tsx";
import { useDraftTasks } from "../../parts/drafts.tsx";
import { helpHref } from "../../parts/Messages.tsx";
import { paths } from "../../paths.ts";
import { attentionPlace } from "./attentionPlace.ts";

const MOST = 3;

/** What asks for attention now, with the way to it, and texts that were not saved. */
export function Attention({ view }: { view: CaseView }) {
  const { t } = useLingui();
  const drafts = useDraftTasks()(view.drafts);
  const found = useView("attention", { case: view.case, all: false });
  return (
    <Region as="aside" label={t`Wat aandacht vraagt`}>
      <Stack gap="loose">
        <Section title={t`Wat aandacht vraagt`}>
          <QueryStates query={found}>{(attention) => <Points view={view} attention={attention} />}</QueryStates>
        </Section>
        {drafts.length > 0 && (
          <Section title={t`Concepten`}>
            <TaskList label={t`Concepten`} tasks={drafts} />
          </Section>
        )}
      </Stack>
    </Region>
  );
}

/** The heaviest points, at most three; what the case itself misses fills up what is left. */
function Points({ view, attention }: { view: CaseView; attention: AttentionView }) {
  const { t } = useLingui();
  const open = view.state === "open";
  const points = attention.points.slice(0, Math.min(attention.shown, MOST));
  const told = new Set(attention.points.map((point) => point.message.text));
  const own = urgentFirst(view.attention.filter((message) => !told.has(message.text)));
  const before = own.filter((message) => attentionPlace(message.code).urgent && message.code.startsWith("withdrawn_"));
  const after = own.filter((message) => !before.includes(message)).slice(0, Math.max(0, MOST - points.length - before.length));
  const rest = attention.points.length - points.length;
  const waiting = attention.snoozed.length;
  return (
    <Stack>
      {points.length + before.length + after.length === 0 && <p className="kit-quiet">{t`Niets, voor zover hier bekend.`}</p>}
      {before.map((message) => (
        <Missing key={message.code} view={view} message={message} />
      ))}
      {points.map((point) => (
        <AttentionPoint key={point.rule + (point.subject ?? "")} caseId={view.case} point={point} open={open} />
      ))}
      {after.map((message, index) => (
        <Missing key={`${message.code}${index}`} view={view} message={message} />
      ))}
      <TextLink href={paths.attention(view.case)}>
        {rest > 0 ? t`Nog ${rest} aandachtspunten` : waiting > 0 ? t`Alle aandachtspunten (${waiting} uitgesteld)` : t`Alle aandachtspunten`}
      </TextLink>
    </Stack>
  );
}

/** Something that the case itself misses. */
function Missing({ view, message }: { view: CaseView; message: MessageView }) {
  const { t } = useLingui();
  const place = attentionPlace(message.code);
  const href = helpHref(view.case, message) ?? (place.to && paths[place.to](view.case));
  return (
    <Notice
      kind={place.urgent ? "urgent" : "attention"}
      title={message.text}
      action={view.state === "open" && href && <TextLink href={href} context={message.text}>{t`Pak dit op`}</TextLink>}
    />
  );
}

const urgentFirst = (messages: CaseView["attention"]) =>
  messages.toSorted((a, b) => Number(attentionPlace(b.code).urgent) - Number(attentionPlace(a.code).urgent));
