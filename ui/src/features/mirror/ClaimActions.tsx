import { useLingui } from "@lingui/react/macro";
import type { MirrorTaskView } from "../../ipc/types/MirrorTaskView.ts";
import type { TaskClaimView } from "../../ipc/types/TaskClaimView.ts";
import { Button } from "../../kit/Button.tsx";
import { Cluster, Stack } from "../../kit/Layout.tsx";
import { AskForm, type Asked } from "../../parts/AskForm.tsx";
import { Refused } from "../../parts/Refused.tsx";
import { useDo } from "../../parts/useDo.ts";
import { useOpenStep } from "../../parts/useOpenForm.ts";

const moves = ["accept", "decline", "end"] as const;

type ClaimActionsProps = { caseId: string; claim: TaskClaimView; task: MirrorTaskView };
type Move = (typeof moves)[number];

/** Answers a task that was proposed, or ends what was said. In the own name at once; for another with how he said so. */
export function ClaimActions({ caseId, claim, task }: ClaimActionsProps) {
  const { t } = useLingui();
  const { run, pending, error } = useDo();
  const [move, setMove] = useOpenStep("answer_claim", `${task.task}:${claim.record}`, moves);
  const waits = claim.state === "proposed";
  const accept = () =>
    claim.mine
      ? void run("answer_claim", { record: claim.record, accept: true, reason: "", on_behalf: "" }, { text: t`Vastgelegd: u doet dit.` })
      : setMove("accept");
  if (move) return <MoveForm caseId={caseId} claim={claim} task={task} move={move} onClose={() => setMove(null)} />;
  return (
    <Stack gap="tight">
      {error && <Refused error={error} />}
      <Cluster>
        {waits && (
          <>
            <Button kind="secondary" onPress={accept} pending={pending !== null} context={claim.name}>
              {claim.mine ? t`Ja, ik doe dit` : t`Deze partner zei ja`}
            </Button>
            <Button kind="quiet" onPress={() => setMove("decline")} context={claim.name}>
              {claim.mine ? t`Nee, omdat…` : t`Deze partner zei nee`}
            </Button>
          </>
        )}
        <Button kind="quiet" onPress={() => setMove("end")} context={claim.name}>
          {waits ? t`Vraag niet meer` : t`Geldt niet meer…`}
        </Button>
      </Cluster>
    </Stack>
  );
}

function MoveForm({ caseId, claim, task, move, onClose }: ClaimActionsProps & { move: Move; onClose: () => void }) {
  const { t } = useLingui();
  const how: Asked<"reason" | "on_behalf">[] = claim.mine
    ? []
    : [{ name: "on_behalf", label: t`Hoe en wanneer zei deze partner dat?`, hint: t`Bijvoorbeeld: aan de telefoon op 12 november.`, ...(claim.state === "proposed" && move === "end" ? {} : { needed: t`Schrijf op hoe en wanneer.` }) }];
  const why: Asked<"reason" | "on_behalf"> = { name: "reason", label: t`Waarom niet?`, hint: t`Zo weet ieder wat er nu nodig is.`, needed: t`Schrijf op waarom.` };
  const common = { draft: { kind: "answer_claim", target: `${caseId}:${task.task}:${claim.record}:${move}` }, onDone: onClose, onCancel: onClose };
  if (move === "end") {
    return (
      <AskForm
        {...common}
        ask={[{ ...why, label: t`Waarom geldt dit niet meer?`, hint: t`Het blijft te zien bij wat eerder is gezegd.` }, ...how]}
        call="end_claim"
        request={(values) => ({ record: claim.record, reason: values.reason, on: null, on_behalf: values.on_behalf ?? "" })}
        submit={t`Laat dit stoppen`}
        told={t`Vastgelegd: dit geldt niet meer.`}
      />
    );
  }
  return (
    <AskForm
      {...common}
      ask={move === "decline" ? [why, ...how] : how}
      call="answer_claim"
      request={(values) => ({ record: claim.record, accept: move === "accept", reason: values.reason ?? "", on_behalf: values.on_behalf ?? "" })}
      submit={t`Leg antwoord vast`}
      told={move === "accept" ? t`Vastgelegd: ${claim.name} doet dit.` : t`Vastgelegd: ${claim.name} doet dit niet.`}
    />
  );
}
