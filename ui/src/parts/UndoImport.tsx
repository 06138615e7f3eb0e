import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Button } from "../kit/Button.tsx";
import { AlertDialog } from "../kit/Dialog.tsx";
import { Stack } from "../kit/Layout.tsx";
import { ErrorState } from "../kit/States.tsx";
import { useDo } from "./useDo.ts";

type UndoImportProps = {
  /** The number of the merged file. */
  file: number;
  from: string;
  onUndone?: () => void;
};

/** Takes out everything that a merged file brought, after a question. */
export function UndoImport({ file, from, onUndone }: UndoImportProps) {
  const { t } = useLingui();
  const { run, pending, error } = useDo();
  const [asked, setAsked] = useState(false);
  const undo = async () => {
    const done = await run("undo_import", { import: file }, { text: t`Het samenvoegen is ongedaan gemaakt.` });
    setAsked(false);
    if (done) onUndone?.();
  };
  return (
    <Stack gap="tight">
      {error && <ErrorState error={error} safe={t`Er is niets gewijzigd. Wat het bestand bracht, staat er nog.`} />}
      <div>
        <Button kind="secondary" onPress={() => setAsked(true)} context={from}>
          <Trans>Maak dit samenvoegen ongedaan</Trans>
        </Button>
      </div>
      <AlertDialog open={asked} title={t`Dit samenvoegen ongedaan maken?`} confirm={t`Maak ongedaan`} pending={pending !== null} onClose={() => setAsked(false)} onConfirm={() => void undo()}>
        <p>{t`Wat dit bestand van ${from} bracht, gaat weg uit uw kluis. Wat u zelf schreef blijft. De afzender hoort niet dat u het had.`}</p>
        <p>{t`Met hetzelfde bestand haalt u alles weer binnen. Contactkaarten en verzoeken om te wissen blijven staan.`}</p>
      </AlertDialog>
    </Stack>
  );
}
