import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ApiError } from "../../ipc/ApiError.ts";
import { call } from "../../ipc/call.ts";
import type { NewSheetDoneView } from "../../ipc/types/NewSheetDoneView.ts";
import { Button } from "../../kit/Button.tsx";
import { ErrorSummary } from "../../kit/ErrorSummary.tsx";
import { ActionBar, Form, Stack } from "../../kit/Layout.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { PageHeader } from "../../kit/PageHeader.tsx";
import { ErrorState } from "../../kit/States.tsx";
import { JobProgress } from "../../parts/JobProgress.tsx";
import { TwoGroupsFields, useTwoGroups } from "../../parts/twoGroups.tsx";

type ConfirmSheetProps = { count: number; onBack: () => void; onAgain: () => void; onDone: (view: NewSheetDoneView) => void };

/** The core has no such sheet any more, or the passphrase changed since: this code never comes into use. */
const isVoid = (error: ApiError) => error.code === "not_found" || error.code === "wrong_passphrase";

/** Two groups back from paper; then the vault is written anew under keys of the new sheet. */
export function ConfirmSheet({ count, onBack, onAgain, onDone }: ConfirmSheetProps) {
  const { t } = useLingui();
  const client = useQueryClient();
  const groups = useTwoGroups(count);
  const [failure, setFailure] = useState<ApiError | null>(null);
  const [busy, setBusy] = useState(false);
  const confirm = async () => {
    if (busy) return;
    setBusy(true);
    setFailure(null);
    groups.clear();
    try {
      const view = await call("confirm_new_sheet", groups.request());
      void client.invalidateQueries();
      onDone(view);
    } catch (thrown) {
      const error = ApiError.from(thrown);
      if (!groups.refuse(error)) setFailure(error);
      setBusy(false);
    }
  };
  if (failure && isVoid(failure)) {
    return (
      <Stack>
        <PageHeader key="void" title={t`Deze code komt niet meer in gebruik`} />
        <Notice kind="urgent" live="alert" title={t`Uw oude herstelblad geldt nog`}>
          <Trans>Vernietig het nieuwe blad dat u net maakte: die code opent niets. Begin daarna opnieuw.</Trans>
        </Notice>
        <ActionBar>
          <Button onPress={onAgain}>
            <Trans>Begin opnieuw</Trans>
          </Button>
        </ActionBar>
      </Stack>
    );
  }
  return (
    <Form onSubmit={() => void confirm()}>
      <PageHeader key="confirm" title={t`Controleer uw nieuwe herstelcode`} lead={t`Typ twee groepen over van uw papier of uw bestand.`} />
      <ErrorSummary errors={groups.errors} />
      <TwoGroupsFields groups={groups} />
      {busy && <JobProgress name="confirm_new_sheet" label={t`Kluis wordt opnieuw versleuteld`} />}
      {failure && <ErrorState error={failure} safe={t`Uw oude herstelblad geldt nog. Bewaar ook het nieuwe: u kunt het opnieuw proberen met dezelfde code.`} />}
      <ActionBar>
        <Button type="submit" pending={busy}>
          <Trans>Neem het nieuwe blad in gebruik</Trans>
        </Button>
        <Button kind="quiet" onPress={onBack}>
          <Trans>Toon de code nog eens</Trans>
        </Button>
      </ActionBar>
    </Form>
  );
}
