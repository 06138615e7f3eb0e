import { useLingui } from "@lingui/react/macro";
import { nonEmpty, object, pipe, string, trim } from "valibot";
import type { RoleView } from "../../ipc/types/RoleView.ts";
import { Button } from "../../kit/Button.tsx";
import { RadioGroup } from "../../kit/Choice.tsx";
import { Cluster } from "../../kit/Layout.tsx";
import { TextArea, TextField } from "../../kit/TextField.tsx";
import { useUndoableResult } from "../../kit/useUndoableResult.ts";
import { CheckedFormFrame } from "../../parts/CheckedFormFrame.tsx";
import { Consequence } from "../../parts/Consequence.tsx";
import { useTerms } from "../../parts/terms.ts";
import { useCheckedForm } from "../../parts/useCheckedForm.ts";
import { useOpenForm } from "../../parts/useOpenForm.ts";

/** What others can do with a role: write down an answer that was given elsewhere, or end it. */
export function RoleActions({ role }: { role: RoleView }) {
  const { t } = useLingui();
  const { term } = useTerms();
  const [open, setOpen] = useOpenForm({ behalf: "role_on_behalf", end: "end_role" }, role.record);
  const close = () => setOpen(null);
  const context = `${term("role", role.role)}, ${role.name}`;
  if (open === "behalf") return <OnBehalf role={role} onClose={close} />;
  if (open === "end") return <EndRole role={role} onClose={close} />;
  return (
    <Cluster>
      {role.state === "proposed" && !role.mine && (
        <Button kind="secondary" onPress={() => setOpen("behalf")} context={context}>{t`Antwoord vastleggen`}</Button>
      )}
      <Button kind="quiet" onPress={() => setOpen("end")} context={context}>
        {role.state === "proposed" ? t`Vraag intrekken` : t`Deze rol stopt`}
      </Button>
    </Cluster>
  );
}

function OnBehalf({ role, onClose }: { role: RoleView; onClose: () => void }) {
  const { t } = useLingui();
  const { report } = useUndoableResult();
  const form = useCheckedForm({
    schema: object({ accept: pipe(string(), nonEmpty(t`Kies ja of nee.`)), how: pipe(string(), trim(), nonEmpty(t`Schrijf op hoe en wanneer dit is gezegd.`)) }),
    initial: { accept: "" as "yes" | "no" | "", how: "" },
    draft: { kind: "role_on_behalf", target: role.record },
    prefix: `behalf-${role.record}-`,
    call: "answer_role_on_behalf",
    request: (values) => ({ role: role.record, accept: values.accept === "yes", how: values.how.trim() }),
    done: (_, __, undo) => {
      report(t`Het antwoord is vastgelegd.`, undo);
      onClose();
    },
  });
  return (
    <CheckedFormFrame form={form} submit={t`Leg antwoord vast`} onCancel={onClose}>
      <RadioGroup
        {...form.field("accept")}
        legend={t`Wat zei ${role.name}?`}
        options={[
          { value: "yes", label: t`Ja` },
          { value: "no", label: t`Nee` },
        ]}
        tiles
      />
      <TextField {...form.field("how")} label={t`Hoe en wanneer gezegd?`} hint={t`Bijvoorbeeld: aan de telefoon op 20 november. Partners zien dat u dit vastlegde.`} />
    </CheckedFormFrame>
  );
}

function EndRole({ role, onClose }: { role: RoleView; onClose: () => void }) {
  const { t } = useLingui();
  const { term } = useTerms();
  const { report } = useUndoableResult();
  const form = useCheckedForm({
    schema: object({ reason: pipe(string(), trim(), nonEmpty(t`Schrijf op waarom.`)) }),
    initial: { reason: "" },
    draft: { kind: "end_role", target: role.record },
    prefix: `end-${role.record}-`,
    call: "end_role",
    request: (values) => ({ role: role.record, reason: values.reason.trim() }),
    done: (_, __, undo) => {
      report(t`De rol ${term("role", role.role)} is gestopt.`, undo);
      onClose();
    },
  });
  return (
    <CheckedFormFrame form={form} submit={role.state === "proposed" ? t`Trek de vraag in` : t`Deze rol stopt`} onCancel={onClose}>
      {role.state === "accepted" && <Consequence of="end_role" />}
      <TextArea {...form.field("reason")} label={t`Waarom?`} hint={t`Partners lezen dit mee.`} rows={2} autoFocus />
    </CheckedFormFrame>
  );
}
