import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { callSaving } from "../../ipc/call.ts";
import { Button } from "../../kit/Button.tsx";
import { Disclosure } from "../../kit/Disclosure.tsx";
import { ErrorSummary } from "../../kit/ErrorSummary.tsx";
import { Form, Section, Stack } from "../../kit/Layout.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { PassphraseField } from "../../kit/PassphraseField.tsx";
import { ErrorState } from "../../kit/States.tsx";
import { useWork } from "../../parts/useWork.ts";

const SHORTEST = 12;

/** The key of this device, so that received files can be read without Woonrust; always under a passphrase here. */
export function ExportKey() {
  const { t } = useLingui();
  return (
    <Section title={t`Sleutel om bestanden zonder Woonrust te lezen`}>
      <Stack gap="tight">
        <p>
          <Trans>Alleen nodig als Woonrust er niet meer is, of als uw organisatie bestanden moet kunnen bewaren en lezen met standaardgereedschap (age).</Trans>
        </p>
        <Disclosure title={t`Bewaar de sleutel als bestand`}>
          <KeyForm />
        </Disclosure>
      </Stack>
    </Section>
  );
}

function KeyForm() {
  const { t } = useLingui();
  const work = useWork();
  const [passphrase, setPassphrase] = useState("");
  const [tried, setTried] = useState(false);
  const [saved, setSaved] = useState(false);
  const short = passphrase.trim().length < SHORTEST;
  const error = tried && short ? t`Neem een wachtzin van minstens ${SHORTEST} tekens.` : undefined;
  const save = async () => {
    setTried(true);
    setSaved(false);
    if (short) return;
    const made = await work.run(() => callSaving("export_key", { passphrase, plain: false, yes: false }, `woonrust-${t`sleutel`}.age`));
    if (made) setSaved(true);
  };
  return (
    <Form onSubmit={() => void save()}>
      <Notice kind="attention" title={t`Wie dit bestand en de wachtzin ervan heeft, kan lezen wat collega's u stuurden`}>
        <Trans>De sleutel geeft geen toegang tot uw kluis en kan niet namens u ondertekenen. Bewaar hem toch als een huissleutel: niet op deze computer en nooit in de mail.</Trans>
      </Notice>
      <ErrorSummary errors={error ? [{ field: "key-passphrase", text: error }] : []} />
      {work.error && <ErrorState error={work.error} safe={t`Er is geen sleutel bewaard.`} />}
      <PassphraseField
        id="key-passphrase"
        label={t`Wachtzin voor het sleutelbestand`}
        hint={t`Een andere dan die van uw kluis.`}
        purpose="new-password"
        value={passphrase}
        onChange={setPassphrase}
        error={error}
      />
      {saved && <Notice live="status" title={t`De sleutel is bewaard`} />}
      <div>
        <Button type="submit" kind="secondary" pending={work.pending}>
          <Trans>Bewaar sleutel</Trans>
        </Button>
      </div>
    </Form>
  );
}
