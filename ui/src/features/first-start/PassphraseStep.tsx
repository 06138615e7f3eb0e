import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { call } from "../../ipc/call.ts";
import type { CreatedVaultView } from "../../ipc/types/CreatedVaultView.ts";
import { Button } from "../../kit/Button.tsx";
import { ErrorSummary, type FormError } from "../../kit/ErrorSummary.tsx";
import { ActionBar, Form } from "../../kit/Layout.tsx";
import { NewPassphrase } from "../../kit/NewPassphrase.tsx";
import { PageHeader } from "../../kit/PageHeader.tsx";
import { ErrorState } from "../../kit/States.tsx";
import type { AboutYou } from "../../parts/AboutYouFields.tsx";

type PassphraseStepProps = { person: AboutYou; onBack: () => void; onMade: (vault: CreatedVaultView) => void };

export function PassphraseStep({ person, onBack, onMade }: PassphraseStepProps) {
  const { t } = useLingui();
  const [passphrase, setPassphrase] = useState("");
  const [errors, setErrors] = useState<FormError[]>([]);
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  const make = async () => {
    if (busy || person.domain === "") return;
    if (passphrase === "") {
      setErrors([{ field: "own-passphrase", text: t`Vul twee keer dezelfde, sterke wachtzin in.` }]);
      return;
    }
    setErrors([]);
    setFailure(null);
    setBusy(true);
    try {
      onMade(await call("create_vault", { ...person, domain: person.domain, passphrase }));
    } catch (thrown) {
      setFailure(thrown);
      setBusy(false);
    }
  };
  return (
    <Form onSubmit={() => void make()}>
      <PageHeader
        title={t`Kies uw wachtzin`}
        lead={t`Hiermee opent u elke dag uw kluis. Niemand anders kan erin, ook uw beheerder niet.`}
      />
      <ErrorSummary errors={errors} />
      <NewPassphrase
        suggest={() => call("suggest_passphrase", {})}
        judge={(text) => call("judge_passphrase", { passphrase: text })}
        onChange={setPassphrase}
        error={errors[0]?.text}
      />
      {failure !== null && <ErrorState error={failure} safe={t`Er is nog geen kluis gemaakt.`} />}
      <ActionBar>
        <Button type="submit" pending={busy}>
          <Trans>Maak mijn kluis</Trans>
        </Button>
        <Button kind="quiet" onPress={onBack}>
          <Trans>Terug</Trans>
        </Button>
      </ActionBar>
    </Form>
  );
}
