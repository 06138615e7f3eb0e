import { useLingui } from "@lingui/react/macro";
import { Button } from "../kit/Button.tsx";
import { Stack } from "../kit/Layout.tsx";
import { ErrorState } from "../kit/States.tsx";
import { useDo } from "./useDo.ts";

type AskProps = { caseId: string; contact: string; name: string };

/** Asks a partner for everything of a case. The question goes along in every file for him until it is here. */
export function AskFullCopy({ caseId, contact, name }: AskProps) {
  const { t } = useLingui();
  const { run, pending, error } = useDo();
  const ask = () => void run("ask_full_copy", { case: caseId, contact }, { text: t`De vraag gaat mee in het volgende bestand voor ${name}.` });
  return (
    <Stack gap="tight">
      {error && <ErrorState error={error} onRetry={ask} />}
      <Button kind="secondary" onPress={ask} pending={pending !== null}>
        {t`Vraag ${name} om een volledige kopie`}
      </Button>
    </Stack>
  );
}
