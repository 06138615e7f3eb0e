import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { call } from "../../ipc/call.ts";
import type { UnlockedView } from "../../ipc/types/UnlockedView.ts";
import { Button } from "../../kit/Button.tsx";
import { ErrorSummary, type FormError } from "../../kit/ErrorSummary.tsx";
import { ActionBar, Form } from "../../kit/Layout.tsx";
import { NewPassphrase } from "../../kit/NewPassphrase.tsx";
import { PageHeader } from "../../kit/PageHeader.tsx";
import { ErrorState } from "../../kit/States.tsx";

type NewPassphraseStepProps = { code: string; onBack: () => void; onOpen: (view: UnlockedView) => void };

export function NewPassphraseStep({ code, onBack, onOpen }: NewPassphraseStepProps) {
  const { t } = useLingui();
  const [passphrase, setPassphrase] = useState("");
  const [errors, setErrors] = useState<FormError[]>([]);
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const recover = async () => {
    if (busy) return;
    if (passphrase === "") {
      setErrors([{ field: "own-passphrase", text: t`Vul twee keer dezelfde, sterke wachtzin in.` }]);
      return;
    }
    setErrors([]);
    setFailure(null);
    setBusy(true);
    try {
      onOpen(await call("recover_vault", { recovery_code: code, new_passphrase: passphrase }));
    } catch (thrown) {
      setFailure(thrown);
      setBusy(false);
    }
  };
  return (
    <Form onSubmit={() => void recover()}>
      <PageHeader title={t`Kies een nieuwe wachtzin`} lead={t`De oude wachtzin werkt daarna niet meer. Uw herstelcode blijft dezelfde.`} />
      <ErrorSummary errors={errors} />
      <NewPassphrase
        suggest={() => call("suggest_passphrase", {})}
        judge={(text) => call("judge_passphrase", { passphrase: text })}
        onChange={setPassphrase}
        error={errors[0]?.text}
      />
      {failure !== null && <ErrorState error={failure} safe={t`Uw kluis en uw oude wachtzin zijn niet gewijzigd.`} />}
      <ActionBar>
        <Button type="submit" pending={busy}>
          <Trans>Open mijn kluis</Trans>
        </Button>
        <Button kind="quiet" onPress={onBack}>
          <Trans>Terug naar de code</Trans>
        </Button>
      </ActionBar>
    </Form>
  );
}
