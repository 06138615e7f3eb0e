import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { ApiError } from "../../ipc/ApiError.ts";
import { call, callOpening } from "../../ipc/call.ts";
import type { UnlockedView } from "../../ipc/types/UnlockedView.ts";
import { Button } from "../../kit/Button.tsx";
import { ErrorSummary, type FormError } from "../../kit/ErrorSummary.tsx";
import { ActionBar, Form } from "../../kit/Layout.tsx";
import { NewPassphrase } from "../../kit/NewPassphrase.tsx";
import { PageHeader } from "../../kit/PageHeader.tsx";
import { ErrorState } from "../../kit/States.tsx";
import { JobProgress } from "../../parts/JobProgress.tsx";
import { RecoveryCodeFields, useRecoveryCode } from "../../parts/recoveryCode.tsx";

type AddDeviceStepProps = { onBack: () => void; onOpen: (view: UnlockedView) => void };

/** One more device of a person who has one already: the code that proves it, a passphrase for here, and the own card. */
export function AddDeviceStep({ onBack, onOpen }: AddDeviceStepProps) {
  const { t } = useLingui();
  const code = useRecoveryCode();
  const [passphrase, setPassphrase] = useState("");
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState<ApiError | null>(null);
  const [busy, setBusy] = useState(false);
  const wrongCode = refused?.code === "wrong_recovery_code" ? t`Deze herstelcode hoort niet bij de kaart die u koos.` : null;
  const missing = tried && passphrase === "" ? t`Vul twee keer dezelfde, sterke wachtzin in.` : undefined;
  const errors: FormError[] = [
    ...(wrongCode === null ? [] : [{ field: "group-0", text: wrongCode }]),
    ...code.errors,
    ...(missing === undefined ? [] : [{ field: "own-passphrase", text: missing }]),
  ];

  const add = async () => {
    if (busy) return;
    setTried(true);
    setRefused(null);
    const whole = code.send();
    if (whole === null || passphrase === "") return;
    setBusy(true);
    try {
      const view = await callOpening("add_device", { recovery_code: whole, passphrase }, ["woonrust-card"]);
      if (view) onOpen(view);
      else setBusy(false);
    } catch (thrown) {
      setRefused(ApiError.from(thrown));
      setBusy(false);
    }
  };
  return (
    <Form onSubmit={() => void add()}>
      <PageHeader
        title={t`Een apparaat erbij`}
        lead={t`Zo werkt u hier onder uw eigen naam. Uw herstelcode bewijst dat u het bent, en dit apparaat krijgt eigen sleutels.`}
      />
      <ol className="kit-bullets kit-bullets--numbered">
        <li>{t`Bewaar op uw andere apparaat uw kaart bij Contacten en zet dat bestand hier. Is dat apparaat weg? Een collega kan uw kaart ook bewaren.`}</li>
        <li>{t`Typ uw herstelcode over en kies een wachtzin voor dit apparaat.`}</li>
        <li>{t`Kies daarna het bestand met uw kaart.`}</li>
      </ol>
      <ErrorSummary errors={errors} />
      {refused && wrongCode === null && <ErrorState error={refused} safe={t`Er is nog geen kluis gemaakt.`} />}
      <RecoveryCodeFields code={code} autoFocus />
      <NewPassphrase
        suggest={() => call("suggest_passphrase", {})}
        judge={(text) => call("judge_passphrase", { passphrase: text })}
        onChange={setPassphrase}
        error={missing}
      />
      {busy && <JobProgress name="add_device" label={t`Kluis wordt gemaakt`} />}
      <ActionBar>
        <Button type="submit" pending={busy}>
          <Trans>Kies mijn kaart en maak de kluis</Trans>
        </Button>
        <Button kind="quiet" onPress={onBack}>
          <Trans>Terug</Trans>
        </Button>
      </ActionBar>
    </Form>
  );
}
