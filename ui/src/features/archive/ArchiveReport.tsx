import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { ApiError } from "../../ipc/ApiError.ts";
import { callSaving } from "../../ipc/call.ts";
import { dayTime, number } from "../../i18n/format.ts";
import type { ArchiveFlawView } from "../../ipc/types/ArchiveFlawView.ts";
import type { ArchivePersonView } from "../../ipc/types/ArchivePersonView.ts";
import type { ArchiveReportView } from "../../ipc/types/ArchiveReportView.ts";
import type { DocumentView } from "../../ipc/types/DocumentView.ts";
import { Button } from "../../kit/Button.tsx";
import { Disclosure } from "../../kit/Disclosure.tsx";
import { ActionBar, Section, Stack } from "../../kit/Layout.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { PageHeader } from "../../kit/PageHeader.tsx";
import { ErrorState } from "../../kit/States.tsx";
import { SummaryList } from "../../kit/SummaryList.tsx";
import { JobProgress } from "../../parts/JobProgress.tsx";
import { ArchiveEntries } from "./ArchiveEntries.tsx";

type ArchiveReportProps = { report: ArchiveReportView; onAgain: () => void; onBack: () => void };
const KINDS = { sound: "info", gaps: "attention", broken: "urgent" } as const;

/** What the archive proves, first in one sentence, then all of it. */
export function ArchiveReport({ report, onAgain, onBack }: ArchiveReportProps) {
  const { t } = useLingui();
  const { counts, made_by: maker } = report;
  const name = maker ? person(maker) : "";
  return (
    <Stack gap="loose">
      <PageHeader title={t`Wat dit archief bewijst`} />
      <Notice kind={KINDS[report.verdict]} title={report.verdict_text} live="status">
        {t`${plural(counts.entries, { one: "# ondertekende wijziging", other: "# ondertekende wijzigingen" })}, waarvan ${number(counts.good)} in orde.`}
      </Notice>
      {report.flaws.length > 0 && (
        <Section title={t`Wat niet klopt of ontbreekt`}>
          <Flaws flaws={report.flaws} />
        </Section>
      )}
      <Section title={t`Over dit archief`}>
        <SummaryList
          rows={[
            { key: "file", label: t`Bestand`, value: report.name },
            { key: "case", label: t`Zaak`, value: report.case_number },
            { key: "maker", label: t`Gemaakt door`, value: name },
            { key: "finger", label: t`Vingerafdruk van de maker`, value: maker?.fingerprint },
            { key: "at", label: t`Gemaakt op (beweerd)`, value: report.made_at && dayTime(report.made_at) },
            { key: "records", label: t`Onderdelen van de zaak`, value: number(counts.records) },
            { key: "gaps", label: t`Wijzigingen met een gat ervoor`, value: number(counts.gaps) },
            { key: "absent", label: t`Waarden die hier ontbreken`, value: number(counts.values_absent) },
            { key: "seen", label: t`Wijzigingen die een ander had`, value: number(counts.witnessed) },
          ]}
        />
        <Disclosure title={t`Controlegetal van de inhoudslijst`}>
          <p className="kit-small">SHA-256: {report.manifest_sha256}</p>
        </Disclosure>
      </Section>
      <Section title={t`Wat dit niet bewijst`}>
        <ul className="kit-bullets">
          {report.unproven.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Section>
      <People people={report.people} />
      <ArchiveEntries entries={report.entries} />
      <Rest report={report} />
      <Save token={report.token} onAgain={onAgain} onBack={onBack} />
    </Stack>
  );
}

const person = ({ name, organisation }: ArchivePersonView) => [name, organisation].filter(Boolean).join(", ");

/** The grave ones say so in words as well. */
function Flaws({ flaws }: { flaws: readonly ArchiveFlawView[] }) {
  return (
    <ul className="kit-bullets">
      {flaws.map((flaw) => (
        <li key={flaw.part + flaw.code}>{flaw.serious ? <strong>{flaw.text}</strong> : flaw.text}</li>
      ))}
    </ul>
  );
}

function People({ people }: { people: readonly ArchivePersonView[] }) {
  const { t } = useLingui();
  return (
    <Section title={t`Wie erin voorkomen`}>
      <ul className="kit-bullets">
        {people.map((one) => (
          <li key={one.fingerprint + one.name}>
            {person(one)}
            {one.good ? <span className="kit-quiet"> · {one.fingerprint}</span> : <strong> · {t`de kaart klopt niet`}</strong>}
            {one.lost_devices.length > 0 && <span className="kit-quiet"> · {plural(one.lost_devices.length, { one: "# apparaat als verloren gemeld", other: "# apparaten als verloren gemeld" })}</span>}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Requests beside the changes, and attachments. */
function Rest({ report }: { report: ArchiveReportView }) {
  const { t } = useLingui();
  const { controls, attachments } = report;
  return (
    <>
      {controls.length > 0 && (
        <Section title={t`Verzoeken en antwoorden`}>
          <ul className="kit-bullets">
            {controls.map((one, place) => (
              <li key={`${one.claimed_at ?? ""} ${place}`}>
                {[one.label, one.author, one.claimed_at && dayTime(one.claimed_at)].filter(Boolean).join(" · ")}
                {one.signature !== "good" && <strong> · {t`de handtekening klopt niet`}</strong>}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {attachments.length > 0 && (
        <Section title={t`Bijlagen`}>
          <ul className="kit-bullets">
            {attachments.map((one) => (
              <li key={one.sha256}>
                <span className="kit-small">{one.sha256}</span>
                {one.entries.length > 0 && <span className="kit-quiet"> · {t`bij wijziging ${one.entries.join(", ")}`}</span>}
                {!one.whole && <strong> · {t`de inhoud is veranderd`}</strong>}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

function Save({ token, onAgain, onBack }: { token: string; onAgain: () => void; onBack: () => void }) {
  const { t } = useLingui();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const [made, setMade] = useState<DocumentView | null>(null);
  const save = async () => {
    setBusy(true);
    setError(null);
    try {
      const document = await callSaving("save_archive_report", { token }, t`controle-van-archief.pdf`);
      if (document) setMade(document);
    } catch (thrown) {
      setError(ApiError.from(thrown));
    }
    setBusy(false);
  };
  return (
    <>
      {busy && <JobProgress name="save_archive_report" label={t`PDF wordt gemaakt`} />}
      {error && <ErrorState error={error} safe={t`Er is geen bestand gemaakt.`} onRetry={() => void save()} />}
      {made && <Notice live="status" title={t`Verslag bewaard: ${plural(made.pages, { one: "# pagina", other: "# pagina's" })}`}>{t`De PDF is niet versleuteld. De tekst van de zaak staat erin.`}</Notice>}
      <ActionBar>
        <Button onPress={() => void save()} pending={busy}>{t`Bewaar het verslag als PDF`}</Button>
        <Button kind="secondary" onPress={onAgain}>{t`Controleer een ander archief`}</Button>
        <Button kind="quiet" onPress={onBack}>{t`Terug`}</Button>
      </ActionBar>
    </>
  );
}
