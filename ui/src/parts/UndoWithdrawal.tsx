import { useLingui } from "@lingui/react/macro";
import { Button } from "../kit/Button.tsx";
import { Stack } from "../kit/Layout.tsx";
import { ErrorState } from "../kit/States.tsx";
import { useDo } from "./useDo.ts";

/** Whoever took a case back puts it in the list again. */
export function UndoWithdrawal({ caseId }: { caseId: string }) {
  const { t } = useLingui();
  const { run, pending, error } = useDo();
  const undo = () => void run("restore_entry", { record: caseId }, { text: t`De zaak is weer open.` });
  return (
    <Stack gap="tight">
      {error && <ErrorState error={error} onRetry={undo} />}
      <div>
        <Button kind="secondary" onPress={undo} pending={pending !== null}>{t`Maak intrekken ongedaan`}</Button>
      </div>
    </Stack>
  );
}
