import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { call } from "../../ipc/call.ts";
import { errorWording } from "../../ipc/errors.ts";
import type { NewSheetView } from "../../ipc/types/NewSheetView.ts";
import { Button } from "../../kit/Button.tsx";
import { RadioGroup } from "../../kit/Choice.tsx";
import { ErrorSummary, type FormError } from "../../kit/ErrorSummary.tsx";
import { ActionBar, Form, Section } from "../../kit/Layout.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { PassphraseField } from "../../kit/PassphraseField.tsx";
import { ErrorState } from "../../kit/States.tsx";
import { useWork } from "../../parts/useWork.ts";

/** Why another sheet is needed; the passphrase, because the whole vault gets other keys. */
export function BeginSheet({ onMade }: { onMade: (sheet: NewSheetView) => void }) {
  const { t } = useLingui();
  const work = useWork();
  const [reason, setReason] = useState<"" | "lost" | "leaked">("");
  const [passphrase, setPassphrase] = useState("");
  const [tried, setTried] = useState(false);
  const wrong = work.error?.code === "wrong_passphrase" ? work.error : null;
  const missing: FormError[] = !tried
    ? []
    : [
        ...(reason === "" ? [{ field: "reason", text: t`Kies wat er met uw herstelblad is.` }] : []),
        ...(passphrase === "" ? [{ field: "passphrase", text: t`Vul uw wachtzin in.` }] : []),
      ];
  const errors = [...missing, ...(wrong ? [{ field: "passphrase", text: errorWording(wrong).wording }] : [])];
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.text;
  const begin = async () => {
    setTried(true);
    if (reason === "" || passphrase === "") return;
    const sheet = await work.run(() => call("begin_new_sheet", { passphrase, reason }));
    if (sheet) onMade(sheet);
  };
  return (
    <Section title={t`Wat is er gebeurd?`}>
      <Form onSubmit={() => void begin()}>
        <ErrorSummary errors={errors} />
        {work.error && !wrong && <ErrorState error={work.error} safe={t`Uw oude herstelblad geldt nog.`} />}
        <RadioGroup
          id="reason"
          legend={t`Uw herstelblad`}
          value={reason}
          onChange={setReason}
          error={errorOf("reason")}
          options={[
            { value: "lost", label: t`Ik ben het kwijt`, hint: t`Niemand anders heeft het, voor zover u weet.` },
            { value: "leaked", label: t`Iemand anders kan het hebben gezien of meegenomen`, hint: t`Die kan zich voor u uitgeven en uw reservekopieën openen.` },
          ]}
        />
        {reason === "leaked" && (
          <Notice kind="urgent" title={t`Bel uw collega’s`}>
            <Trans>Met het oude blad kan iemand een kaart op uw naam maken. Wie u belt weet dat alleen de nieuwe vingerafdruk van u is.</Trans>
          </Notice>
        )}
        <PassphraseField id="passphrase" label={t`Uw wachtzin`} hint={t`De kluis wordt opnieuw versleuteld. De wachtzin blijft dezelfde.`} value={passphrase} onChange={setPassphrase} error={errorOf("passphrase")} />
        <ActionBar>
          <Button type="submit" pending={work.pending}>
            <Trans>Maak een nieuwe code</Trans>
          </Button>
        </ActionBar>
      </Form>
    </Section>
  );
}
