import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { DraftRowView } from "../ipc/types/DraftRowView.ts";
import { Button } from "../kit/Button.tsx";
import { AlertDialog } from "../kit/Dialog.tsx";
import { Stack } from "../kit/Layout.tsx";
import { ErrorState } from "../kit/States.tsx";
import { useDo } from "./useDo.ts";

/** Throws away a draft from a list, after a question. */
export function DiscardDraft({ draft, what }: { draft: DraftRowView; what: string }) {
  const { t } = useLingui();
  const { run, pending, error } = useDo();
  const [asking, setAsking] = useState(false);
  const discard = async () => {
    await run("discard_draft", { form_kind: draft.form_kind, target: draft.target }, { text: t`Het concept is weggegooid.` });
    setAsking(false);
  };
  return (
    <Stack gap="tight">
      {error && <ErrorState error={error} />}
      <Button kind="quiet" onPress={() => setAsking(true)} context={[what, draft.title].filter(Boolean).join(", ")}>{t`Gooi weg`}</Button>
      <AlertDialog open={asking} danger title={t`Concept weggooien?`} confirm={t`Gooi weg`} pending={pending !== null} onClose={() => setAsking(false)} onConfirm={() => void discard()}>
        {t`Wat u typte en niet bewaarde is dan weg. Wat bewaard is, blijft.`}
      </AlertDialog>
    </Stack>
  );
}
