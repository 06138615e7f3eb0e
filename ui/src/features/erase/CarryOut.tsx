import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { call } from "../../ipc/call.ts";
import { errorWording } from "../../ipc/errors.ts";
import type { CarriedOutView } from "../../ipc/types/CarriedOutView.ts";
import { Button } from "../../kit/Button.tsx";
import { ErrorSummary } from "../../kit/ErrorSummary.tsx";
import { ActionBar, Form, Section, Stack } from "../../kit/Layout.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { PassphraseField } from "../../kit/PassphraseField.tsx";
import { ErrorState } from "../../kit/States.tsx";
import { JobProgress } from "../../parts/JobProgress.tsx";
import { useWork } from "../../parts/useWork.ts";
import { Backups } from "./Backups.tsx";

/** Erases for good what may be, and writes the vault anew under new keys: nothing of it is left under any old one. */
export function CarryOut({ ready, due }: { ready: number; due: boolean }) {
  const { t } = useLingui();
  const work = useWork();
  const [passphrase, setPassphrase] = useState("");
  const [tried, setTried] = useState(0);
  const [done, setDone] = useState<CarriedOutView | null>(null);
  const refused = work.error?.code === "wrong_passphrase" || work.error?.code === "try_later" ? work.error : null;
  const error = refused ? errorWording(refused).wording : tried > 0 && passphrase === "" ? t`Vul uw wachtzin in.` : undefined;
  const send = async () => {
    setTried(tried + 1);
    if (passphrase === "") return;
    const view = await work.run(() => call("carry_out_erasures", { passphrase }));
    if (!view) return;
    setPassphrase("");
    setTried(0);
    setDone(view);
  };
  if (!due && done === null) return null;
  const head = ready > 0 ? t`De bedenktijd is voorbij. ${plural(ready, { one: "# besluit kan", other: "# besluiten kunnen" })} nu definitief worden uitgevoerd.` : t`Er is iets gewist, en de kluis is daarna nog niet opnieuw versleuteld.`;
  return (
    <Section title={t`Definitief wissen`}>
      <Stack>
        {done && <Done done={done} />}
        {due && (
          <>
            <p>{head}</p>
            <p className="kit-quiet">{t`Uw kluis wordt daarbij opnieuw geschreven met nieuwe sleutels. Dat duurt even. Daarna is het met geen oude sleutel meer te lezen.`}</p>
            {work.pending && <JobProgress name="carry_out_erasures" label={t`Definitief wissen`} />}
            {work.error && !refused && <ErrorState error={work.error} safe={t`Wat u wilt bewaren, staat er nog.`} />}
            <Form onSubmit={() => void send()}>
              <ErrorSummary attempt={tried} errors={error ? [{ field: "erase-passphrase", text: error }] : []} />
              <PassphraseField id="erase-passphrase" label={t`Uw wachtzin`} value={passphrase} onChange={setPassphrase} error={error} />
              <ActionBar>
                <Button type="submit" kind="danger" pending={work.pending}>{t`Wis definitief`}</Button>
              </ActionBar>
            </Form>
          </>
        )}
      </Stack>
    </Section>
  );
}

function Done({ done }: { done: CarriedOutView }) {
  const { t } = useLingui();
  const { erased, held, old_files_left: left, not_rewritten: stopped } = done;
  return (
    <>
      {stopped && (
        <Notice kind="attention" live="alert" title={t`Uw kluis is nog niet opnieuw versleuteld`}>
          <p>{errorWording(stopped).wording}</p>
          <p>{t`Wat definitief is gewist, komt niet terug. Druk nog eens op Wis definitief: pas daarna opent geen oude sleutel het meer.`}</p>
        </Notice>
      )}
      {(erased > 0 || !stopped) && (
        <Notice live="status" title={plural(erased, { one: "# besluit uitgevoerd", other: "# besluiten uitgevoerd" })}>
          {held > 0 && <p>{plural(held, { one: "# besluit wacht, omdat iemand de vernietiging tegenhoudt.", other: "# besluiten wachten, omdat iemand de vernietiging tegenhoudt." })}</p>}
          {left > 0 && (
            <p>
              {plural(left, {
                one: "# bestand met de oude sleutels kon nog niet weg. Woonrust probeert dat opnieuw als u de kluis weer opent.",
                other: "# bestanden met de oude sleutels konden nog niet weg. Woonrust probeert dat opnieuw als u de kluis weer opent.",
              })}
            </p>
          )}
        </Notice>
      )}
      {done.backups_left.length > 0 && (
        <Notice kind="attention" title={stopped ? t`Reservekopieën die het nog bevatten` : t`Niet bereikbare reservekopieën`}>
          <Backups backups={done.backups_left} />
        </Notice>
      )}
    </>
  );
}
