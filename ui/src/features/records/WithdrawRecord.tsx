import { useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../ipc/call.ts";
import { Button } from "../../kit/Button.tsx";
import { Section } from "../../kit/Layout.tsx";
import { useUndoableResult } from "../../kit/useUndoableResult.ts";
import { AskForm } from "../../parts/AskForm.tsx";

type WithdrawRecordProps = { record: string; caseId: string | null; onDone: () => void };

/** Takes back what was written by mistake; the reason stays, and it can be undone. */
export function WithdrawRecord({ record, caseId, onDone }: WithdrawRecordProps) {
  const { t } = useLingui();
  const client = useQueryClient();
  const { report } = useUndoableResult();
  const [open, setOpen] = useState(false);
  if (!open) return <Button kind="quiet" onPress={() => setOpen(true)}>{t`Per ongeluk vastgelegd: trek in…`}</Button>;
  const undo = () => call("restore_entry", { record }).then(() => client.invalidateQueries());
  return (
    <Section title={t`Intrekken`}>
      <AskForm
        draft={{ kind: "withdraw_record", target: caseId === null ? record : `${caseId}:${record}` }}
        ask={[{ name: "reason", label: t`Waarom trekt u dit in?`, hint: t`Dit verdwijnt uit de lijsten. De reden blijft bewaard.`, needed: t`Schrijf op waarom.` }]}
        call="withdraw_entry"
        request={({ reason }) => ({ record, reason })}
        submit={t`Trek in`}
        told={t`Ingetrokken.`}
        danger
        onDone={() => {
          report(t`Ingetrokken.`, undo);
          onDone();
        }}
        onCancel={() => setOpen(false)}
      />
    </Section>
  );
}
