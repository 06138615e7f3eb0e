import { Trans, useLingui } from "@lingui/react/macro";
import { nonEmpty, object, pipe, string, trim } from "valibot";
import type { RoleView } from "../ipc/types/RoleView.ts";
import { Button } from "../kit/Button.tsx";
import { Cluster, Stack } from "../kit/Layout.tsx";
import { ErrorState } from "../kit/States.tsx";
import { TextArea } from "../kit/TextField.tsx";
import { useUndoableResult } from "../kit/useUndoableResult.ts";
import { CheckedFormFrame } from "./CheckedFormFrame.tsx";
import { Consequence } from "./Consequence.tsx";
import { useTerms } from "./terms.ts";
import { useCheckedForm } from "./useCheckedForm.ts";
import { useDo } from "./useDo.ts";
import { useOpenForm } from "./useOpenForm.ts";

/** The own answer to a proposal: yes at once, no with a reason. */
export function RoleAnswer({ role, address }: { role: RoleView; address: string }) {
  const { t } = useLingui();
  const { term } = useTerms();
  const { run, pending, error } = useDo();
  const [open, setOpen] = useOpenForm({ decline: "answer_role" }, role.record);
  if (open) return <Decline role={role} onBack={() => setOpen(null)} />;
  const accept = () =>
    void run("answer_role", { role: role.record, accept: true, reason: "" }, { text: t`U bent nu ${term("role", role.role)} van deze zaak.` });
  return (
    <Stack gap="tight">
      {error && <ErrorState error={error} onRetry={accept} />}
      {role.role === "case_lead" && <Consequence of="accept_lead" />}
      <Cluster>
        <Button onPress={accept} pending={pending !== null} context={address}>
          <Trans>Ja, ik doe dit</Trans>
        </Button>
        <Button kind="secondary" onPress={() => setOpen("decline")} context={address}>
          <Trans>Nee</Trans>
        </Button>
      </Cluster>
    </Stack>
  );
}

function Decline({ role, onBack }: { role: RoleView; onBack: () => void }) {
  const { t } = useLingui();
  const { report } = useUndoableResult();
  const form = useCheckedForm({
    schema: object({ reason: pipe(string(), trim(), nonEmpty(t`Schrijf op waarom niet. Dan weet de ander wat er nu nodig is.`)) }),
    initial: { reason: "" },
    draft: { kind: "answer_role", target: role.record },
    prefix: `no-${role.record}-`,
    call: "answer_role",
    request: (values) => ({ role: role.record, accept: false, reason: values.reason.trim() }),
    done: (_, __, undo) => report(t`Uw antwoord is vastgelegd: u doet dit niet.`, undo),
  });
  return (
    <CheckedFormFrame form={form} submit={t`Zeg nee`} onCancel={onBack}>
      {role.role === "case_lead" && <Consequence of="refuse_lead" />}
      <TextArea {...form.field("reason")} label={t`Waarom niet?`} hint={t`Zo weet ${role.proposed_by} wat er nu nodig is.`} rows={2} autoFocus />
    </CheckedFormFrame>
  );
}
