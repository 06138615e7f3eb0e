import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { callOpening } from "../../ipc/call.ts";
import type { NewSheetDoneView } from "../../ipc/types/NewSheetDoneView.ts";
import { Button } from "../../kit/Button.tsx";
import { ErrorSummary, type FormError } from "../../kit/ErrorSummary.tsx";
import { ActionBar, Form } from "../../kit/Layout.tsx";
import { PassphraseField } from "../../kit/PassphraseField.tsx";
import { ErrorState } from "../../kit/States.tsx";
import { JobProgress } from "../../parts/JobProgress.tsx";
import { RecoveryCodeFields, useRecoveryCode } from "../../parts/recoveryCode.tsx";
import { useWork } from "../../parts/useWork.ts";

/** The sheet that another own device made: its card, and the new code. */
export function JoinSheet({ onDone }: { onDone: (view: NewSheetDoneView) => void }) {
  const { t } = useLingui();
  const work = useWork();
  const code = useRecoveryCode();
  const [passphrase, setPassphrase] = useState("");
  const [tried, setTried] = useState(false);
  const refused = work.error?.code === "wrong_recovery_code" ? work.error : null;
  const errors: FormError[] = [
    ...code.errors,
    ...(tried && passphrase === "" ? [{ field: "join-passphrase", text: t`Vul uw wachtzin in.` }] : []),
    ...(refused ? [{ field: "group-0", text: t`Deze herstelcode hoort niet bij de kaart die u koos.` }] : []),
  ];
  const join = async () => {
    setTried(true);
    const whole = code.send();
    if (whole === null || passphrase === "") return;
    const view = await work.run(() => callOpening("join_new_sheet", { recovery_code: whole, passphrase }, ["woonrust-card"]));
    if (view) onDone(view);
  };
  return (
    <Form onSubmit={() => void join()}>
      <p>
        <Trans>Bewaar op dat apparaat uw nieuwe kaart en breng het bestand hierheen. Typ de nieuwe code over van het nieuwe blad.</Trans>
      </p>
      <ErrorSummary errors={errors} />
      {work.error && !refused && <ErrorState error={work.error} safe={t`Dit apparaat heeft nog de sleutel die het had.`} />}
      <RecoveryCodeFields code={code} />
      <PassphraseField
        id="join-passphrase"
        label={t`Wachtzin van dit apparaat`}
        value={passphrase}
        onChange={setPassphrase}
        error={errors.find((error) => error.field === "join-passphrase")?.text}
      />
      {work.pending && <JobProgress name="join_new_sheet" label={t`Kluis wordt opnieuw versleuteld`} />}
      <ActionBar>
        <Button type="submit" kind="secondary" pending={work.pending}>
          <Trans>Kies de nieuwe kaart en neem het blad over</Trans>
        </Button>
      </ActionBar>
    </Form>
  );
}
