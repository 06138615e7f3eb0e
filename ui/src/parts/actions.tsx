// An action in a list: what, when, who, and what a person can do with it.
import { Trans, useLingui } from "@lingui/react/macro";
import { day, relativeDay } from "../i18n/format.ts";
import type { ActionView } from "../ipc/types/ActionView.ts";
import { Button, TextLink } from "../kit/Button.tsx";
import { Quiet, Stack } from "../kit/Layout.tsx";
import { ErrorState } from "../kit/States.tsx";
import { StatusTag } from "../kit/StatusTag.tsx";
import { paths } from "../paths.ts";
import { EndAction } from "./EndAction.tsx";
import { FixRecord } from "./FixRecord.tsx";
import { MoveAction } from "./MoveAction.tsx";
import { useDo } from "./useDo.ts";
import { useOpenForm } from "./useOpenForm.ts";

export type Bucket = ActionView["bucket"];

/** "verlopen, 3 dagen geleden": the day with a word, never colour alone. */
export function DueText({ action }: { action: ActionView }) {
  const { t } = useLingui();
  if (action.bucket === "ended") return <>{action.state === "done" ? t`Afgerond` : t`Vervallen`}</>;
  if (!action.due) return <StatusTag tone="todo">{t`Zonder datum`}</StatusTag>;
  const when = relativeDay(action.due);
  if (action.bucket === "overdue") return <StatusTag tone="urgent">{t`Verlopen: ${when}`}</StatusTag>;
  if (action.bucket === "today") return <StatusTag tone="attention">{t`Vandaag`}</StatusTag>;
  const written = day(action.due);
  return <>{when === written ? written : `${when}, ${written}`}</>;
}

type ActionItemProps = { action: ActionView; inCase?: boolean; closed?: boolean };

function ActionItem({ action, inCase, closed }: ActionItemProps) {
  const { t } = useLingui();
  const [open, setOpen] = useOpenForm({ end: "end_action", move: "move_action", fix: "edit_entry" }, action.record);
  const close = () => setOpen(null);
  return (
    <li className="kit-task">
      <div>
        <strong>{action.text}</strong>{" "}
        {action.disputed && (
          <StatusTag tone="attention">
            <Trans>Verschil</Trans>
          </StatusTag>
        )}
        <div>
          <DueText action={action} />
          <Quiet small>
            {" · "}
            {action.mine ? t`voor u` : action.owner_name ? t`voor ${action.owner_name}` : t`nog voor niemand`}
          </Quiet>
        </div>
        {!inCase && (
          <div>
            <TextLink href={paths.case(action.case)}>{action.address || action.case_number}</TextLink>
          </div>
        )}
        {action.result && <div>{action.result}</div>}
        {action.disputed && (
          <TextLink href={paths.caseDifferences(action.case)} context={action.text}>
            <Trans>Bekijk het verschil</Trans>
          </TextLink>
        )}
      </div>
      <div className="kit-cluster">
        {!closed && action.bucket === "ended" && <Reopen action={action} />}
        {!closed && action.bucket !== "ended" && open === null && (
          <>
            <Button kind="quiet" onPress={() => setOpen("end")} context={action.text}>
              <Trans>Afronden</Trans>
            </Button>
            <Button kind="quiet" onPress={() => setOpen("move")} context={action.text}>
              <Trans>Andere dag of persoon</Trans>
            </Button>
            {action.editable && (
              <Button kind="quiet" onPress={() => setOpen("fix")} context={action.text}>
                <Trans>Verbeter</Trans>
              </Button>
            )}
          </>
        )}
      </div>
      {!closed && open === "end" && <EndAction action={action} onClose={close} />}
      {!closed && open === "move" && <MoveAction action={action} onClose={close} />}
      {open === "fix" && <FixRecord record={action.record} caseId={action.case} onClose={close} />}
    </li>
  );
}

/** An ended action that turns out not to be. What came of it stays beside it. */
function Reopen({ action }: { action: ActionView }) {
  const { t } = useLingui();
  const { run, pending, error } = useDo();
  const reopen = () => void run("end_action", { action: action.record, state: "open", result: action.result }, { text: t`De actie is weer open.` });
  return (
    <Stack gap="tight">
      {error && <ErrorState error={error} onRetry={reopen} />}
      <Button kind="quiet" onPress={reopen} pending={pending !== null} context={action.text}>
        <Trans>Weer openen</Trans>
      </Button>
    </Stack>
  );
}

type ActionItemsProps = {
  label: string;
  actions: readonly ActionView[];
  inCase?: boolean;
  /** Their case is not open: they can be read. */
  closed?: boolean;
};

/** Actions under each other, each with its buttons. */
export function ActionItems({ label, actions, inCase = false, closed = false }: ActionItemsProps) {
  return (
    <ul className="kit-tasks" aria-label={label}>
      {actions.map((action) => (
        <ActionItem key={action.record} action={action} inCase={inCase} closed={closed} />
      ))}
    </ul>
  );
}
