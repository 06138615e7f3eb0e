import { useLingui } from "@lingui/react/macro";
import { type ReactNode, useState } from "react";
import type { Draft } from "../ipc/useDraft.ts";
import { TextLink } from "../kit/Button.tsx";
import { AlertDialog } from "../kit/Dialog.tsx";
import { Notice } from "../kit/Notice.tsx";

type RestoredDraftProps = {
  draft: Draft;
  onThrowAway: () => Promise<void>;
  /** What stays when the draft goes. */
  children?: ReactNode;
};

/** Says that the form goes on with what was typed earlier, and lets it be thrown away. */
export function RestoredDraft({ draft, onThrowAway, children }: RestoredDraftProps) {
  const { t } = useLingui();
  const [asking, setAsking] = useState(false);
  if (!draft.restored) return null;
  const confirm = () => {
    setAsking(false);
    void onThrowAway();
  };
  return (
    <>
      <Notice live="status" title={t`Uw concept staat er weer`} action={<TextLink onPress={() => setAsking(true)}>{t`Gooi het concept weg`}</TextLink>}>
        {t`U typte dit eerder en had het nog niet bewaard.`}
      </Notice>
      <AlertDialog open={asking} danger title={t`Concept weggooien?`} confirm={t`Gooi weg`} onClose={() => setAsking(false)} onConfirm={confirm}>
        {children ?? t`Wat u typte en niet bewaarde is dan weg. Wat bewaard is, blijft.`}
      </AlertDialog>
    </>
  );
}
