import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { call, callOpening, type FileSource } from "../../ipc/call.ts";
import { ApiError } from "../../ipc/ApiError.ts";
import { errorWording } from "../../ipc/errors.ts";
import type { UnlockedView } from "../../ipc/types/UnlockedView.ts";
import { Button } from "../../kit/Button.tsx";
import { RadioGroup } from "../../kit/Choice.tsx";
import { ErrorSummary, type FormError } from "../../kit/ErrorSummary.tsx";
import { ActionBar, Form } from "../../kit/Layout.tsx";
import { NewPassphrase } from "../../kit/NewPassphrase.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { PageHeader } from "../../kit/PageHeader.tsx";
import { PassphraseField } from "../../kit/PassphraseField.tsx";
import { ErrorState } from "../../kit/States.tsx";
import { TextField } from "../../kit/TextField.tsx";

type SecretKind = "passphrase" | "recovery_code";
type RestoreScreenProps = {
  /** There is a vault here already; a backup is never put over it. */
  hasVault: boolean;
  onOpen: (view: UnlockedView) => void;
  onBack: () => void;
};

/** A vault out of a backup: what opens it first, then the file. */
export default function RestoreScreen({ hasVault, onOpen, onBack }: RestoreScreenProps) {
  const { t } = useLingui();
  const [kind, setKind] = useState<SecretKind>("passphrase");
  const [secret, setSecret] = useState("");
  const [fresh, setFresh] = useState("");
  const [errors, setErrors] = useState<FormError[]>([]);
  const [failure, setFailure] = useState<ApiError | null>(null);
  const [busy, setBusy] = useState(false);
  /** The copy was chosen and did not open with what was typed: another try is about the same file. */
  const [chosen, setChosen] = useState(false);
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.text;

  const restore = async (source: FileSource) => {
    if (busy) return;
    const missing: FormError[] = [
      ...(secret.trim() === "" ? [{ field: "secret", text: kind === "passphrase" ? t`Vul de wachtzin van de reservekopie in.` : t`Vul uw herstelcode in.` }] : []),
      ...(kind === "recovery_code" && fresh === "" ? [{ field: "own-passphrase", text: t`Vul twee keer dezelfde, sterke wachtzin in.` }] : []),
    ];
    setErrors(missing);
    setFailure(null);
    if (missing.length > 0) return;
    setBusy(true);
    try {
      const view = await callOpening("restore_vault", { secret_kind: kind, secret, new_passphrase: kind === "recovery_code" ? fresh : null }, ["woonrust-backup"], source);
      if (view) onOpen(view);
      else setBusy(false);
    } catch (thrown) {
      const refused = ApiError.from(thrown);
      setBusy(false);
      setChosen(refused.code === "wrong_backup_secret" || refused.code === "weak_passphrase" || refused.code === "folder_not_empty");
      if (refused.code === "wrong_backup_secret") setErrors([{ field: "secret", text: errorWording(refused).wording }]);
      else setFailure(refused);
    }
  };
  if (hasVault) {
    return (
      <>
        <PageHeader title={t`Reservekopie terugzetten`} />
        <Notice kind="attention" title={t`Er staat al een kluis op deze computer`}>
          <p>
            <Trans>Een reservekopie komt nooit over een kluis heen. Zo raakt u niets kwijt.</Trans>
          </p>
          <p>
            <Trans>Weet u de wachtzin niet meer? Herstel dan met uw herstelcode. Is de kluis zelf stuk? Vraag uw beheerder om de map van de kluis opzij te zetten. Daarna biedt Woonrust hier het terugzetten aan.</Trans>
          </p>
        </Notice>
        <ActionBar>
          <Button kind="secondary" onPress={onBack} autoFocus>
            <Trans>Terug</Trans>
          </Button>
        </ActionBar>
      </>
    );
  }
  return (
    <Form onSubmit={() => void restore(chosen ? "again" : "dialog")}>
      <PageHeader title={t`Reservekopie terugzetten`} lead={t`Uw kluis staat daarna op deze computer zoals hij was toen de kopie werd gemaakt. De kopie zelf verandert niet.`} />
      <ErrorSummary errors={errors} />
      {failure && <ErrorState error={failure} safe={t`Er is niets teruggezet. De reservekopie is niet veranderd.`} />}
      <RadioGroup
        legend={t`Waarmee opent u de kopie?`}
        tiles
        value={kind}
        onChange={(next) => {
          setKind(next);
          setSecret("");
          setErrors([]);
        }}
        options={[
          { value: "passphrase", label: t`Met de wachtzin`, hint: t`Die gold toen de kopie werd gemaakt` },
          { value: "recovery_code", label: t`Met de herstelcode`, hint: t`Van uw herstelblad` },
        ]}
      />
      {kind === "passphrase" ? (
        <PassphraseField id="secret" label={t`Wachtzin van de reservekopie`} value={secret} onChange={setSecret} error={errorOf("secret")} />
      ) : (
        <>
          <TextField id="secret" label={t`Herstelcode`} hint={t`Negen groepen van vier. Hoofdletters en streepjes maken niet uit.`} value={secret} onChange={setSecret} error={errorOf("secret")} spellCheck={false} />
          <NewPassphrase
            suggest={() => call("suggest_passphrase", {})}
            judge={(text) => call("judge_passphrase", { passphrase: text })}
            onChange={setFresh}
            error={errorOf("own-passphrase")}
          />
        </>
      )}
      <ActionBar>
        <Button type="submit" pending={busy}>
          {chosen ? <Trans>Zet dezelfde kopie terug</Trans> : <Trans>Kies de reservekopie en zet terug</Trans>}
        </Button>
        {chosen && (
          <Button kind="secondary" onPress={() => void restore("dialog")} disabled={busy}>
            <Trans>Kies een andere kopie</Trans>
          </Button>
        )}
        <Button kind="quiet" onPress={onBack}>
          <Trans>Terug</Trans>
        </Button>
      </ActionBar>
    </Form>
  );
}
