import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { ApiError } from "../../ipc/ApiError.ts";
import { callOpening, type FileSource } from "../../ipc/call.ts";
import { errorWording } from "../../ipc/errors.ts";
import type { ArchiveReportView } from "../../ipc/types/ArchiveReportView.ts";
import { Button } from "../../kit/Button.tsx";
import { ErrorSummary } from "../../kit/ErrorSummary.tsx";
import { ActionBar, Form } from "../../kit/Layout.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { PageHeader } from "../../kit/PageHeader.tsx";
import { PassphraseField } from "../../kit/PassphraseField.tsx";
import { ErrorState } from "../../kit/States.tsx";
import { JobProgress } from "../../parts/JobProgress.tsx";
import { ArchiveReport } from "./ArchiveReport.tsx";

/** Opens an archive and shows what it proves; also where there is no vault. */
export default function CheckArchive({ onBack }: { onBack: () => void }) {
  const { t } = useLingui();
  const [passphrase, setPassphrase] = useState("");
  const [report, setReport] = useState<ArchiveReportView | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const [tried, setTried] = useState(0);

  const check = async (source: FileSource) => {
    if (busy) return;
    setBusy(true);
    setError(null);
    setTried(tried + 1);
    try {
      const found = await callOpening("verify_archive", { passphrase: passphrase === "" ? null : passphrase }, ["woonrust"], source);
      if (found) {
        setPassphrase("");
        setReport(found);
      }
    } catch (thrown) {
      setError(ApiError.from(thrown));
    }
    setBusy(false);
  };
  if (report) return <ArchiveReport report={report} onAgain={() => setReport(null)} onBack={onBack} />;
  const asks = error?.code === "invalid_input" && error.field === "passphrase";
  const inField = asks || error?.code === "wrong_archive_passphrase";
  // Whether it is for the person at this screen shows only in the own vault.
  const forOne = error?.code === "file_for_someone_else" && error.params.detail === "no_vault";
  const words = asks ? t`Vul de wachtzin van het archief in.` : error ? errorWording(error).wording : "";
  return (
    <Form onSubmit={() => void check(inField ? "again" : "dialog")}>
      <PageHeader
        title={t`Archief controleren`}
        lead={t`U ziet wie wat schreef, met welk apparaat en in welke volgorde, en wat er niet klopt. Er wordt niets samengevoegd of gewijzigd.`}
      />
      <ErrorSummary attempt={tried} errors={inField ? [{ field: "archive-words", text: words }] : []} />
      <PassphraseField
        id="archive-words"
        label={t`Wachtzin van het archief`}
        hint={t`Van wie u het archief kreeg. Is het alleen voor u gemaakt? Laat dit dan leeg.`}
        value={passphrase}
        onChange={setPassphrase}
        error={inField ? words : undefined}
      />
      {busy && <JobProgress name="verify_archive" label={t`Archief wordt gecontroleerd`} />}
      {forOne && (
        <Notice kind="attention" live="alert" title={t`Dit archief is voor één persoon gemaakt`}>
          {t`Bent u dat? Ontgrendel eerst uw kluis en controleer het daarna bij Uitwisselen.`}
        </Notice>
      )}
      {error && !inField && !forOne && <ErrorState error={error} safe={t`Er is niets gewijzigd.`} />}
      <ActionBar>
        <Button type="submit" pending={busy}>
          {inField ? t`Controleer hetzelfde archief` : t`Kies het archief`}
        </Button>
        {inField && (
          <Button kind="secondary" onPress={() => void check("dialog")} disabled={busy}>
            {t`Kies een ander archief`}
          </Button>
        )}
        <Button kind="quiet" onPress={onBack}>{t`Terug`}</Button>
      </ActionBar>
    </Form>
  );
}
