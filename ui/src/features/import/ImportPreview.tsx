import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { bytes, dayTime } from "../../i18n/format.ts";
import type { ApiError } from "../../ipc/ApiError.ts";
import type { ImportPreviewView } from "../../ipc/types/ImportPreviewView.ts";
import { Button } from "../../kit/Button.tsx";
import { ErrorSummary } from "../../kit/ErrorSummary.tsx";
import { ActionBar, Section, Stack } from "../../kit/Layout.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { PageHeader } from "../../kit/PageHeader.tsx";
import { useConsequence } from "../../parts/Consequence.tsx";
import { JobProgress } from "../../parts/JobProgress.tsx";
import { Alarms } from "./Alarms.tsx";
import { CardNews } from "./CardNews.tsx";
import { CasesInFile } from "./CasesInFile.tsx";
import { ConflictsAhead } from "./ConflictsAhead.tsx";
import { NoRoom } from "./NoRoom.tsx";
import { OWN_CHANGES, type OwnAnswer, OwnChanges } from "./OwnChanges.tsx";
import { Remarks } from "./Remarks.tsx";
import { VeryMany } from "./VeryMany.tsx";

type ImportPreviewProps = {
  view: ImportPreviewView;
  error: ApiError | null;
  pending: boolean;
  /** What the person said about own changes in the file; every answer is looked at anew. */
  own: OwnAnswer;
  onOwn: (answer: OwnAnswer) => void;
  /** `conflicts`: how many differences the person said yes to, when they are very many. */
  onMerge: (conflicts: number | null) => void;
  onLeave: () => void;
  onAgain: () => void;
};

/** What the file would change, alarms first. */
export function ImportPreview({ view, error, pending, own, onOwn, onMerge, onLeave, onAgain }: ImportPreviewProps) {
  const { t } = useLingui();
  const consequence = useConsequence();
  const [tried, setTried] = useState(false);
  const unanswered = view.own_unknown > 0 && own === "";
  const missing = tried && unanswered ? t`Zeg eerst of de wijzigingen op uw naam van u zijn.` : undefined;
  const [asked, setAsked] = useState(false);
  const merge = () => {
    setTried(true);
    if (unanswered) return;
    if (view.conflicts_need_yes) setAsked(true);
    else onMerge(null);
  };
  const agree = () => {
    setAsked(false);
    onMerge(view.conflicts_need_yes ? view.conflicts.length : null);
  };
  const stale = error?.code === "preview_stale";
  const nothing = view.new_records + view.changed_records + view.photos_back + view.erasures === 0;
  const who = `${view.from.name}, ${view.from.organisation}`;
  const counts = [
    view.new_records > 0 && plural(view.new_records, { one: "# onderdeel is nieuw", other: "# onderdelen zijn nieuw" }),
    view.changed_records > 0 && plural(view.changed_records, { one: "# onderdeel is bijgewerkt", other: "# onderdelen zijn bijgewerkt" }),
    view.photos_back > 0 && plural(view.photos_back, { one: "# foto die hier ontbrak komt terug", other: "# foto's die hier ontbraken komen terug" }),
    view.conflicts.length > 0 && plural(view.conflicts.length, { one: "# verschil om te kiezen", other: "# verschillen om te kiezen" }),
    view.erasures > 0 && plural(view.erasures, { one: "# verzoek om te wissen", other: "# verzoeken om te wissen" }),
    view.acknowledges > 0 && plural(view.acknowledges, { one: "# bestand van u is aangekomen", other: "# bestanden van u zijn aangekomen" }),
    view.unchanged > 0 && plural(view.unchanged, { one: "# wijziging was hier al", other: "# wijzigingen waren hier al" }),
  ].filter(Boolean);
  return (
    <Stack gap="loose">
      <PageHeader
        title={t`Bestand van ${who}`}
        documentTitle={t`Bestand openen`}
        lead={t`Gemaakt op ${dayTime(view.created_at)}, ${bytes(Number(view.bytes))}. Er is nog niets samengevoegd.`}
      />
      <ErrorSummary errors={missing ? [{ field: OWN_CHANGES, text: missing }] : []} />
      <Alarms view={view} />
      <OwnChanges view={view} answer={own} onAnswer={onOwn} error={missing} />
      <Sender view={view} />
      <CardNews view={view} />
      <Section title={nothing ? t`Hier is niets nieuws in` : t`Wat er verandert`}>
        <ul className="kit-bullets">
          {counts.map((line) => (
            <li key={String(line)}>{line}</li>
          ))}
        </ul>
      </Section>
      <VeryMany view={view} open={asked} onAgree={agree} onClose={() => setAsked(false)} />
      <CasesInFile view={view} />
      <ConflictsAhead view={view} />
      <Remarks view={view} />
      {pending && <JobProgress name="import_file" label={t`Samenvoegen`} />}
      {error && !stale && <NoRoom error={error} safe={t`Er is niets samengevoegd. Het bestand is nog hetzelfde.`} onRetry={agree} />}
      {stale && (
        <Notice kind="attention" live="alert" title={t`Uw zaken zijn intussen veranderd`} action={<Button onPress={onAgain}>{t`Bekijk het bestand opnieuw`}</Button>}>
          <Trans>Dit overzicht klopt niet meer. Er is niets samengevoegd.</Trans>
        </Notice>
      )}
      {!stale && <p>{`${consequence("merge")} ${t`Bij een verschil staan beide versies naast elkaar.`}`}</p>}
      {!stale && (
        <ActionBar>
          <Button onPress={merge} pending={pending}>
            <Trans>Samenvoegen</Trans>
          </Button>
          <Button kind="secondary" onPress={onLeave} disabled={pending}>
            <Trans>Toch niet</Trans>
          </Button>
        </ActionBar>
      )}
    </Stack>
  );
}

function Sender({ view }: { view: ImportPreviewView }) {
  const { t } = useLingui();
  if (view.from.state === "own") return <Notice title={t`Dit bestand hebt u zelf gemaakt`} />;
  if (view.from.state === "verified") {
    return (
      <Notice title={t`U kent de afzender`}>
        {t`De vingerafdruk is vergeleken en de handtekening klopt.`}
        {view.confirms_sender && ` ${t`Met samenvoegen bevestigt u deze persoon als partner van de nieuwe zaken.`}`}
      </Notice>
    );
  }
  return (
    <Notice kind="attention" title={view.known ? t`De vingerafdruk van de afzender is nog niet vergeleken` : t`U kent deze afzender nog niet`}>
      <p>
        <Trans>De handtekening klopt met de contactkaart in het bestand. Of die kaart echt van deze persoon is, weet u pas als u de vingerafdruk vergelijkt. Dat kan ook na het samenvoegen, bij Contacten.</Trans>
      </p>
      {view.confirms_sender && <p>{t`Met samenvoegen bevestigt u deze persoon als partner van de nieuwe zaken.`}</p>}
    </Notice>
  );
}
