import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { ApiError } from "../../ipc/ApiError.ts";
import { call } from "../../ipc/call.ts";
import type { UnlockedView } from "../../ipc/types/UnlockedView.ts";
import { Button } from "../../kit/Button.tsx";
import { ErrorSummary } from "../../kit/ErrorSummary.tsx";
import { ActionBar, Form } from "../../kit/Layout.tsx";
import { PageHeader } from "../../kit/PageHeader.tsx";
import { ErrorState } from "../../kit/States.tsx";
import { TwoGroupsFields, useTwoGroups } from "../../parts/twoGroups.tsx";

/** The code exists on paper only when two groups can be typed back. */
export function ConfirmStep({ count, onBack, onOpen }: { count: number; onBack: () => void; onOpen: (view: UnlockedView) => void }) {
  const { t } = useLingui();
  const groups = useTwoGroups(count);
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  const confirm = async () => {
    if (busy) return;
    setBusy(true);
    setFailure(null);
    groups.clear();
    try {
      onOpen(await call("confirm_recovery", groups.request()));
    } catch (thrown) {
      const error = ApiError.from(thrown);
      if (!groups.refuse(error)) setFailure(error);
      setBusy(false);
    }
  };
  return (
    <Form onSubmit={() => void confirm()}>
      <PageHeader title={t`Controleer uw herstelcode`} lead={t`Typ twee groepen over van uw papier of uw bestand.`} />
      <ErrorSummary errors={groups.errors} />
      <TwoGroupsFields groups={groups} />
      {failure !== null && <ErrorState error={failure} />}
      <ActionBar>
        <Button type="submit" pending={busy}>
          <Trans>Open mijn kluis</Trans>
        </Button>
        <Button kind="quiet" onPress={onBack}>
          <Trans>Toon de code nog eens</Trans>
        </Button>
      </ActionBar>
    </Form>
  );
}
