import { useLingui } from "@lingui/react/macro";
import { day } from "../../i18n/format.ts";
import type { PlanActionView } from "../../ipc/types/PlanActionView.ts";
import { Button } from "../../kit/Button.tsx";
import { Cluster, Quiet, Stack } from "../../kit/Layout.tsx";
import { StatusTag } from "../../kit/StatusTag.tsx";
import { DueText } from "../../parts/actions.tsx";
import { AskForm, type Asked } from "../../parts/AskForm.tsx";
import { EndAction } from "../../parts/EndAction.tsx";
import { Refused } from "../../parts/Refused.tsx";
import { useDo } from "../../parts/useDo.ts";
import { useOpenStep } from "../../parts/useOpenForm.ts";

type PlanActionProps = { caseId: string; planned: PlanActionView; open: boolean };
const moves = ["accept", "decline", "end", "report"] as const;

/** An action of the plan: who does it, whether he said yes, and who was told what came of it. */
export function PlanAction({ caseId, planned, open }: PlanActionProps) {
  const { t } = useLingui();
  const { action } = planned;
  const details = [
    planned.accepted_at && t`ja gezegd op ${day(planned.accepted_at)}`,
    planned.on_behalf && t`zo gezegd: ${planned.on_behalf}`,
    planned.declined_by && t`${planned.declined_by} zei nee: ${planned.declined_reason}`,
    action.result,
    planned.told_to && (planned.told_at ? t`teruggemeld aan ${planned.told_to} op ${day(planned.told_at)}` : t`teruggemeld aan ${planned.told_to}`),
  ].filter(Boolean);
  return (
    <Stack gap="tight">
      <div>
        <strong>{action.text}</strong>
        <div>
          <DueText action={action} />
          <Quiet small>
            {" · "}
            {action.mine ? t`voor u` : action.owner_name ? t`voor ${action.owner_name}` : t`nog voor niemand`}
          </Quiet>{" "}
          <Yes planned={planned} />
        </div>
        {details.length > 0 && (
          <div>
            <Quiet small>{details.join(" · ")}</Quiet>
          </div>
        )}
      </div>
      {open && <Moves caseId={caseId} planned={planned} />}
    </Stack>
  );
}

/** How sure the yes of the owner is; nothing to say once he said it himself. */
function Yes({ planned }: { planned: PlanActionView }) {
  const { t } = useLingui();
  if (planned.action.bucket === "ended" || planned.action.owner === null) return null;
  switch (planned.certainty) {
    case "own":
      return null;
    case "on_behalf":
      return <Quiet small>{t`(ja, namens vastgelegd)`}</Quiet>;
    case "unproven":
      return <StatusTag tone="attention">{t`ja ingevuld door een ander, vraag het na`}</StatusTag>;
    case "proposed":
    case null:
      return <StatusTag tone="todo">{planned.action.mine ? t`aan u gevraagd` : t`nog geen ja`}</StatusTag>;
  }
}

/** Yes or no of the owner, the end of the action, and word of what came of it: only what its state allows. */
function Moves({ caseId, planned }: { caseId: string; planned: PlanActionView }) {
  const { t } = useLingui();
  const { run, pending, error } = useDo();
  const { action } = planned;
  const [move, setMove] = useOpenStep("answer_action", action.record, moves);
  const ended = action.bucket === "ended";
  const waits = !ended && action.owner !== null && planned.certainty !== "own" && planned.certainty !== "on_behalf";
  const close = () => setMove(null);
  const accept = () =>
    action.mine ? void run("accept_action", { record: action.record, on_behalf: "" }, { text: t`Vastgelegd: u doet dit.` }) : setMove("accept");
  if (move === "end") return <EndAction action={action} onClose={close} />;
  if (move) return <MoveForm caseId={caseId} planned={planned} move={move} onClose={close} />;
  return (
    <>
      {error && <Refused error={error} />}
      <Cluster>
        {waits && (
          <>
            <Button kind="secondary" onPress={accept} pending={pending !== null} context={action.text}>
              {action.mine ? t`Ja, ik doe dit` : t`Deze partner zei ja`}
            </Button>
            <Button kind="quiet" onPress={() => setMove("decline")} context={action.text}>
              {action.mine ? t`Nee, omdat…` : t`Deze partner zei nee`}
            </Button>
          </>
        )}
        {!ended && (
          <Button kind="quiet" onPress={() => setMove("end")} context={action.text}>
            {t`Afronden`}
          </Button>
        )}
        {ended && planned.told_to === "" && (
          <Button kind="quiet" onPress={() => setMove("report")} context={action.text}>
            {t`Leg vast wie dit hoorde`}
          </Button>
        )}
      </Cluster>
    </>
  );
}

function MoveForm({ caseId, planned, move, onClose }: { caseId: string; planned: PlanActionView; move: "accept" | "decline" | "report"; onClose: () => void }) {
  const { t } = useLingui();
  const { action } = planned;
  const common = { draft: { kind: "answer_action", target: `${caseId}:${action.record}:${move}` }, onDone: onClose, onCancel: onClose };
  const how: Asked<"reason" | "on_behalf">[] = action.mine
    ? []
    : [{ name: "on_behalf", label: t`Hoe en wanneer zei deze partner dat?`, hint: t`Bijvoorbeeld: in het overleg van 12 november.`, needed: t`Schrijf op hoe en wanneer.` }];
  if (move === "report") {
    return (
      <AskForm
        {...common}
        ask={[
          { name: "to", label: t`Wie hoorde wat dit opleverde?`, as: "line", needed: t`Schrijf op wie het hoorde.` },
          { name: "on", label: t`Wanneer?`, hint: t`Leeg laten betekent vandaag.`, as: "past" },
        ]}
        call="report_back"
        request={(values) => ({ record: action.record, to: values.to, on: values.on || null })}
        submit={t`Leg vast`}
        told={t`Vastgelegd wie dit hoorde.`}
      />
    );
  }
  if (move === "accept") {
    return (
      <AskForm
        {...common}
        ask={how}
        call="accept_action"
        request={(values) => ({ record: action.record, on_behalf: values.on_behalf ?? "" })}
        submit={t`Leg ja vast`}
        told={t`Vastgelegd: ${action.owner_name} doet dit.`}
      />
    );
  }
  return (
    <AskForm
      {...common}
      ask={[{ name: "reason", label: t`Waarom niet?`, hint: t`De actie wacht dan op iemand anders.`, needed: t`Schrijf op waarom.` }, ...how]}
      call="decline_action"
      request={(values) => ({ record: action.record, reason: values.reason, on_behalf: values.on_behalf ?? "" })}
      submit={t`Leg nee vast`}
      told={t`Vastgelegd. De actie wacht op iemand anders.`}
    />
  );
}
