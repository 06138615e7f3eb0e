import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { Suspense, useEffect, useRef, useState } from "react";
import { ApiError } from "../../ipc/ApiError.ts";
import { call } from "../../ipc/call.ts";
import { withWords } from "../../i18n/withWords.ts";
import { errorWording } from "../../ipc/errors.ts";
import type { UnlockedView } from "../../ipc/types/UnlockedView.ts";
import type { VaultStatusView } from "../../ipc/types/VaultStatusView.ts";
import { Button, TextLink } from "../../kit/Button.tsx";
import { Cluster, Form, Stack } from "../../kit/Layout.tsx";
import { PageHeader } from "../../kit/PageHeader.tsx";
import { PassphraseField } from "../../kit/PassphraseField.tsx";
import { ErrorState } from "../../kit/States.tsx";

type UnlockScreenProps = {
  status: VaultStatusView;
  onOpen: (view: UnlockedView) => void;
  /** The vault behind this screen became another one. */
  onStatus: (status: VaultStatusView) => void;
  onRecover: () => void;
  onRestore?: () => void;
  onCheck?: () => void;
};

/** Asked seldom, and only with the example cases: it comes when it is needed, so that unlocking starts small. */
const LeaveSamplesDialog = withWords(() => import("../../parts/LeaveSamplesDialog.tsx"));

/** The first thing every day: one field, one button, and the way back in without the passphrase. */
export default function UnlockScreen({ status, onOpen, onStatus, onRecover, onRestore, onCheck }: UnlockScreenProps) {
  const { t } = useLingui();
  const [passphrase, setPassphrase] = useState(status.sample_passphrase ?? "");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const [wait, setWait] = useState(status.delay_seconds);
  const [asking, setAsking] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const field = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (wait <= 0) return;
    const timer = setTimeout(() => setWait(wait - 1), 1000);
    return () => clearTimeout(timer);
  }, [wait]);

  const unlock = async () => {
    if (busy || wait > 0) return;
    if (passphrase === "") {
      setError(new ApiError("invalid_input", {}, "passphrase"));
      field.current?.focus();
      return;
    }
    setBusy(true);
    setError(null);
    try {
      onOpen(await call("unlock", { passphrase }));
    } catch (thrown) {
      const refused = ApiError.from(thrown);
      setError(refused);
      setWait(Number(refused.params.seconds ?? 0) || 0);
      setBusy(false);
      field.current?.focus();
      field.current?.select();
    }
  };

  const leave = async () => {
    setLeaving(true);
    try {
      onStatus(await call("leave_samples", {}));
    } catch (thrown) {
      setError(ApiError.from(thrown));
    }
    setLeaving(false);
    setAsking(false);
  };
  const inField = error?.code === "wrong_passphrase" || error?.code === "try_later" || error?.field === "passphrase";
  const fieldError = () => {
    if (!error || !inField) return undefined;
    return error.field === "passphrase" && error.code === "invalid_input" ? t`Vul uw wachtzin in.` : errorWording(error).wording;
  };
  return (
    <Form onSubmit={() => void unlock()}>
      <PageHeader title={t`Ontgrendelen`} takeFocus={false} lead={status.sample && t`Dit zijn de voorbeeldzaken. De wachtzin is geen geheim en staat er al.`} />
      <PassphraseField
        ref={field}
        id="passphrase"
        label={t`Wachtzin`}
        value={passphrase}
        onChange={setPassphrase}
        error={fieldError()}
        autoFocus
      />
      {error && !inField && <ErrorState error={error} />}
      <Stack gap="tight">
        <Cluster>
          <Button type="submit" pending={busy} disabled={wait > 0}>
            <Trans>Ontgrendel</Trans>
          </Button>
          {status.sample ? (
            <TextLink onPress={() => setAsking(true)}>
              <Trans>Verwijder de voorbeeldzaken</Trans>
            </TextLink>
          ) : (
            <TextLink onPress={onRecover}>
              <Trans>Herstel met herstelcode</Trans>
            </TextLink>
          )}
        </Cluster>
        {!status.sample && onRestore && (
          <TextLink onPress={onRestore}>
            <Trans>Zet een reservekopie terug</Trans>
          </TextLink>
        )}
        {onCheck && (
          <TextLink onPress={onCheck}>
            <Trans>Controleer een archief</Trans>
          </TextLink>
        )}
        <p className="kit-hint" role="status">
          {wait > 0 && t`U kunt het over ${plural(wait, { one: "# seconde", other: "# seconden" })} opnieuw proberen. Uw kluis blijft bestaan.`}
        </p>
      </Stack>
      {asking && (
        <Suspense fallback={null}>
          <LeaveSamplesDialog open pending={leaving} onConfirm={() => void leave()} onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </Form>
  );
}
