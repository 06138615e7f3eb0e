import { useLingui } from "@lingui/react/macro";
import { type ReactNode, useState } from "react";
import type { Draft } from "../ipc/useDraft.ts";
import { Button } from "../kit/Button.tsx";
import { AlertDialog } from "../kit/Dialog.tsx";
import { Cluster } from "../kit/Layout.tsx";
import { Notice } from "../kit/Notice.tsx";

/** The fields of a form; when its earlier draft cannot be read, what happened, until it can be or the person goes on without it. */
export function ReadDraft({ draft, children }: { draft: Draft; children: ReactNode }) {
  const { t } = useLingui();
  const [pending, setPending] = useState(false);
  const [asking, setAsking] = useState(false);
  if (!draft.unread) return children;
  const again = async () => {
    setPending(true);
    await draft.readAgain();
    setPending(false);
  };
  const without = () => {
    setAsking(false);
    draft.goOnWithout();
  };
  return (
    <>
      <Notice
        kind="attention"
        live="alert"
        title={t`Een eerder concept kon niet worden gelezen`}
        action={
          <Cluster>
            <Button kind="secondary" onPress={() => void again()} pending={pending}>{t`Probeer opnieuw`}</Button>
            <Button kind="quiet" onPress={() => setAsking(true)}>{t`Begin zonder eerder concept`}</Button>
          </Cluster>
        }
      >
        {t`Typte u hier eerder iets, dan staat dat nog in uw kluis. Tot u kiest, wordt hier niets bewaard en niets overschreven.`}
      </Notice>
      <AlertDialog open={asking} danger title={t`Beginnen zonder eerder concept?`} confirm={t`Begin zonder`} onClose={() => setAsking(false)} onConfirm={without}>
        {t`Wat u nu typt, komt in de plaats van een eerder concept. Dat is dan weg. Wat bewaard is, blijft.`}
      </AlertDialog>
    </>
  );
}
