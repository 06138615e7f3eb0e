import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { list } from "../../i18n/format.ts";
import { callSaving } from "../../ipc/call.ts";
import { useView } from "../../ipc/hooks.ts";
import type { ArchivePreviewView } from "../../ipc/types/ArchivePreviewView.ts";
import type { ArchiveWrittenView } from "../../ipc/types/ArchiveWrittenView.ts";
import { Button } from "../../kit/Button.tsx";
import { Checkbox } from "../../kit/Choice.tsx";
import { ErrorSummary } from "../../kit/ErrorSummary.tsx";
import { ActionBar, Form, Section, Split } from "../../kit/Layout.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { ErrorState, QueryStates } from "../../kit/States.tsx";
import { HeldBack } from "../../parts/HeldBack.tsx";
import { JobProgress } from "../../parts/JobProgress.tsx";
import { MissingPhotos } from "../../parts/MissingPhotos.tsx";
import { Received } from "../../parts/Received.tsx";
import { useWork } from "../../parts/useWork.ts";
import type { ArchiveChoice } from "./ChooseStep.tsx";

type ArchivePreviewProps = { caseId: string; choice: ArchiveChoice; partner: string | null; passphrase: string; onBack: () => void; onDone: (written: ArchiveWrittenView) => void };

/** What goes and what is held back; nothing is written until the button is pressed. */
export function ArchivePreview(props: ArchivePreviewProps) {
  const { caseId, choice } = props;
  const preview = useView("archive_preview", { case: caseId, contact: choice.contact || null, classes: choice.classes });
  return <QueryStates query={preview}>{(view) => <ToSave {...props} view={view} />}</QueryStates>;
}

function ToSave({ caseId, choice, partner, passphrase, view, onBack, onDone }: ArchivePreviewProps & { view: ArchivePreviewView }) {
  const { t } = useLingui();
  const work = useWork();
  const [yes, setYes] = useState(false);
  const [tried, setTried] = useState(0);
  const [goes, stays] = [view.receives.length, view.held_back.length];
  const missing = tried > 0 && view.needs_yes && !yes ? t`Zet hier een vinkje, of vergelijk eerst de vingerafdruk.` : undefined;
  const save = async () => {
    setTried(tried + 1);
    if (view.needs_yes && !yes) return;
    const request = { case: caseId, contact: choice.contact || null, classes: choice.classes, passphrase: choice.contact ? null : passphrase, yes };
    const written = await work.run(() => callSaving("export_archive", request, view.suggested_name));
    if (written) onDone(written);
  };
  return (
    <Form onSubmit={() => void save()}>
      <ErrorSummary attempt={tried} errors={missing ? [{ field: "archive-yes", text: missing }] : []} />
      <p>{t`${plural(view.changes, { one: "# ondertekende wijziging", other: "# ondertekende wijzigingen" })} van ${list(view.authors)}.`}</p>
      <Split>
        <Section title={t`Gaat mee: ${plural(goes, { one: "# onderdeel", other: "# onderdelen" })}`}>
          {goes > 0 ? <Received items={view.receives} /> : <p className="kit-quiet">{t`Niets.`}</p>}
        </Section>
        <Section title={t`Wordt achtergehouden: ${plural(stays, { one: "# onderdeel", other: "# onderdelen" })}`}>
          {stays > 0 ? <HeldBack items={view.held_back} contact={view.reader} /> : <p className="kit-quiet">{t`Niets.`}</p>}
        </Section>
      </Split>
      <MissingPhotos photos={view.missing_photos} />
      <Notice kind="attention" title={t`Een archief haalt u niet terug`}>
        {partner === null
          ? t`Wie het bestand en de wachtzin heeft, leest alles wat erin staat, ook later. Het staat in uw lijst van verzonden bestanden, en een verzoek om te wissen bereikt het niet.`
          : t`${partner} leest alles wat erin staat, ook later. Het staat in uw lijst van verzonden bestanden.`}
      </Notice>
      {view.needs_yes && <Checkbox id="archive-yes" label={t`De vingerafdruk is niet vergeleken. Ik weet dit en maak het toch.`} value={yes} onChange={setYes} error={missing} />}
      {work.pending && <JobProgress name="export_archive" label={t`Archief wordt gemaakt`} />}
      {work.error && <ErrorState error={work.error} safe={t`Er is geen archief gemaakt.`} />}
      <ActionBar>
        {goes > 0 && (
          <Button type="submit" pending={work.pending}>
            {t`Bewaar het archief`}
          </Button>
        )}
        <Button kind="quiet" onPress={onBack}>{t`Kies iets anders`}</Button>
      </ActionBar>
    </Form>
  );
}
